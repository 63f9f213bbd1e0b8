import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded, writeCsv } from '../../src/interchange/csv.write.ts';

const BOM = '\uFEFF';

describe('a table as CSV', () => {
  it('has a byte order mark, every cell in quotes and lines that end in CR LF', () => {
    expect(writeCsv(['Nom', 'Ville'], [['Salma', null], ['Ali "le grand"', 'Oujda, Nador']])).toBe(`${BOM}"Nom","Ville"\r\n"Salma",""\r\n"Ali ""le grand""","Oujda, Nador"\r\n`);
  });

  it('is only a header where there are no rows', () => {
    expect(writeCsv(['Nom'], [])).toBe(`${BOM}"Nom"\r\n`);
  });

  it('takes another separator', () => {
    expect(writeCsv(['a', 'b'], [[1, -2]], ';')).toBe(`${BOM}"a";"b"\r\n"1";"-2"\r\n`);
  });

  it('has decimals after a comma where its cells are parted by semicolons, and after a point elsewhere', () => {
    const row = [16.063, -0.5, '1.5'];
    expect([';', ',', '\t'].map((separator) => writeCsv(['a'], [row], separator).split('\r\n')[1])).toEqual(['"16,063";"-0,5";"1.5"', '"16.063","-0.5","1.5"', '"16.063"\t"-0.5"\t"1.5"']);
  });

  it('guards its header too', () => {
    expect(writeCsv(['=1+1'], [])).toBe(`${BOM}"'=1+1"\r\n`);
  });

  it('gives back what was written, whatever that was, once the guard is taken off', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom("'", '"', '=', '+', '-', '@', '\t', '\r', '\n', ' ', ',', ';', 'a') }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const read: string[][] = parse(writeCsv(['x', 'y'], rows, separator), { bom: true, delimiter: separator, from_line: 2, record_delimiter: '\r\n' });
        expect(read.map((row) => row.map(unguarded))).toEqual(rows);
      }),
    );
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+212600000000', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00A0=1', '\u200B=1', '＝1', '＋1', '－1', '＠a', "'=1", "''+1"])('that a spreadsheet may compute has an apostrophe before it: %j', (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
    expect(unguarded(guarded(cell))).toBe(cell);
  });

  it.each(['Salma', 'a=1', '3-2', "l'eau", "'ain", 'سلمى', '', ' a'])('that is only text stays as it is: %j', (cell) => {
    expect(guarded(cell)).toBe(cell);
    expect(unguarded(cell)).toBe(cell);
  });

  it('that is a number is no formula, whatever its sign', () => {
    expect(guarded(-5)).toBe(-5);
  });
});
