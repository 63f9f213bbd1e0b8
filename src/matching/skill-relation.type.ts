import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { MatchRelation } from './match.enums.ts';
import type { RelationSource } from './skill-relations.ts';
import type { Relation } from './weights.ts';

export const SkillRelationSource = { CURATED: 'CURATED', COMPUTED: 'COMPUTED' } as const;
registerEnumType(SkillRelationSource, {
  name: 'SkillRelationSource',
  description: 'Where it comes from that one skill says something of another.',
  valuesConfig: {
    CURATED: { description: 'A link of the taxonomy, which people curated: counts towards requirements.' },
    COMPUTED: { description: 'A computation over names, ancestors and what offers ask together: counts in the part AFFINITY alone, and never meets a requirement.' },
  } satisfies Record<RelationSource, { description: string }>,
});

@ObjectType('SkillRelationEvidence', { description: 'What was computed of two skills of one kind, each share in [0, 1].' })
export class SkillRelationEvidenceType {
  @Field(() => Float, { description: 'How alike their names are, by groups of four letters.' })
  label!: number;

  @Field(() => Float, { description: 'How many of the skills above them they share.' })
  ancestors!: number;

  @Field(() => Float, { nullable: true, description: 'How far the same offers ask for them; null where the version did not count it.' })
  coOccurrence?: number | null;
}

@ObjectType('SkillRelation', { description: 'A skill that says something of another which an offer asks for. Pairs that are said not to be related (Java, JavaScript) are never listed. Seen by everybody.' })
export class SkillRelationType {
  @Field(() => Float, { description: 'How much holding it counts where the other is asked, in [0, 1], level and standing aside, a multiple of 0.0001.' })
  credit!: number;

  @Field(() => SkillRelationSource, { description: 'Where it comes from.' })
  source!: RelationSource;

  @Field(() => MatchRelation, { nullable: true, description: 'What it is to the other by curated links; null where it is computed.' })
  relation!: Relation | null;

  @Field(() => SkillRelationEvidenceType, { nullable: true, description: 'What was computed of the two; null where nothing was, and the link alone counts.' })
  evidence!: SkillRelationEvidenceType | null;
}
