import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ImportState } from '../graduates/cohort-import.entity.ts';
import { CohortImportUserError } from '../graduates/cohort-import.errors.ts';
import { EnrolmentType } from '../graduates/enrolment.type.ts';
import { ImportOutcome } from '../graduates/learner-book.ts';
import { connectionOf } from '../kernel/connection.ts';
import { Language } from '../kernel/language.ts';
import { NodeType } from '../kernel/node.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { SheetEncoding } from './cohort-sheet.decode.ts';
import { ColumnMeaning } from './cohort-sheet.headers.ts';
import { SheetSeparator } from './cohort-sheet.parse.ts';

registerEnumType(ImportState, {
  name: 'CohortImportState',
  description: 'How far an import is.',
  valuesConfig: {
    WAITING: { description: 'Not begun yet.' },
    RUNNING: { description: 'Rows are taken in; `done` says how many.' },
    DONE: { description: 'Every row was looked at; the sheet itself is forgotten, the report stays.' },
    FAILED: { description: 'It was given up, as `fault` says; the rows in the report are in. Sending the sheet again takes in the rest.' },
  },
});
registerEnumType(ImportOutcome, {
  name: 'CohortImportOutcome',
  description: 'What came, or would come, of a row.',
  valuesConfig: {
    CREATED: { description: 'A new learner, enrolled and invited by letter.' },
    UNCHANGED: { description: 'A learner of the centre has that e-mail, and everything else of the row.' },
    FOUND: { description: 'A learner of the centre has that e-mail; nothing is merged unless the row is among `confirmRows`.' },
    RESEMBLES: { description: 'A learner of the centre has that phone number or name, under another e-mail: confirm the row to merge it into that learner, or name it in `separateRows` as somebody else.' },
    MERGED: { description: 'Merged into a learner of the centre: enrolled, skills confirmed, an open phone number filled. The person’s own name stays.' },
    REFUSED: { description: 'Nothing was done; its `userErrors` say why.' },
  },
});
registerEnumType(SheetEncoding, {
  name: 'SheetEncoding',
  description: 'How the bytes of a sheet are read.',
  valuesConfig: {
    UTF_8: { description: 'UTF-8, with or without its mark.' },
    UTF_16: { description: 'UTF-16 of either byte order, as spreadsheets save Unicode text.' },
    WINDOWS_1252: { description: 'Western European; Latin-1 is part of it.' },
    WINDOWS_1256: { description: 'Arabic.' },
  },
});
registerEnumType(SheetSeparator, {
  name: 'SheetSeparator',
  description: 'What parts the cells of a sheet.',
  valuesConfig: { COMMA: { description: 'A comma.' }, SEMICOLON: { description: 'A semicolon, as in French spreadsheets.' }, TAB: { description: 'A tab, as in a pasted sheet.' }, PIPE: { description: 'A vertical bar.' } },
});
registerEnumType(ColumnMeaning, {
  name: 'SheetColumnMeaning',
  description: 'What a column of a sheet of learners holds.',
  valuesConfig: {
    EMAIL: { description: 'The learner’s e-mail.' },
    NAME: { description: 'The whole name.' },
    FIRST_NAME: { description: 'The given name.' },
    LAST_NAME: { description: 'The family name.' },
    PHONE: { description: 'A phone number; of Morocco where it has no country code.' },
    SKILLS: { description: 'Skills, parted by semicolons, commas or lines, each with a level if one is known: "React: transposer; SQL".' },
    SKILL: { description: 'A skill, or several ("HTML/CSS"), with the learner’s level in the cell, or a cross.' },
    IGNORED: { description: 'Known, and of no use here.' },
    UNKNOWN: { description: 'Not recognised, and not read: say what it holds by `columns`.' },
  },
});

@ObjectType('SheetColumn', { description: 'A column of a sheet, and what it was taken for.' })
export class SheetColumnType {
  @Field(() => Int, { description: 'From 1, left to right.' })
  column!: number;

  @Field(() => String, { description: 'What stands over it; empty in a sheet without a head, and in an import, which keeps no word of the sheet.' })
  header!: string;

  @Field(() => ColumnMeaning, { description: 'What it holds.' })
  meaning!: ColumnMeaning;

  @Field(() => String, { nullable: true, description: 'Slug of the skill; null unless the column is one skill alone.' })
  skill!: string | null;

  @Field(() => [String], { description: 'Slugs of all the skills that the column is, as "HTML/CSS" is two: a cell says the level of each. Empty unless it is SKILL.' })
  skills!: string[];
}

@ObjectType('CohortImportRow', { description: 'What came, or would come, of one row of a sheet. It names nobody by itself: people are reached by their enrolments, as far as you may see them.' })
export class CohortImportRowType {
  @Field(() => Int, { description: 'The row’s number, as a spreadsheet shows it.' })
  row!: number;

  @Field(() => ImportOutcome, { description: 'What came of it.' })
  outcome!: ImportOutcome;

