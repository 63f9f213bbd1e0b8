import { ArgsType, Field, InputType } from 'type-graphql';
import { CandidateStanding } from '../applications/candidate-choice.enums.ts';
import { MatchFit } from '../applications/match-fit.ts';
import { ContractType, Scale } from '../graduates/graduate.entity.ts';
import { PageInput } from '../kernel/connection.ts';
import { WorkMode } from '../offers/offer.entity.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import type { Fit } from './credits.ts';

@InputType({ description: 'Narrows a person’s matches; all that is given must hold, an empty list is as good as none.' })
export class MatchFilter {
  @Field(() => [Scale], { nullable: true, description: 'Only offers at these scales.' })
  scales?: Scale[] | null;

  @Field(() => [MatchFit], { nullable: true, description: 'Only matches of these fits.' })
  fit?: Fit[] | null;

  @Field(() => [WorkMode], { nullable: true, description: 'Only these work modes.' })
  workModes?: WorkMode[] | null;

  @Field(() => [ContractType], { nullable: true, description: 'Only offers that may be one of these contracts.' })
  contractTypes?: ContractType[] | null;

  @Field(() => [String], { nullable: true, description: 'Only offers with a place that is one of these or lies inside one (codes). An unknown code is BAD_USER_INPUT that names the nearest.' })
  placeCodes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only offers that ask one of these skills (slugs). An unknown slug is BAD_USER_INPUT that names the nearest.' })
  skills?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: in place of the eligible offers, those that exactly one hard condition keeps apart from the person, with `blockedBy`. False if left out.' })
  almostEligible?: boolean | null;
}

@ArgsType()
export class MatchesArgs extends PageInput {
  @Field(() => String, { nullable: true, description: 'Only offers with these words, read as `searchOffers` reads them; ranked by match all the same. At most 200 characters. Not answered while the search engine is away (SEARCH_UNAVAILABLE).' })
  text?: string | null;

  @Field(() => MatchFilter, { nullable: true, description: 'Which matches; every eligible open offer if left out.' })
  filter?: MatchFilter | null;
}

@InputType({ description: 'A skill that a candidate must list.' })
export class CandidateSkillInput {
  @Field(() => String, { description: 'Its slug. An unknown one is BAD_USER_INPUT that names the nearest.' })
  skill!: string;

  @Field(() => SkillLevel, { nullable: true, description: 'At this level at least; any if left out. A level that was not said counts as FOUNDATION.' })
  minimumLevel?: SkillLevel | null;
}

@InputType({ description: 'Narrows the candidates of an offer; all that is given must hold, an empty list is as good as none.' })
export class CandidateMatchFilter {
  @Field(() => [MatchFit], { nullable: true, description: 'Only matches of these fits.' })
  fit?: Fit[] | null;

  @Field(() => [CandidateSkillInput], { nullable: true, description: 'Only people who list every one of these skills, at most 50.' })
  skills?: CandidateSkillInput[] | null;

  @Field(() => [CandidateStanding], { nullable: true, description: 'Only those whom your colleagues and you left undecided, shortlisted or passed; UNDECIDED and SHORTLISTED if left out.' })
  standing?: CandidateStanding[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: in place of the eligible people, those whom exactly one hard condition keeps apart from the offer, with `blockedBy`. Whoever is not to be found is never among them. False if left out.' })
  almostEligible?: boolean | null;
}

@ArgsType()
export class CandidateMatchesArgs extends PageInput {
  @Field(() => String, { nullable: true, description: 'What is sought, read as skills (or kinds of them, or what implies them), places within reach, languages, contracts and remote work, all of which must hold. People are never searched by text: words that mean nothing of the kind find nobody. At most 200 characters.' })
  text?: string | null;

  @Field(() => CandidateMatchFilter, { nullable: true, description: 'Which candidates; every eligible one if left out.' })
  filter?: CandidateMatchFilter | null;
}
