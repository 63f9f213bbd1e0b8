import './graduate.enums.ts';
import { Field, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../kernel/node.ts';
import { DateOnly, DateTime, Url } from '../kernel/scalars.ts';
import { ContractType, Scale } from './graduate.entity.ts';

@ObjectType('Graduate', {
  implements: NodeType,
  description: 'A learner or former learner of a centre, by name. Seen by the person, the coordinators and trainers of its cohorts, employers it was disclosed to, and administrators; each look by somebody else is recorded.',
})
export class GraduateType extends NodeType {
  @Field(() => String, { description: 'The person’s name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the person is, in one line, at most 200 characters; null if it does not say.' })
  headline!: string | null;

  @Field(() => String, { nullable: true, description: 'What the person says of itself, plain text, at most 5,000 characters; null if nothing.' })
  summary!: string | null;

  @Field(() => String, { description: 'The e-mail to write to; may differ from the one to sign in with.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Phone in E.164 (+212612345678); null if not given.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'WhatsApp number in E.164; null if not given. May be the same as the phone.' })
  whatsapp!: string | null;

  @Field(() => Url, { nullable: true, description: 'The person’s site or portfolio; null if not given.' })
  website!: string | null;

  @Field(() => Boolean, { description: 'Whether remote work is wanted.' })
  wantsRemote!: boolean;

  @Field(() => Boolean, { description: 'Whether the order of `mobility` is one of preference.' })
  mobilityOrdered!: boolean;

  @Field(() => [ContractType], { description: 'The kinds of contract the person wants; nothing matches while it is empty.' })
  contractTypes!: ContractType[];

  @Field(() => DateOnly, { nullable: true, description: 'From when the person is available; null: from today.' })
  availableOn!: string | null;

  @Field(() => DateTime, { description: 'When the person last said that the profile holds, by reconfirming or changing it. Employers find it for 90 days.' })
  reconfirmedAt!: string;

  @Field(() => [Scale], { description: 'The scales at which employers may find the person; empty: not at all.' })
  findableAt!: Scale[];

  @Field(() => DateTime, { description: 'When the person signed up.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Goes up with every change of the profile; send it back, a stale one is a CONFLICT.' })
  version!: number;
}