  @Field(() => [CohortImportUserError], { description: 'Why it was refused, or what of it was not taken: a phone number, a skill that is not sure, a level. The field is "email", "name", "phone", "skills.2" for the third skill listed, "columns.7" for a cell under the seventh column.' })
  userErrors!: InstanceType<typeof CohortImportUserError>[];

  @Field(() => EnrolmentType, { nullable: true, description: 'The learner in the cohort; null where the row stands for none yet, as one that only resembles a learner does.' })
  enrolment?: EnrolmentType | null;

  @Field(() => [EnrolmentType], { description: 'The learners of the centre it was found to be or resembles, at most five; empty unless FOUND, RESEMBLES or MERGED.' })
  resembles!: EnrolmentType[];
}

export const CohortImportRowConnection = connectionOf('CohortImportRow', () => CohortImportRowType, 'rows of an import');

@ObjectType('CohortImportCount', { description: 'How many rows came to the same.' })
export class CohortImportCountType {
  @Field(() => ImportOutcome, { description: 'What came of them.' })
  outcome!: ImportOutcome;

  @Field(() => Int, { description: 'Rows.' })
  rows!: number;
}

@ObjectType('CohortImport', { implements: NodeType, description: 'A sheet of learners on its way into a cohort, and its report. Seen by the centre’s coordinators.' })
export class CohortImportType extends NodeType {
  @Field(() => ImportState, { description: 'How far it is.' })
  state!: ImportState;

  @Field(() => Int, { description: 'Rows of learners in the sheet.' })
  total!: number;

  @Field(() => Int, { description: 'Rows that were looked at.' })
  done!: number;

  @Field(() => DateTime, { description: 'When the sheet was sent.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done or given up; null before.' })
  finishedAt!: string | null;
}

export const CohortImportConnection = connectionOf('CohortImport', () => CohortImportType, 'imports');

@ObjectType('CohortImportPreview', { description: 'What a sheet would come to. Nothing was written, and nobody was told.' })
export class CohortImportPreviewType {
  @Field(() => Int, { description: 'Rows of learners.' })
  total!: number;

  @Field(() => [SheetColumnType], { description: 'The columns, left to right.' })
  columns!: SheetColumnType[];

  @Field(() => SheetSeparator, { description: 'What parts the cells.' })
  separator!: SheetSeparator;

  @Field(() => SheetEncoding, { nullable: true, description: 'How the bytes were read; null for a sheet that was sent as text.' })
  encoding!: SheetEncoding | null;
}

@InputType({ description: 'What a column holds, whatever stands over it.' })
export class SheetColumnInput {
  @Field(() => Int, { description: 'From 1, left to right.' })
  column!: number;

  @Field(() => ColumnMeaning, { description: 'What it holds; IGNORED to leave it out.' })
  meaning!: ColumnMeaning;

  @Field(() => String, { nullable: true, description: 'Slug of the skill; needed for SKILL.' })
  skill?: string | null;
}

@InputType({ description: 'A sheet of learners for a cohort: exactly one of text and contentBase64. At most 10,000 rows, 100 columns and 2 MB.' })
export class ImportCohortInput extends Repeatable {
  @Field(() => ID, { description: 'The cohort; you coordinate its centre.' })
  cohortId!: string;

  @Field(() => String, { nullable: true, description: 'CSV, or cells pasted from a spreadsheet.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Or the bytes of a CSV file, in Base64.' })
  contentBase64?: string | null;

  @Field(() => SheetSeparator, { nullable: true, description: 'What parts the cells; found out if left out.' })
  separator?: SheetSeparator | null;

  @Field(() => SheetEncoding, { nullable: true, description: 'How the bytes are read; found out if left out.' })
  encoding?: SheetEncoding | null;

  @Field(() => [SheetColumnInput], { nullable: true, description: 'What single columns hold, where their heads are not understood.' })
  columns?: SheetColumnInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: tells what would come of each row, and writes nothing; false if left out.' })
  dryRun?: boolean | null;

  @Field(() => Language, { nullable: true, description: 'In which the letters of invitation are written; yours if left out.' })
  language?: Language | null;

  @Field(() => [Int], { nullable: true, description: 'Numbers of rows that are merged into the learner they were found to be, or resemble; UNKNOWN_ROW for one that the sheet does not have.' })
  confirmRows?: number[] | null;

  @Field(() => [Int], { nullable: true, description: 'Numbers of rows that are somebody else than the learner they resemble; UNKNOWN_ROW for one that the sheet does not have.' })
  separateRows?: number[] | null;
}

@ObjectType({ description: 'What came of a sheet.' })
export class ImportCohortPayload {
  @Field(() => CohortImportType, { nullable: true, description: 'The import that was begun: ask it for `state` and `done`; null for a dry run, and if nothing was done.' })
  cohortImport?: CohortImportType | null;

  @Field(() => CohortImportPreviewType, { nullable: true, description: 'What would come of the sheet; null unless it was a dry run.' })
  preview?: CohortImportPreviewType | null;

  @Field(() => [CohortImportUserError], { description: 'Faults of the whole sheet; empty if it was read. Faults of one row stand with the row.' })
  userErrors!: InstanceType<typeof CohortImportUserError>[];
}
