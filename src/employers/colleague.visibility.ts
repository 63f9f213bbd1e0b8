import { AccountSchema } from '../identity/account.entity.ts';
import { defineNoun } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { isMemberOf } from './employer.visibility.ts';

/**
 * Whose name stands under what members of an employer write to each other: who is or was a granted member, to its members. A look
 * by anybody but the person goes to the access log.
 */
export const colleague = defineNoun({
  name: 'colleague',
  table: AccountSchema,
  columns: ['id', 'name'],
  personal: { subject: 'id', account: 'id' },
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.exists(
      build
        .selectFrom('employer_members as shared')
        .select('shared.id')
        .whereRef('shared.account_id', '=', 'accounts.id')
        .where('shared.granted_at', 'is not', null)
        .where((inner: Builder) => isMemberOf(inner, 'shared.employer_id', viewer)),
    );
  },
});

