/** Fields that no walk here gets a value of, by what they begin with or are; each with why that hides nothing. */
export const UNREACHED: readonly (readonly [why: string, fields: RegExp])[] = [
  ['empty where nothing was wrong; faults are sentences of the service, with what the caller said itself', /^\w*(?:Payload|Result|Invitation|Row)\.userErrors$|^\w+UserError\./],
  ['a code that a person reads off an app is needed', /^(?:ConfirmSecondFactorPayload|SecondFactor)\.|^Account\.secondFactor$/],
  ['a rate of answers that needs months of them', /^Employer\.(?:replyRate|medianReplyDays)$/],
  ['figures, codes, words and names of skills in a match, an advice or a step; whose they are is beside them, and reached', /^(?:ProfileStep|Match|MatchBlockedBy|MatchRequirement|MatchPreferredPlace|MatchChange|MatchConnection|UnderstoodWords|OfferFinding|OfferLint|OfferReach|OfferReachNow|OfferLoosening)\./],
  ['what the offers here do not ask or say; it is published with what they do', /^(?:JobOffer\.(?:acceptedCountries|applyUrl|applyEmail|preferredLanguages|niceToHaves)|OfferFacets\.languages|LanguageFacet\..*|OfferEvent\.changedFields)$/],
  ['the taxonomy’s own words, which everybody reads', /^(?:Skill\.\w+|SkillRelation\..*|SkillRelationEvidence\..*|Taxonomy\.escoRelease)$/],
  ['read out of what the caller wrote itself', /^(?:ResumeTextReading|ProposedLanguage|NormalizedSkills|NotASkill|ExtractedSkills|ExtractedLanguage|ResumeReport|ResumeKnownSkill|ResumeGuessedSkill|ResumeUnknownSkill|UnrecognisedSkill|ResumeLeft|CohortImportPreview|SheetColumn)\./],
  ['what has not come to pass here: times, and rows that are walked from elsewhere', /^(?:Centre\.postsFor|Candidate\.availableOn|ApiKey\.\w+|CohortInvitation\.acceptedAt|UnknownTerm\.(?:decidedAt|skill)|CohortImport\.fault|CohortImportRow\.resembles|AccessRecord\.apiKey)$/],
  ['`nodes` stands for it', /^Query\.node$/],
  ['a row that is walked from elsewhere, and stands here once such a mutation goes another way', /^(?:(?:Employer|SignUpRecruiter)Payload\.postedFor|ApiKeyPayload\.apiKey|ImportCohortPayload\.cohortImport|ImportPostingPayload\.offer|CurateTermPayload\.\w+)$/],
];

export const whyUnreached = (field: string): string | null => UNREACHED.find(([, fields]) => fields.test(field))?.[0] ?? null;
