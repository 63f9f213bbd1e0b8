/** How the bytes of a sheet may be read. */
export const SheetEncoding = { UTF_8: 'UTF_8', UTF_16: 'UTF_16', WINDOWS_1252: 'WINDOWS_1252', WINDOWS_1256: 'WINDOWS_1256' } as const;
export type SheetEncoding = (typeof SheetEncoding)[keyof typeof SheetEncoding];

/** A sheet as text, and how its bytes were read. */
export interface DecodedSheet {
  readonly text: string;
  readonly encoding: SheetEncoding;
}

const LABELS: Readonly<Record<Exclude<SheetEncoding, 'UTF_16'>, string>> = { UTF_8: 'utf-8', WINDOWS_1252: 'windows-1252', WINDOWS_1256: 'windows-1256' };

/** UTF-16 by its mark; without one by where the empty bytes stand, since most of a sheet is ASCII; null: it is none. */
function byteOrderOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const some = bytes.subarray(0, 2000);
  const emptyAt = (odd: number): number => some.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const [even, odd] = [emptyAt(0), emptyAt(1)];
  if (even + odd < some.length / 10) return null;
  return odd >= even ? 'utf-16le' : 'utf-16be';
}

/**
 * Whether bytes that are no UTF-8 are Arabic: both code pages have the French letters at the same places, where they stand
 * alone between plain letters; Arabic words are runs of high bytes.
 */
function looksArabic(bytes: Uint8Array): boolean {
  let [high, inRuns, run] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte >= 0x80) {
      high += 1;
      run += 1;
      if (run === 3) inRuns += 3;
      else if (run > 3) inRuns += 1;
    } else run = 0;
  }
  return inRuns * 2 > high;
}

/** The bytes as text, without a mark at the beginning. @returns null where they are not of that encoding */
function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The text of a sheet's bytes. Without an encoding it is found: by the mark, then UTF-8 where the bytes are valid, then the
 * code page that fits, Arabic or Western. @returns null where the bytes are not of the encoding that was named
 */
export function decodeSheet(bytes: Uint8Array, encoding: SheetEncoding | null = null): DecodedSheet | null {
  const order = byteOrderOf(bytes);
  const named = encoding ?? (order !== null ? 'UTF_16' : null);
  if (named === null) {
    const text = decodeAs(bytes, LABELS.UTF_8);
    return text === null ? decodeSheet(bytes, looksArabic(bytes) ? 'WINDOWS_1256' : 'WINDOWS_1252') : { text, encoding: 'UTF_8' };
  }
  const text = decodeAs(bytes, named === 'UTF_16' ? (order ?? 'utf-16le') : LABELS[named]);
  return text === null ? null : { text, encoding: named };
}

/** How workbooks begin: a ZIP archive, as .xlsx and .ods are, or a compound file, as .xls is. */
const WORKBOOKS: readonly (readonly number[])[] = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0]];

/** Whether bytes are those of a workbook, which is no text whatever its encoding. */
export const isWorkbook = (bytes: Uint8Array): boolean => WORKBOOKS.some((begin) => begin.every((byte, at) => bytes[at] === byte));
