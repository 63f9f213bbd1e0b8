import { defineNoun } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { AccessLogSchema } from '../privacy/access-log.entity.ts';
import { GraduateSchema } from './graduate.entity.ts';

/** A look at the viewer's own data by somebody else, at its account or its profile: the person alone. */
export const look = defineNoun({
  name: 'look',
  table: AccessLogSchema,
  asks: [GraduateSchema],
  columns: ['id', 'actorId', 'subjectId', 'noun', 'seenAt'],
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.or([
      build('access_log.subject_id', '=', viewer.accountId),
      build('access_log.subject_id', 'in', build.selectFrom('graduates as looked').select('looked.id').where('looked.account_id', '=', viewer.accountId)),
    ]);
  },
});
