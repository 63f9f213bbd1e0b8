import type { Context } from '../kernel/context.ts';
import { all, one } from '../kernel/loaders.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import { from, type Row } from '../kernel/read.ts';
import { normalEmail } from './account.service.ts';
import { account, accountRole } from './account.visibility.ts';
import type { AccountsArgs } from './suspension.type.ts';
import { accountSuspension, NOBODYS } from './suspension.visibility.ts';

export const suspensionByAccountId = one(accountSuspension);
/** By name. */
export const rolesByAccountId = all(accountRole, 'accountId', ['role']);

const NEWEST: Order = { name: 'NEWEST', by: ['createdAt'], direction: 'desc' };

/** Accounts of somebody that the viewer may see, newest first. */
export const accountsPage = (context: Context, { search, roles, suspended, ...args }: AccountsArgs): Promise<Page<Row<typeof account>>> =>
  page(context, account, NEWEST, args, (query) =>
    query
      .where('account.email', 'not like', NOBODYS)
      .$if(Boolean(search?.includes('@')), (q) => q.where('account.email', '=', normalEmail(search!)))
      .$if(Boolean(search?.trim()) && !search!.includes('@'), (q) => q.where('account.name', 'ilike', `%${search!.trim().replace(/[\\%_]/g, '\\$&')}%`))
      .$if(Boolean(roles?.length), (q) => q.where((eb) => eb.exists(eb.selectFrom(from(context, accountRole)).select('accountRole.role').whereRef('accountRole.accountId', '=', 'account.id').where('accountRole.role', 'in', roles!))))
      .$if(suspended === true, (q) => q.where('account.suspendedAt', 'is not', null))
      .$if(suspended === false, (q) => q.where('account.suspendedAt', 'is', null)),
  );
