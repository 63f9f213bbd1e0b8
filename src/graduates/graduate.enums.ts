import { registerEnumType } from 'type-graphql';
import { DisclosureReason, EnrolmentState } from './enrolment.entity.ts';
import { AgeBand, ContractType, Gender, Scale } from './graduate.entity.ts';
import { BackgroundKind, EvidenceKind, Standing } from './skill-profile.entity.ts';

registerEnumType(ContractType, {
  name: 'ContractType',
  description: 'A kind of contract, as offers state it and graduates want it.',
  valuesConfig: {
    PERMANENT: { description: 'Permanent contract (CDI).' },
    FIXED_TERM: { description: 'Fixed-term contract (CDD).' },
    TEMPORARY: { description: 'Temporary agency work (intérim).' },
    INSERTION: { description: 'Insertion contract of ANAPEC (Idmaj); counted apart from employment.' },
    PRE_HIRE_INTERNSHIP: { description: 'Internship meant to lead to a hire.' },
    INTERNSHIP: { description: 'Internship, end-of-studies project included.' },
    APPRENTICESHIP: { description: 'Apprenticeship, alternating with courses (alternance).' },
    FREELANCE: { description: 'Freelance mission.' },
  },
});
registerEnumType(Scale, {
  name: 'Scale',
  description: 'How far from the home region something is. Always computed, never typed.',
  valuesConfig: {
    LOCAL: { description: 'Within one province of the home region.' },
    REGIONAL: { description: 'The home region as a whole, or anywhere else in the country.' },
    INTERNATIONAL: { description: 'A place or an employer abroad, remote work included.' },
  },
});
registerEnumType(Gender, {
  name: 'Gender',
  description: 'For statistics alone, on choice; never shown to anybody else, never scored.',
  valuesConfig: { FEMALE: { description: 'Female.' }, MALE: { description: 'Male.' }, OTHER: { description: 'Neither of the two.' } },
});
registerEnumType(AgeBand, {
  name: 'AgeBand',
  description: 'For statistics alone, on choice; never shown to anybody else, never scored. A birth date is never asked.',
  valuesConfig: { UNDER_20: { description: 'Under 20 years.' }, FROM_20_TO_24: { description: '20 to 24 years.' }, FROM_25_TO_29: { description: '25 to 29 years.' }, FROM_30: { description: '30 years and over.' } },
});
registerEnumType(Standing, {
  name: 'SkillStanding',
  description: 'Who stands behind a skill at a level.',
  valuesConfig: { DECLARED: { description: 'The person alone.' }, CENTRE: { description: 'A centre that taught the person.' }, EMPLOYER: { description: 'An employer that worked with the person.' } },
});
registerEnumType(EvidenceKind, {
  name: 'SkillEvidenceKind',
  description: 'What shows a skill.',
  valuesConfig: { PROJECT: { description: 'A project.' }, CERTIFICATE: { description: 'A certificate.' }, EXPERIENCE: { description: 'A job or internship.' } },
});
registerEnumType(BackgroundKind, {
  name: 'BackgroundKind',
  description: 'A part of a person’s past.',
  valuesConfig: { EDUCATION: { description: 'A diploma or studies.' }, EXPERIENCE: { description: 'A job or internship.' }, PROJECT: { description: 'A project.' }, CERTIFICATE: { description: 'A certificate.' } },
});
registerEnumType(EnrolmentState, {
  name: 'EnrolmentState',
  description: 'Where a person stands in a cohort.',
  valuesConfig: { ENROLLED: { description: 'Learns in it.' }, GRADUATED: { description: 'Finished it.' }, LEFT: { description: 'Left before the end; may come back.' } },
});
registerEnumType(DisclosureReason, {
  name: 'DisclosureReason',
  description: 'Why an employer may see who a person is.',
  valuesConfig: { APPLICATION: { description: 'The person applied to it.' }, INVITATION: { description: 'The person accepted its invitation.' }, RECOMMENDATION: { description: 'The person agreed that its centre recommends it there.' } },
});
