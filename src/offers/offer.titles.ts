import type { Context } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { read } from '../kernel/read.ts';
import { offerText } from './offer.visibility.ts';

/** What an offer that the viewer sees is called in a language: its title there, else its first one. */
export async function titlesOf(context: Context, offerId: string): Promise<(language: Language) => string> {
  const texts = await read(context, offerText).select(['offerText.language', 'offerText.title']).where('offerText.offerId', '=', offerId).orderBy('offerText.position').execute();
  return (language) => (texts.find((text) => text.language === language) ?? texts[0])?.title ?? '';
}
