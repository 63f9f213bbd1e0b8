/** The questions of the bench. */

const OFFER = 'slug title workMode employer { slug name } places { code name } mustHaves { minimumLevel skill { slug name } }';

/** Open offers with their employer, places and skills, newest first. */
export const OFFERS = `query Offers($first: Int) { offers(first: $first) { nodes { ${OFFER} } } }`;

/** The same to PostGraphile, which wants each order said. */
export const OFFERS_OF_VIEWS = `query Offers($first: Int) { offers: allOffers(first: $first, orderBy: [PUBLISHED_AT_DESC, OFFER_ID_DESC]) { nodes { slug title workMode employer { slug name } places(orderBy: [POSITION_ASC, CODE_ASC]) { code name } mustHaves(orderBy: [POSITION_ASC]) { minimumLevel skill { slug name } } } } }`;

/** What a graduate opens the site with: the profile, the last 20 applications, each with its offer and what happened last. */
export const OWN_PAGE = `query OwnPage {
  viewer {
    graduate {
      name headline contractTypes wantsRemote availableOn reconfirmedAt version
      applications(first: 20) { nodes { state submittedAt replyDueOn offer { slug title workMode deadlineOn } lastEvent { at to note } } }
    }
  }
}`;

/** A document of about a thousand tokens that answers little; each number makes another one that was never seen before. */
export function longDocument(number: number): string {
  const fields = 'id slug title state workMode scale contractTypes endOfStudies agreementRequired acceptedCountries openings startsOn deadlineOn experienceYears relocationHelp workPermit replyWithinDays publishedAt createdAt updatedAt version employer { id slug name kind website description createdAt version } places { id code kind name aliases } mustHaves { weight minimumLevel skill { id slug kind name origin } alternatives { minimumLevel skill { id slug name } } }';
  const roots = Array.from({ length: 13 }, (_, at) => `offer${at}: offer(slug: "none-${number}-${at}") { ${fields} }`);
  return `query First${number} { ${roots.join(' ')} }`;
}
