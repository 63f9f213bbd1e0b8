import { registerEnumType } from 'type-graphql';

/** What stands between the cells of a line. */
export const CsvSeparator = { COMMA: 'COMMA', SEMICOLON: 'SEMICOLON', TAB: 'TAB' } as const;
export type CsvSeparator = (typeof CsvSeparator)[keyof typeof CsvSeparator];

/** The signs themselves. */
export const SEPARATORS: Readonly<Record<CsvSeparator, string>> = { COMMA: ',', SEMICOLON: ';', TAB: '\t' };

registerEnumType(CsvSeparator, {
  name: 'CsvSeparator',
  description: 'What stands between the cells of a line of CSV.',
  valuesConfig: {
    COMMA: { description: 'A comma, as RFC 4180 has it.' },
    SEMICOLON: { description: 'A semicolon, as spreadsheets in French expect it.' },
    TAB: { description: 'A tab.' },
  },
});
