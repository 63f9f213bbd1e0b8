import type { Context } from '../kernel/context.ts';
import { page, type Order, type Page } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { placesWithin } from '../places/place.rules.ts';
import { employer } from './employer.visibility.ts';
import type { EmployersArgs } from './employer.inputs.ts';

/** No name is longer. */
const NAME_MOST = 200;
const BY_NAME: Order = { name: 'NAME', by: ['name'], direction: 'asc' };

/** Employers that the viewer may see, under a filter, by name. */
export async function employersPage(context: Context, { filter, ...args }: EmployersArgs): Promise<Page<Row<typeof employer>>> {
  const rules = new Rules();
  rules.text('filter.nameStartsWith', filter?.nameStartsWith, NAME_MOST, true);
  rules.doneAtTop(context.language);
  const within = await placesWithin(context, 'filter.placeCodes', filter?.placeCodes ?? []);
  return page(context, employer, BY_NAME, args, (query) =>
    query
      .$if(Boolean(filter?.kinds?.length), (q) => q.where('employer.kind', 'in', filter!.kinds!))
      .$if(within.length > 0, (q) => q.where('employer.placeCode', 'in', within))
      .$if(Boolean(filter?.nameStartsWith), (q) => q.where('employer.name', 'ilike', `${filter!.nameStartsWith!.replace(/[\\%_]/g, '\\$&')}%`))
      .$if(filter?.verified === true, (q) => q.where('employer.verifiedAt', 'is not', null))
      .$if(filter?.verified === false, (q) => q.where('employer.verifiedAt', 'is', null)),
  );
}
