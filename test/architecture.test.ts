import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

/** The house, in order: a folder imports from those above it, never from those below. */
const HOUSE = [
  'kernel', 'jobs', 'mail', 'search', 'identity', 'privacy', 'places', 'skills', 'employers', 'centres', 'graduates', 'offers', 'applications',
  'placements', 'matching', 'alerts', 'webhooks', 'insights', 'interchange', 'evaluation', 'server',
];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly line: string;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const textOf = (file: string): string => readFileSync(join(src, file), 'utf8');
const imports: Import[] = files.flatMap((file) => [...textOf(file).matchAll(/(?:^|\n)(?:import|export)\s[^;']*?from '([^']+)'|(?:^|\n)import '([^']+)'|import\('([^']+)'\)/g)].map((match) => ({ file, from: match[1] ?? match[2] ?? match[3]!, line: match[0].trim() })));
const folderOf = (path: string): string => path.split('/')[0]!;

describe('the house', () => {
  it('has no folder that is not in the list', () => {
    expect(files.map(folderOf).filter((folder) => !HOUSE.includes(folder))).toEqual([]);
  });

  it('has no import that runs from a folder to one below it; the server alone reaches the seeds', () => {
    const wrong = imports.filter(({ file, from }) => {
      if (!from.startsWith('.')) return false;
      const target = relative(src, join(src, file, '..', from));
      return HOUSE.indexOf(folderOf(target)) > HOUSE.indexOf(folderOf(file)) || (target.startsWith('..') && !(folderOf(file) === 'server' && target.startsWith('../seeds/')));
    });
    expect(wrong.map(({ file, from }) => `${file} imports ${from}`)).toEqual([]);
  });

  it('has no barrel', () => {
    expect(files.filter((file) => /(^|\/)index\.ts$/.test(file))).toEqual([]);
  });
});

describe('the door', () => {
  /** Who may reach the database past the door: the door itself, and the server that connects it. */
  const PAST_THE_DOOR = /getKysely|em\.execute|\.execute\('|createQueryBuilder|em\.qb\(|getConnection\(\)/;

  it('is the only way to the database outside kernel/ and server/', () => {
    const wrong = files.filter((file) => !['kernel', 'server'].includes(folderOf(file)) && PAST_THE_DOOR.test(textOf(file)));
    expect(wrong).toEqual([]);
  });

  it('is the only place where kysely is more than types', () => {
    const wrong = imports.filter(({ file, from, line }) => from === 'kysely' && folderOf(file) !== 'kernel' && !line.startsWith('import type'));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('is opened past visibility by few, each for a reason', () => {
    const MAY = [
      'kernel/read.ts', 'identity/session.service.ts', 'identity/account-token.service.ts', 'identity/email.service.ts', 'identity/password.service.ts', 'identity/addressee.ts', 'employers/employer.post.ts', 'server/populate.ts',
      'search/search.index.ts', 'offers/offer.index.ts',
      'privacy/erasure.service.ts', 'privacy/export.service.ts', 'privacy/erased-address.ts', 'privacy/retention.service.ts', 'graduates/look.loaders.ts', 'mail/letter.tasks.ts',
      'centres/centre.service.ts', 'centres/sponsorship.service.ts', 'centres/sponsorship.post.ts', 'employers/api-key.service.ts', 'employers/portal.service.ts', 'employers/employer.service.ts', 'employers/number-holder.service.ts', 'offers/posted-for.service.ts', 'graduates/blocking.ts', 'graduates/reconfirmation.service.ts', 'graduates/invitation.service.ts', 'graduates/learner-book.load.ts', 'graduates/learner-place.service.ts', 'graduates/held-place.loaders.ts',
      'offers/opening.service.ts', 'offers/expiry.service.ts', 'offers/rescale.service.ts',
      'applications/recommendation.post.ts', 'applications/recommendation.service.ts', 'applications/application.figures.ts', 'applications/offer-edits.service.ts', 'applications/application.post.ts', 'applications/arrival.service.ts',
      'matching/subjects.load.ts', 'matching/offer-ranking.index.ts', 'matching/graduate-ranking.index.ts', 'matching/degraded.ts', 'matching/offer-candidates.ts', 'matching/pair-visibility.ts', 'matching/chosen-match.ts', 'matching/kept-match.ts', 'matching/skill-gap.load.ts', 'matching/profile-steps.load.ts', 'matching/completeness.load.ts', 'matching/centre-demand.load.ts', 'matching/idf.live.ts', 'matching/replay.ts', 'matching/fairness.load.ts', 'matching/no-match.load.ts', 'insights/learner-progress.load.ts',
    ];
    expect(files.filter((file) => /\basSystem\(/.test(textOf(file)) && !MAY.includes(file))).toEqual([]);
  });
});
