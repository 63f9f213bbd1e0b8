import { registerEnumType } from 'type-graphql';
import { OUTCOMES, type Outcome } from './explanation.ts';
import { CONDITIONS, type Condition } from './hard-conditions.ts';
import { RequirementKind } from '../offers/offer.entity.ts';
import { CHANGE_KINDS, type Alteration } from './match.changes.ts';
import { CRITERIA, RELATIONS, type Criterion, type Relation } from './weights.ts';

/** An enum of the graph out of the matcher's own list. */
const enumOf = <T extends string>(values: readonly T[]): { readonly [V in T]: V } => Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

type Described<T extends string> = Record<T, { description: string }>;

export const MatchCondition = enumOf(CONDITIONS);
registerEnumType(MatchCondition, {
  name: 'MatchCondition',
  description: 'A hard condition: a pair for which one fails is blocked, whatever its score. Skills never block.',
  valuesConfig: {
    MOBILITY: { description: 'The person would work where the job is; for remote work, lives in a country that the offer accepts.' },
    CONTRACT: { description: 'They have a contract type in common.' },
    LANGUAGE: { description: 'Every required language is held at the level asked.' },
    AVAILABILITY: { description: 'The person is free at most 30 days after the start, or after today if the start is past.' },
    VISIBILITY: { description: 'Only where an employer looks: the person chose to be found at the offer’s scale, reconfirmed the profile within 90 days and did not block the employer. Waived once it applied there.' },
  } satisfies Described<Condition>,
});

export const MatchCriterion = enumOf(CRITERIA);
registerEnumType(MatchCriterion, {
  name: 'MatchCriterion',
  description: 'A part of the score.',
  valuesConfig: {
    SKILLS: { description: 'What is asked and held: each requirement’s best answer, by relation, level and standing.' },
    AFFINITY: { description: 'How near the held skills are to what is asked, computed from labels and the taxonomy.' },
    PREFERENCE: { description: 'The person’s own order of places; full where it gave none.' },
  } satisfies Described<Criterion>,
});

export const MatchOutcome = enumOf(OUTCOMES);
registerEnumType(MatchOutcome, {
  name: 'MatchOutcome',
  description: 'How a requirement is answered.',
  valuesConfig: {
    MET: { description: 'By the skill itself, at the level asked.' },
    MET_THROUGH: { description: 'At the level asked, by a skill that implies it or is a kind of it.' },
    BELOW_LEVEL: { description: 'In part: under the level, or only by a neighbouring or more general skill.' },
    MISSING: { description: 'By nothing that is held.' },
  } satisfies Described<Outcome>,
});

registerEnumType(RequirementKind, {
  name: 'RequirementKind',
  description: 'How much an offer wants a skill.',
  valuesConfig: {
    MUST_HAVE: { description: 'One must have it; missing, it costs much of the score, and blocks nothing.' },
    NICE_TO_HAVE: { description: 'It is welcome; all of them together weigh half the lightest must-have.' },
  },
});

export const MatchRelation = enumOf(RELATIONS);
registerEnumType(MatchRelation, {
  name: 'MatchRelation',
  description: 'What a held skill is to an asked one, by links that people curated; nearest first.',
  valuesConfig: {
    SAME: { description: 'The asked skill itself.' },
    IMPLIED: { description: 'The held one can not be had without the asked one (React: JavaScript).' },
    NARROWER: { description: 'The held one is a kind of the asked one (PostgreSQL: relational databases).' },
    USED_IN: { description: 'The held one is a tool from somewhere in the asked practice, and shows a part of it (Trello: project management).' },
    RELATED: { description: 'A neighbour.' },
    BROADER: { description: 'The held one is the asked one’s kind in general (data analysis: data cleaning).' },
    FIELD: { description: 'The held one is the practice that the asked language, framework or tool belongs to (front-end development: React).' },
  } satisfies Described<Relation>,
});

export const MatchChangeKind = enumOf(CHANGE_KINDS);
registerEnumType(MatchChangeKind, {
  name: 'MatchChangeKind',
  description: 'What would be otherwise.',
  valuesConfig: {
    PLACE: { description: 'A place of work more.' },
    REMOTE: { description: 'Remote work.' },
    RESIDENCE: { description: 'The country of residence, where a remote offer accepts some only.' },
    CONTRACT: { description: 'A contract type more.' },
    LANGUAGE: { description: 'The level of a human language.' },
    AVAILABILITY: { description: 'The first free day, or the start of the job.' },
    SKILL: { description: 'A skill, or its level.' },
  } satisfies Described<Alteration['kind']>,
});

export const MatchSide = enumOf(['PERSON', 'OFFER']);
registerEnumType(MatchSide, {
  name: 'MatchSide',
  description: 'A side of a match.',
  valuesConfig: { PERSON: { description: 'The person.' }, OFFER: { description: 'The offer, and with it its employer.' } } satisfies Described<'PERSON' | 'OFFER'>,
});
