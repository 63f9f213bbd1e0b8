import { escapeHtml } from '../../kernel/html.ts';
import { inLanguage } from '../../kernel/language.ts';
import { facts, isWeb, name, notOpen, unreached } from './shown.ts';
import { link, NO_OFFERS, OPEN_OFFERS, s, say } from './sentences.ts';
import type { Shown, Visit } from './visit.ts';

interface ShownEmployer {
  readonly name: string;
  readonly description: string | null;
  readonly website: string | null;
  readonly place: { readonly name: string } | null;
  readonly postedBy: { readonly name: string } | null;
  readonly offers: { readonly nodes: readonly { readonly slug: string; readonly title: string }[]; readonly pageInfo: { readonly hasNextPage: boolean } };
}

const QUERY = `query ($slug: String!) { employer(slug: $slug) {
  name description website place { name } postedBy { name } offers(first: 50) { nodes { slug title } pageInfo { hasNextPage } }
} }`;

const LABELS = { place: s('Siège', 'المقر', 'Seat'), website: s('Site web', 'الموقع الإلكتروني', 'Website'), postedBy: s('Offres publiées par', 'ينشر عروضه', 'Offers posted by') };
const MORE = s('Il y en a d’autres : l’explorateur les montre toutes.', 'هناك عروض أخرى: يعرضها المستكشف كلها.', 'There are more: the explorer shows them all.');
const UNSEEN = s('Cet employeur n’est pas visible', 'صاحب العمل هذا غير ظاهر', 'This employer is not shown');

/** An employer and its open offers, as everybody may read of it. */
export async function employerPage(visit: Visit): Promise<Shown> {
  const { language, to, typed } = visit;
  const answer = await visit.ask<{ employer: ShownEmployer | null }>(QUERY, { slug: typed.slug });
  if (!answer) return unreached(language);
  const { employer } = answer;
  if (!employer) return notOpen(UNSEEN, language);
  const { website, description, place, postedBy, offers } = employer;
  const told = facts(language, [
    [LABELS.place, place && name(place.name)],
    [LABELS.website, isWeb(website) ? link(website, escapeHtml(website), ' dir="ltr" rel="nofollow"') : null],
    [LABELS.postedBy, postedBy && name(postedBy.name)],
  ]);
  const list = offers.nodes.map(({ slug, title }) => `<li>${link(to(`offers/${slug}`), name(title))}</li>`).join('');
  return {
    title: employer.name,
    body: `${told}${description ? `<div class="text" dir="auto">${escapeHtml(description)}</div>` : ''}<h2>${inLanguage(OPEN_OFFERS, language)}</h2>${list ? `<ul>${list}</ul>` : `<p>${say(NO_OFFERS, language)}</p>`}${offers.pageInfo.hasNextPage ? `<p>${say(MORE, language)}</p>` : ''}`,
    wide: true,
  };
}
