import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { setBackground } from './background.service.ts';
import { blockEmployer, endDisclosure, unblockEmployer } from './discretion.service.ts';
import { disclosureById, graduateById } from './graduate.loaders.ts';
import {
  DeclareSkillsInput, DisclosurePayload, EmployerBlockInput, EndDisclosureInput, GraduatePayload, ReconfirmProfileInput, RemoveSkillInput, SetBackgroundInput,
  SetFindableInput, SetLanguagesInput, SetMobilityInput, UpdateProfileInput,
} from './profile.inputs.ts';
import { reconfirmProfile, setFindable, setLanguages, setMobility, updateProfile } from './profile.service.ts';
import { declareSkills, removeSkill } from './skills.service.ts';

const loads = { graduate: graduateById };
const whichEmployer = (input: EmployerBlockInput): EmployerBlockInput => ({ ...input, employerId: input.employerId ? uuidOf('Employer', input.employerId) : input.employerId });

/** What a person does with its own profile. Every change of it counts as reconfirming it. */
@Resolver()
export class ProfileResolver {
  @Mutation(() => GraduatePayload, { description: 'Changes your profile. Faults: CONFLICT, REQUIRED, TOO_LONG, INVALID, INVALID_EMAIL, INVALID_PHONE, UNKNOWN_PLACE.' })
  updateProfile(@Arg('input', () => UpdateProfileInput, { description: 'The changes.' }) input: UpdateProfileInput, @Ctx() context: Context) {
    return mutate(context, 'updateProfile', input, updateProfile, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Says where you would work. Faults: CONFLICT, UNKNOWN_PLACE, INVALID, TOO_LONG.' })
  setMobility(@Arg('input', () => SetMobilityInput, { description: 'All of it.' }) input: SetMobilityInput, @Ctx() context: Context) {
    return mutate(context, 'setMobility', input, setMobility, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Says which languages you speak. Faults: CONFLICT, UNKNOWN_LANGUAGE, INVALID, TOO_LONG.' })
  setLanguages(@Arg('input', () => SetLanguagesInput, { description: 'All of them.' }) input: SetLanguagesInput, @Ctx() context: Context) {
    return mutate(context, 'setLanguages', input, setLanguages, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Adds skills to your profile or changes what you declare of them; confirmations keep their level. Faults: UNKNOWN_SKILL, INVALID, TOO_LONG, REQUIRED.' })
  declareSkills(@Arg('input', () => DeclareSkillsInput, { description: 'The skills.' }) input: DeclareSkillsInput, @Ctx() context: Context) {
    return mutate(context, 'declareSkills', input, declareSkills, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Takes a skill off your profile. Faults: NOT_FOUND.' })
  removeSkill(@Arg('input', () => RemoveSkillInput, { description: 'Which.' }) input: RemoveSkillInput, @Ctx() context: Context) {
    return mutate(context, 'removeSkill', input, removeSkill, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Says what you did before. Faults: CONFLICT, REQUIRED, TOO_LONG, INVALID.' })
  setBackground(@Arg('input', () => SetBackgroundInput, { description: 'All of it.' }) input: SetBackgroundInput, @Ctx() context: Context) {
    return mutate(context, 'setBackground', input, setBackground, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Says that your profile still holds: employers find it for 90 days more.' })
  reconfirmProfile(@Arg('input', () => ReconfirmProfileInput, { nullable: true, description: 'Only what makes it repeatable.' }) input: ReconfirmProfileInput | null, @Ctx() context: Context) {
    return mutate(context, 'reconfirmProfile', input ?? {}, reconfirmProfile, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'Says where employers may find you; also needs an enrolment that the centre confirmed. Faults: CONFLICT.' })
  setFindable(@Arg('input', () => SetFindableInput, { description: 'The scales.' }) input: SetFindableInput, @Ctx() context: Context) {
    return mutate(context, 'setFindable', input, setFindable, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'You will not be found by this employer, at once; it is not told. By name, it holds for employers that come later too. If you applied there, end the disclosure too. Faults: NOT_FOUND, INVALID, REQUIRED, TOO_LONG.' })
  blockEmployer(@Arg('input', () => EmployerBlockInput, { description: 'Which employer.' }) input: EmployerBlockInput, @Ctx() context: Context) {
    return mutate(context, 'blockEmployer', whichEmployer(input), blockEmployer, loads);
  }

  @Mutation(() => GraduatePayload, { description: 'This employer may find you again, if you are findable; who blocked it by id and by name takes both back. Faults: INVALID, REQUIRED.' })
  unblockEmployer(@Arg('input', () => EmployerBlockInput, { description: 'Which employer.' }) input: EmployerBlockInput, @Ctx() context: Context) {
    return mutate(context, 'unblockEmployer', whichEmployer(input), unblockEmployer, loads);
  }

  @Mutation(() => DisclosurePayload, { description: 'The employer no longer sees who you are, from its next request on. Applying there again discloses again. Faults: NOT_FOUND.' })
  endDisclosure(@Arg('input', () => EndDisclosureInput, { description: 'Which.' }) input: EndDisclosureInput, @Ctx() context: Context) {
    return mutate(context, 'endDisclosure', { ...input, disclosureId: uuidOf('Disclosure', input.disclosureId) }, endDisclosure, { disclosure: disclosureById });
  }
}
