import type { Context } from '../kernel/context.ts';
import { defineLoader, type Loader, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import { from, noteLook, read, type Row } from '../kernel/read.ts';
import { Role } from '../kernel/viewer.ts';
import { filterRules, narrowed, ORDERS } from './application.list.ts';
import { type ApplicationActor, LIVE } from './application.states.ts';
import type { ApplicationsArgs, EmployerApplicationsArgs } from './application.type.ts';
import { application, applicationEvent, applicationFile, managedApplication, ownApplication } from './application.visibility.ts';

export const applicationById = one(application);

const fileById = one(applicationFile);
/** What only the two sides see of an application. A recruiter's look is a look at personal data, and remembered as one. */
export async function applicationFileById(context: Context, id: string): Promise<Row<typeof applicationFile> | null> {
  const file = await fileById(context).load(id);
  if (file && !(await sidesByApplicationId(context).load(id)).includes('GRADUATE')) {
    noteLook(context, applicationFile.name, file.graduateId);
  }
  return file;
}

const OLDEST: Order = { name: 'OLDEST', by: ['at'], direction: 'asc' };
/** What happened to an application, oldest first. */
export const eventsOfApplication = pagedEdge(applicationEvent, 'applicationId', () => OLDEST);

/** What happened to an application last; null where the viewer sees none of it. */
export const lastEventByApplicationId: Loader<string, Row<typeof applicationEvent> | null> = defineLoader(async (context, ids) => {
  const rows = await read(context, applicationEvent)
    .distinctOn('applicationEvent.applicationId')
    .selectAll('applicationEvent')
    .where('applicationEvent.applicationId', 'in', ids)
    .orderBy('applicationEvent.applicationId')
    .orderBy('applicationEvent.at', 'desc')
    .orderBy('applicationEvent.id', 'desc')
    .execute();
  const last = new Map(rows.map((row) => [row.applicationId, row]));
  return ids.map((id) => last.get(id) ?? null);
});

type Args = ApplicationsArgs | EmployerApplicationsArgs;
const listed = (column: 'graduateId' | 'offerId' | 'employerId') => {
  const edge = pagedEdge<typeof application, Args>(application, column, ({ order }) => ORDERS[order ?? 'NEWEST'], narrowed);
  return (context: Context, asked: { readonly parentId: string; readonly args: Args }) => {
    filterRules(asked.args).doneAtTop(context.language);
    return edge(context, asked);
  };
};

export const applicationsOfGraduate = listed('graduateId');
export const applicationsOfOffer = listed('offerId');
export const applicationsOfEmployer = listed('employerId');

/** On which sides of an application the viewer stands; none for who merely sees it. */
export const sidesByApplicationId: Loader<string, readonly ApplicationActor[]> = defineLoader(async (context, ids) => {
  const rows = await read(context, application)
    .leftJoin(from(context, managedApplication), 'managedApplication.id', 'application.id')
    .leftJoin(from(context, ownApplication), 'ownApplication.id', 'application.id')
    .select(['application.id', 'managedApplication.id as managed', 'ownApplication.id as own'])
    .where('application.id', 'in', ids)
    .execute();
  const sides = new Map(rows.map((row) => [row.id, [...(row.managed ? ['EMPLOYER' as const] : []), ...(row.own ? ['GRADUATE' as const] : [])]]));
  return ids.map((id) => sides.get(id) ?? []);
});

/** The viewer's own application to an offer that has not ended without a hire; null where there is none. */
export const viewerApplicationByOfferId: Loader<string, Row<typeof application> | null> = defineLoader(async (context, offerIds) => {
  if (!context.viewer.roles.has(Role.GRADUATE)) return offerIds.map(() => null);
  const rows = await read(context, application)
    .innerJoin(from(context, ownApplication), 'ownApplication.id', 'application.id')
    .selectAll('application')
    .where('application.offerId', 'in', offerIds)
    .where('application.state', 'in', [...LIVE])
    .execute();
  const byOffer = new Map(rows.map((row) => [row.offerId, row]));
  return offerIds.map((offerId) => byOffer.get(offerId) ?? null);
});

registerNode('Application', applicationById);
