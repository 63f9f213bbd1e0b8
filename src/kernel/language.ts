/** The languages the service speaks to people; `FR` where nothing is said. */
export const Language = { FR: 'FR', AR: 'AR', EN: 'EN' } as const;
export type Language = (typeof Language)[keyof typeof Language];

/** One sentence in the three languages; `{name}` stands for a parameter. */
export type Sentence = Readonly<Record<Lowercase<Language>, string>>;

/** Columns of a row that carry a name in three languages. */
export interface Named {
  readonly nameFr: string;
  readonly nameAr: string;
  readonly nameEn: string;
}

/** A sentence with its parameters put in; a parameter that is a sentence itself is put in in the same language. */
export const inLanguage = (sentence: Sentence, language: Language, params: Readonly<Record<string, unknown>> = {}): string =>
  sentence[language.toLowerCase() as Lowercase<Language>].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return value && typeof value === 'object' && 'fr' in value ? inLanguage(value as Sentence, language, params) : String(value ?? '');
  });

/** Its name in that language; where it has none ("": imported classifications are not whole), the English, the French, the Arabic one. */
export const nameIn = (row: Named, language: Language): string =>
  (language === Language.AR ? row.nameAr : language === Language.EN ? row.nameEn : row.nameFr) || row.nameEn || row.nameFr || row.nameAr;

/**
 * The language of an `Accept-Language` header: the first of fr, ar, en by quality, else null.
 * @example acceptedLanguage('ar-MA,fr;q=0.8') // 'AR'
 */
export function acceptedLanguage(header: string | undefined): Language | null {
  const wanted = (header ?? '')
    .split(',', 20)
    .map((part, position) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = Number(params.find((param) => param.trim().startsWith('q='))?.trim().slice(2) ?? 1);
      return { language: tag.slice(0, 2).toUpperCase(), quality: Number.isFinite(quality) ? quality : 0, position };
    })
    .filter((part) => part.quality > 0 && part.language in Language)
    .toSorted((a, b) => b.quality - a.quality || a.position - b.position);
  return (wanted[0]?.language as Language | undefined) ?? null;
}
