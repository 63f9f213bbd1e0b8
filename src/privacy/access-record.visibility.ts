import { defineNoun } from '../kernel/read.ts';
import { isAdministrator } from '../kernel/viewer.ts';
import { AccessLogSchema } from './access-log.entity.ts';

/** The access log as administrators read it. That they did is written into it too (access-record.list.ts). */
export const accessRecord = defineNoun({
  name: 'accessRecord',
  table: AccessLogSchema,
  columns: ['id', 'actorId', 'subjectId', 'noun', 'requestId', 'seenAt'],
  visible: (eb, viewer) => eb.lit(isAdministrator(viewer)),
});
