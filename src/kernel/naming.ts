/**
 * A regular expression, for PostgreSQL and JavaScript alike, that finds a text inside others in lower case. An e-mail is found
 * whole: "a@one.example" is not named where "anna@one.example" is.
 */
export function naming(text: string): string {
  const escaped = text.toLowerCase().replace(/[!-/:-?[-`{-~]/g, '\\$&');
  return text.includes('@') ? `(?<![a-z0-9._%+-])${escaped}(?![a-z0-9-]|\\.[a-z0-9])` : escaped;
}
