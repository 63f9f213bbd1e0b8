import type { Sentence } from '../kernel/language.ts';
import type { Rules } from '../kernel/rules.ts';

const NAME_MOST = 200;

/**
 * What no name of a person holds: what ends a line or turns the direction of writing, brackets of markup, and what programs
 * that show letters make a link of. Whoever signs up chooses the name and the address that our letter greets with it: with an
 * address of a page in it, we would send anybody's advertisement to anybody. A full stop inside a name ("Med.Amine") is one
 * of a page only before an ending that programs know.
 */
const NO_NAME = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069<>@]|:\/\/|\bwww\.|[\p{L}\p{N}]{2,}\.(?:com|net|org|info|biz|int|edu|gov|ma|fr|es|be|nl|de|it|uk|eu|us|ca|dz|tn|ru|cn|in|io|co|me|tv|ai|app|dev|xyz|top|site|online|shop|store|club|link|click|live|tech|pro|page|web|example)(?![\p{L}\p{N}])|\/\S*\.|\.\S*\//iu;

const RULE: Sentence = {
  fr: 'un nom de personne, sans adresse de page ni de courriel',
  ar: 'اسم شخص، بلا عنوان صفحة ولا بريد',
  en: 'the name of a person, without the address of a page or an e-mail',
};

/** Asks for a name that a letter may greet with: INVALID for one with an address in it, TOO_LONG over 200 characters. Null and left out pass. */
export function personNameRule(rules: Rules, field: string, name: string | null | undefined): void {
  rules.text(field, name, NAME_MOST);
  if (name) rules.holds(field, name.length > NAME_MOST || !NO_NAME.test(name), RULE);
}
