import type { Language } from '../../src/kernel/language.ts';
import type { TextFacts } from '../../src/offers/offer.facts.ts';
import { CITIES } from './content/cities.ts';
import { CLOSINGS, CONTRACT_LINES, MODE_LINES } from './content/closings.ts';
import type { DemoOffer } from './offers.ts';
import type { DemoEmployer } from './organisations.ts';
import type { Random } from './random.ts';

type Tongue = 'fr' | 'ar' | 'en';

/** Which languages that employer writes in, its first one first. */
function tonguesOf(random: Random, employer: DemoEmployer, offer: DemoOffer): Tongue[] {
  const { job } = offer;
  if (offer.index === 0) return ['fr', 'ar', 'en'];
  const english = job.en && random.chance({ ORIENTAL: 0.1, MOROCCO: 0.5, ABROAD: 0.8 }[employer.zone]);
  const arabic = job.ar && random.chance(employer.kind === 'PUBLIC_BODY' || employer.kind === 'ASSOCIATION' ? 1 : employer.zone === 'ORIENTAL' ? 0.7 : 0.2);
  const tongues: Tongue[] = ['fr', ...(arabic ? (['ar'] as const) : []), ...(english ? (['en'] as const) : [])];
  return employer.placeCode.startsWith('ES') && english ? ['en', 'fr'] : tongues;
}

const JOINED: Readonly<Record<Tongue, string>> = { fr: ' ou ', ar: ' أو ', en: ' or ' };

/** "de Isly" is no French: de, le and que lose their vowel before one. */
const elided = (text: string): string => text.replace(/\b([dD])e (?=[AEIOUÉÎÔaeiouéâêîôû])/g, '$1’');

function body(random: Random, employer: DemoEmployer, offer: DemoOffer, tongue: Tongue): string {
  const wording = offer.job[tongue]![1].replaceAll('{employer}', employer.name);
  const cities = offer.placeCodes.map((code) => CITIES[code]![tongue]).join(JOINED[tongue]);
  const lines = [
    random.pick(MODE_LINES[offer.workMode][tongue]).replaceAll('{city}', cities),
    CONTRACT_LINES[offer.contractTypes[0]!]?.[tongue],
    random.pick(CLOSINGS[tongue]).replaceAll('{days}', String(offer.replyWithinDays)),
  ].filter((line) => line !== undefined);
  return `${tongue === 'fr' ? elided(wording) : wording}\n\n${lines.join(' ')}`;
}

/** Title and text in each language, the employer's own first. */
export const textsOf = (random: Random, employer: DemoEmployer, offer: DemoOffer): TextFacts[] =>
  tonguesOf(random, employer, offer).map((tongue) => ({ language: tongue.toUpperCase() as Language, title: offer.job[tongue]![0], body: body(random, employer, offer, tongue) }));
