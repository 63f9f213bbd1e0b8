import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { cohort } from '../centres/centre.visibility.ts';
import { CohortType } from '../centres/cohort.type.ts';
import type { Context } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import type { Row } from '../kernel/read.ts';
import { SheetSeparator } from './cohort-sheet.parse.ts';
import { learnersCsvByCohortId } from './learners.csv.ts';

@Resolver(() => CohortType)
export class LearnersCsvResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Its confirmed learners, those who left aside, as CSV with a byte order mark: name, e-mail, phone, and the skills the centre confirmed, on the steps of its grid. `importCohort` takes it again, and then changes nothing; what a spreadsheet could compute is guarded by an apostrophe. Null unless you teach it.' })
  learnersCsv(
    @Root() row: Row<typeof cohort>,
    @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null,
    @Arg('separator', () => SheetSeparator, { nullable: true, description: 'What parts the cells; a comma if left out.' }) separator: SheetSeparator | null,
    @Ctx() context: Context,
  ) {
    return learnersCsvByCohortId(context, { language: language ?? context.language, separator: separator ?? 'COMMA' }).load(row.id);
  }
}
