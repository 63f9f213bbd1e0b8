import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { graduateById } from '../graduates/graduate.loaders.ts';
import { GraduateType } from '../graduates/graduate.type.ts';
import { MergeUserError } from '../graduates/merge.errors.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { mergePeople } from './merge.service.ts';

@InputType({ description: 'Which two graduates are one person, and how that is known.' })
export class MergePeopleInput extends Repeatable {
  @Field(() => ID, { description: 'The graduate that stays, with its account.' })
  keepGraduateId!: string;

  @Field(() => ID, { description: 'The graduate whose account goes; it must hold no other role.' })
  otherGraduateId!: string;

  @Field(() => String, { description: 'How that is known, at most 500 characters; the person reads it in a letter.' })
  reason!: string;
}

@ObjectType({ description: 'The one person.' })
export class MergePeoplePayload {
  @Field(() => GraduateType, { nullable: true, description: 'The graduate that stayed, as it is now; null if nothing was done.' })
  graduate?: GraduateType | null;

  @Field(() => [MergeUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof MergeUserError>[];
}

@Resolver()
export class MergeResolver {
  @Mutation(() => MergePeoplePayload, { description: 'Makes one of two graduates who are the same person: all that the other has goes to the one that stays (of two open applications to an offer the newer is withdrawn), the other account is erased, both addresses get a letter. It cannot be taken back. Faults: NOT_FOUND, SAME_PERSON, OTHER_ROLES, EMAIL_NOT_CONFIRMED where the account that stays never confirmed its address and the other did, HIRED_TWICE, REQUIRED, TOO_LONG.' })
  mergePeople(@Arg('input', () => MergePeopleInput, { description: 'Which two, and why.' }) input: MergePeopleInput, @Ctx() context: Context) {
    const ids = { keepGraduateId: uuidOf('Graduate', input.keepGraduateId), otherGraduateId: uuidOf('Graduate', input.otherGraduateId) };
    return mutate(context, 'mergePeople', { ...input, ...ids }, mergePeople, { graduate: graduateById });
  }
}
