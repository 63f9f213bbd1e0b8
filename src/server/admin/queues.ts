import { waitingEmployersPage } from '../../employers/decision.loaders.ts';
import { registrationByEmployerId } from '../../employers/employer.loaders.ts';
import { duplicatesPage } from '../../graduates/duplicate.list.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import type { Page } from '../../kernel/paging.ts';
import { offerById, textsByOfferId } from '../../offers/offer.loaders.ts';
import { reportsPage } from '../../offers/report.loaders.ts';
import { unknownTermsPage } from '../../skills/unknown-term.list.ts';

const SHOWN = 20;

/** A heading that counts what waits, and the lines below it, the first twenty. */
async function section<R>(title: string, page: Page<R>, line: (row: R) => Promise<string> | string): Promise<string[]> {
  const total = await page.total();
  const lines = await Promise.all(page.edges.map(async ({ node }) => `  ${await line(node)}`));
  return [`${title}: ${total}`, ...lines, ...(total > lines.length ? [`  ... and ${total - lines.length} more`] : [])];
}

const day = (at: string | null): string => (at === null ? '-' : dayOf(new Date(at)));

/** What waits for an administrator, as lines to print. People are counted and not named: a name is asked for in the graph, on the record. */
export async function queues(context: Context): Promise<string[]> {
  const employers = await section('Employers to verify, who asked first first', await waitingEmployersPage(context, { first: SHOWN }), async (row) => {
    const number = await registrationByEmployerId(context).load(row.id);
    return [day(row.verificationAskedAt), row.slug, row.name, `${number?.registrationKind ?? ''} ${number?.registrationNumber ?? ''}`].join('  ');
  });
  const reports = await section('Reported offers, oldest first', await reportsPage(context, { first: SHOWN, decided: false }), async (row) => {
    const [offer, texts] = [await offerById(context).load(row.offerId), await textsByOfferId(context).load(row.offerId)];
    return [day(row.createdAt), row.reason.padEnd(14), offer?.slug ?? row.offerId, texts[0]?.title ?? ''].join('  ');
  });
  const terms = await section('Terms that no skill is known for, most often sent first', await unknownTermsPage(context, { first: SHOWN }), (row) => `${String(row.times).padStart(5)}  ${row.term}`);
  const twins = (await duplicatesPage(context, { first: 1 })).total;
  return [...employers, '', ...reports, '', ...terms, '', `Graduates who may be here twice: ${await twins()}`];
}
