import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type Line = Readonly<Record<string, unknown>>;

/** A set as files hold it: each file's lines, or its text as it stands. */
export type Files = Readonly<Record<string, readonly Line[] | string>>;

const TRADES = ['bread', 'bicycles', 'gardens', 'radios', 'shoes', 'boats'] as const;
const ACTS = ['bake', 'repair', 'plan', 'sell', 'paint', 'measure', 'clean', 'teach'] as const;
const ACTES: Readonly<Record<string, string>> = { bake: 'cuire', repair: 'réparer', plan: 'planifier', sell: 'vendre', paint: 'peindre', measure: 'mesurer', clean: 'nettoyer', teach: 'enseigner' };
const METIERS: Readonly<Record<string, string>> = { bread: 'le pain', bicycles: 'les vélos', gardens: 'les jardins', radios: 'les radios', shoes: 'les chaussures', boats: 'les bateaux' };

/** Sixty offers of six trades, no two alike, and profiles that each say what a trade does, in one language or two. */
export function smallSet(): Readonly<Record<'skills' | 'skill_groups' | 'docs' | 'queries', readonly Line[]>> {
  const skills = TRADES.flatMap((trade) => ACTS.map((act) => ({
    id: `${act}-${trade}`, label: `${act} ${trade}`, alt: [`${act} all ${trade}`], fr: `${ACTES[act]} ${METIERS[trade]}`, alt_fr: [], parents: [`about-${trade}`],
  })));
  const docs = TRADES.flatMap((trade, t) => Array.from({ length: 10 }, (_, n) => ({
    id: `${trade}-${n}`,
    essential: [0, 1, 2].map((step) => `${ACTS[(n + step) % 8]}-${trade}`),
    optional: [`${ACTS[(n + 4) % 8]}-${trade}`, `sell-${TRADES[(t + 1 + (n % 5)) % 6]}`],
  })));
  const queries = TRADES.map((trade, t) => ({
    id: `q-${trade}`,
    kind: t % 2 ? 'short' : 'long',
    skills: [
      { label: `repair ${trade}`, lang: 'en', form: 'pref', skill: `repair-${trade}` },
      { label: `plan all ${trade}`, lang: 'en', form: 'alt', skill: `plan-${trade}` },
      { label: `vendre ${METIERS[trade]}`, lang: 'fr', form: 'fr', skill: `sell-${trade}` },
    ],
  }));
  return { skills, skill_groups: TRADES.map((trade) => ({ id: `about-${trade}`, label: trade, parents: ['trades'] })), docs, queries };
}

/** Writes a set into a new folder, each file as lines, packed if wished; one that is left out is not there. */
export function folderOf(files: Files, packed = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-set-'));
  for (const [name, lines] of Object.entries(files)) {
    const text = typeof lines === 'string' ? lines : lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(join(folder, `${name}.jsonl${packed ? '.gz' : ''}`), packed ? gzipSync(text) : text);
  }
  return folder;
}
