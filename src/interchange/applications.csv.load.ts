import type DataLoader from 'dataloader';
import type { ApplicationState, RejectionCriterion } from '../applications/application.entity.ts';
import { type Filtered, narrowed } from '../applications/application.list.ts';
import { application, applicationFile } from '../applications/application.visibility.ts';
import type { MatchFit } from '../applications/match-fit.ts';
import type { centre } from '../centres/centre.visibility.ts';
import { centresByGraduateId } from '../graduates/candidate.loaders.ts';
import { heldSkillsByGraduateId, languagesByGraduateId, mobilityByGraduateId } from '../graduates/graduate.loaders.ts';
import { graduate, type heldSkill, type mobility, type spokenLanguage } from '../graduates/graduate.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { from, noteLook, noteSeen, read, type Row } from '../kernel/read.ts';

/** What is read of one application for its line. What the viewer may not see is null. */
export interface AppliedRow {
  readonly id: string;
  readonly offerId: string;
  readonly graduateId: string;
  readonly state: ApplicationState;
  readonly submittedAt: string;
  readonly replyDueOn: string;
  readonly startsOn: string | null;
  readonly score: number | null;
  readonly rejectionCriterion: RejectionCriterion | null;
  readonly accountId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly availableOn: string | null;
  readonly wantsRemote: boolean | null;
}

/** What the two sides alone read of it. */
export interface FileRow {
  readonly id: string;
  readonly message: string | null;
  readonly rejectionDetail: string | null;
  readonly fit: MatchFit | null;
}

/** The applications to these offers with who sent them, newest first, at most so many, and whether those are all; the looks are remembered. */
export async function appliedRows(context: Context, offerIds: readonly string[], args: Filtered, most: number): Promise<{ rows: AppliedRow[]; isWhole: boolean }> {
  const found = (await narrowed(read(context, application).where('application.offerId', 'in', offerIds) as never, args, context)
    .leftJoin(from(context, graduate), 'graduate.id', 'application.graduateId')
    .select([
      'application.id', 'application.offerId', 'application.graduateId', 'application.state', 'application.submittedAt', 'application.replyDueOn', 'application.startsOn', 'application.score', 'application.rejectionCriterion',
      'graduate.accountId', 'graduate.name', 'graduate.email', 'graduate.phone', 'graduate.availableOn', 'graduate.wantsRemote',
    ])
    .orderBy('application.submittedAt', 'desc')
    .orderBy('application.id', 'desc')
    .limit(most + 1)
    .execute()) as AppliedRow[];
  const rows = found.slice(0, most);
  noteSeen(context, graduate, rows.filter((row) => row.name !== null).map(({ graduateId, accountId }) => ({ id: graduateId, accountId })));
  return { rows, isWhole: found.length <= most };
}

/** What was written with these applications, by their ids; the looks are remembered. */
export async function filesOf(context: Context, rows: readonly AppliedRow[]): Promise<Map<string, FileRow>> {
  if (rows.length === 0) return new Map();
  const files = (await (read(context, applicationFile) as any)
    .select((eb: any) => ['applicationFile.id', 'applicationFile.message', 'applicationFile.rejectionDetail', eb.ref('applicationFile.match', '->>').key('fit').as('fit')])
    .where('applicationFile.id', 'in', rows.map((row) => row.id))
    .execute()) as FileRow[];
  const byId = new Map(files.map((file) => [file.id, file]));
  for (const { id, graduateId } of rows) if (byId.has(id)) noteLook(context, applicationFile.name, graduateId);
  return byId;
}

/** What a person can do and wants, as the employer may see it. */
export interface AppliedProfile {
  readonly skills: readonly Row<typeof heldSkill>[];
  readonly languages: readonly Row<typeof spokenLanguage>[];
  readonly mobility: readonly Row<typeof mobility>[];
  readonly centres: readonly Row<typeof centre>[];
}

async function manyOf<V>(loader: DataLoader<string, V>, ids: readonly string[]): Promise<V[]> {
  return (await loader.loadMany(ids)).map((one) => {
    if (one instanceof Error) throw one;
    return one;
  });
}

/** The profiles of these people by the graduate's id: four statements for each thousand. */
export async function profilesOf(context: Context, rows: readonly AppliedRow[]): Promise<Map<string, AppliedProfile>> {
  const ids = [...new Set(rows.map((row) => row.graduateId))];
  const [skills, languages, places, centres] = await Promise.all([
    manyOf(heldSkillsByGraduateId(context), ids), manyOf(languagesByGraduateId(context), ids), manyOf(mobilityByGraduateId(context), ids), manyOf(centresByGraduateId(context), ids),
  ]);
  return new Map(ids.map((id, at) => [id, { skills: skills[at]!, languages: languages[at]!, mobility: places[at]!, centres: centres[at]! }]));
}
