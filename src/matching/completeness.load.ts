import { backgroundByGraduateId, graduateById, heldSkillsByGraduateId, languagesByGraduateId, mobilityByGraduateId } from '../graduates/graduate.loaders.ts';
import { matchedGraduate } from '../graduates/graduate.visibility.ts';
import { type Completeness, completenessOf } from '../graduates/profile-parts.ts';
import { emailConfirmed } from '../identity/account.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { asSystem, read } from '../kernel/read.ts';
import { advisable } from './advice.ts';

const REASON = 'whether a person has confirmed its e-mail is told to it and its centre as a part of the profile';

async function completenesses(context: Context, ids: readonly string[]): Promise<(Completeness | null)[]> {
  const allowed = await advisable(context, ids);
  if (allowed.size === 0) return ids.map(() => null);
  const reached = await read(asSystem(context, REASON), matchedGraduate).select(['matchedGraduate.id']).where('matchedGraduate.id', 'in', [...allowed]).where((eb) => emailConfirmed(eb, 'matchedGraduate.accountId')).execute();
  const confirmed = new Set(reached.map((row) => row.id));
  return Promise.all(ids.map(async (id) => {
    const row = allowed.has(id) ? await graduateById(context).load(id) : null;
    if (!row) return null;
    const [skills, languages, places, background] = await Promise.all([heldSkillsByGraduateId(context).load(id), languagesByGraduateId(context).load(id), mobilityByGraduateId(context).load(id), backgroundByGraduateId(context).load(id)]);
    return completenessOf({ ...row, skills, languages: languages.length, places: places.length, background: background.length, emailConfirmed: confirmed.has(id) });
  }));
}

/** How complete a graduate's profile is; null unless the viewer is that person or its centre. */
export const completenessByGraduateId = defineLoader(completenesses);
