import type { ReasonedTable, WeightTable } from './weights.ts';

/** Every number of the present score. A change of any of them is a new version, in a file beside this one. */
const weights: WeightTable = {
  version: '2026-12',
  parts: { SKILLS: 95, AFFINITY: 3, PREFERENCE: 2 },
  relations: { SAME: 100, IMPLIED: 90, NARROWER: 80, USED_IN: 50, RELATED: 40, BROADER: 35, FIELD: 20 },
  relationsByKind: true,
  levels: [100, 60, 30, 10],
  standings: { DECLARED: 94, CENTRE: 98, EMPLOYER: 100 },
  mustWeight: { scale: 'ROOT', least: 75, neutral: 100, most: 150 },
  niceShare: 50,
  lambda: 50,
  relatednessCap: 5_000,
  preference: [100, 75, 50, 25],
};

export const TABLE_2026_12: ReasonedTable = {
  weights,
  reasons: [
    { path: 'parts.SKILLS', reason: 'What the offer asks for and the person knows is what both came for.' },
    { path: 'parts.AFFINITY', reason: 'Orders people whom the requirements leave level; too small to stand in for any requirement.' },
    { path: 'parts.PREFERENCE', reason: 'The person’s own order of places is worth a nudge: every place listed is one the person said yes to.' },
    { path: 'relations.SAME', reason: 'The asked skill itself.' },
    { path: 'relations.IMPLIED', reason: 'React is not practised without JavaScript, but JavaScript was not what was declared. Once, however long the chain: a curator who adds a step in it lowers nobody’s score.' },
    { path: 'relations.NARROWER', reason: 'PostgreSQL is a relational database: asked for the kind, one of the kind does, though perhaps not the one in use.' },
    { path: 'relations.USED_IN', reason: 'A tool further below a practice shows a part of it, and does not meet it: Trello is no project management, Git no software development. A tool speaks in full only for the practices it is linked to directly (Jenkins: CI/CD).' },
    { path: 'relations.RELATED', reason: 'A neighbour shortens the learning; it is not the skill. Well under the skill itself one band short (.60).' },
    { path: 'relations.BROADER', reason: 'Who knows data analysis has cleaned data before: the kind in general says a little of the one thing in it.' },
    { path: 'relations.FIELD', reason: 'Whoever writes "web development" has not said React, Vue, PHP and Docker with it. With more, one broad word would answer every line of an offer in part, and outdo a person who knows a neighbour of one of them.' },
    { path: 'levels.0', reason: 'Reached. Above is neither punished nor rewarded: what is asked is a floor.' },
    { path: 'levels.1', reason: 'One band is months of work on the job, which is what a first job is for.' },
    { path: 'levels.2', reason: 'Two bands are a training course away.' },
    { path: 'levels.3', reason: 'Three: has met it. Not nothing, so that saying so never hurts.' },
    { path: 'standings.DECLARED', reason: 'The person’s word. The three lie so close that they order people of equal skill and undo no band and no link: what was learnt elsewhere than at a centre must not be punished for it.' },
    { path: 'standings.CENTRE', reason: 'A trainer has seen it.' },
    { path: 'standings.EMPLOYER', reason: 'It was used at work.' },
    { path: 'mustWeight.least', reason: 'What every second offer asks still counts three quarters of an ordinary skill: it is the job’s core language, mostly.' },
    { path: 'mustWeight.neutral', reason: 'An ordinary skill, and one that nobody has counted.' },
    { path: 'mustWeight.most', reason: 'Without it, and without the square root, Doctrine outweighs PHP twice in a Symfony job: the rare tool is the first thing learnt on the job.' },
    { path: 'niceShare', reason: 'All nice-to-haves together weigh half the lightest must-have, so no heap of them outweighs one that is missing.' },
    { path: 'lambda', reason: 'Half an ordinary skill that nobody has: an offer that asks for one easy thing does not score 1 for everybody.' },
    { path: 'relatednessCap', reason: 'Computed relatedness is a guess, and a guess stays well under the skill itself. It moves AFFINITY alone, never a requirement.' },
    { path: 'preference.0', reason: 'The place listed first.' },
    { path: 'preference.1', reason: 'The place listed second. By rank alone: listing one more place changes no other’s value.' },
    { path: 'preference.2', reason: 'The place listed third.' },
    { path: 'preference.3', reason: 'Any place further down.' },
  ],
};
