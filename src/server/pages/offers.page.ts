import { inLanguage } from '../../kernel/language.ts';
import { listed } from '../../kernel/locale.ts';
import { name, unreached } from './shown.ts';
import { link, NO_OFFERS, OPEN_OFFERS, s, say } from './sentences.ts';
import type { Shown, Visit } from './visit.ts';

interface Listed {
  readonly nodes: readonly { readonly slug: string; readonly title: string; readonly employer: { readonly name: string } | null; readonly places: readonly { readonly name: string }[] }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const QUERY = 'query ($after: String) { offers(first: 20, after: $after) { nodes { slug title employer { name } places { name } } pageInfo { hasNextPage endCursor } } }';
const OLDER = s('Offres plus anciennes', 'عروض أقدم', 'Older offers');

/** The open offers, newest first, twenty a page; from the beginning where the address names a place that is none. */
export async function offersPage({ ask, language, to, typed }: Visit): Promise<Shown> {
  const answer = (await ask<{ offers: Listed }>(QUERY, { after: typed.after ?? null })) ?? (typed.after ? await ask<{ offers: Listed }>(QUERY, {}) : null);
  if (!answer) return unreached(language);
  const { nodes, pageInfo } = answer.offers;
  const items = nodes.map(({ slug, title, employer, places }) => `<li>${link(to(`offers/${slug}`), name(title))}<br><span class="small">${listed(language, [...(employer ? [employer.name] : []), ...places.map((place) => place.name)].map(name))}</span></li>`);
  const older = pageInfo.hasNextPage ? `<p>${link(`${to('offers')}?after=${encodeURIComponent(pageInfo.endCursor!)}`, say(OLDER, language))}</p>` : '';
  return { title: inLanguage(OPEN_OFFERS, language), body: `${items.length > 0 ? `<ul>${items.join('')}</ul>` : `<p>${say(NO_OFFERS, language)}</p>`}${older}`, wide: true };
}
