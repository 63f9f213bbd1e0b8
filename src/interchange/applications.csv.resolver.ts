import { Args, ArgsType, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { ApplicationFilter } from '../applications/application.type.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { applicationsCsv } from './applications.csv.ts';
import { SheetSeparator, SIGNS } from './cohort-sheet.parse.ts';

@ArgsType()
class ApplicationsCsvArgs {
  @Field(() => SheetSeparator, { defaultValue: SheetSeparator.COMMA, description: 'What stands between the cells.' })
  separator!: SheetSeparator;

  @Field(() => ApplicationFilter, { nullable: true, description: 'Which applications; all of them if left out.' })
  filter?: ApplicationFilter | null;
}

@ObjectType('ApplicationsCsv', { description: 'The applications to an offer as CSV, newest first.' })
export class ApplicationsCsvType {
  @Field(() => String, { description: 'A name to save it under: the offer’s address and the day.' })
  filename!: string;

  @Field(() => String, {
    description: 'The document: UTF-8 with a byte order mark, RFC 4180, every cell in quotes, a header in your language; with SEMICOLON, decimals after a comma, as French spreadsheets read them. A cell that a spreadsheet would compute has an apostrophe before it, phone numbers too. Who took the disclosure back stands without name, contact and letter.',
  })
  content!: string;

  @Field(() => Int, { description: 'How many applications it holds.' })
  rowCount!: number;

  @Field(() => Boolean, { description: 'False where there are more than 5,000, over all offers that the operation asks: the newest are in it; narrow it by `filter` for the rest.' })
  isWhole!: boolean;
}

@Resolver(() => OfferType)
export class ApplicationsCsvResolver {
  @FieldResolver(() => ApplicationsCsvType, {
    nullable: true,
    description: 'Its applications as CSV, for a spreadsheet; null unless you are a member of its employer. A look at every person in it goes on the record. Several offers are written in one form: one separator and one filter an operation (BAD_USER_INPUT).',
  })
  applicationsCsv(@Root() row: Row<typeof offer>, @Args(() => ApplicationsCsvArgs) { separator, filter }: ApplicationsCsvArgs, @Ctx() context: Context) {
    return applicationsCsv(context, row.id, { separator: SIGNS[separator], filter });
  }
}
