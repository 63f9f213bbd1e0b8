import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import { nodeOf, NodeType } from '../kernel/node.ts';

const MOST = 100;
const TOO_MANY: Sentence = {
  fr: '« ids » contient {asked} identifiants, {most} au plus.',
  ar: 'في «ids» {asked} معرّفًا، والحد الأقصى {most}.',
  en: 'ids holds {asked} ids, at most {most} are allowed.',
};

const tooManyIds = (asked: number) => topLevel('BAD_USER_INPUT', TOO_MANY, { field: 'ids', limit: 'ids', most: MOST, asked }, { most: MOST, asked });

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, { nullable: true, description: 'Anything again by its global id; null for an unknown, foreign or malformed one.' })
  node(@Arg('id', () => ID, { description: 'A global id.' }) id: string, @Ctx() context: Context) {
    return nodeOf(context, id);
  }

  @Query(() => [NodeType], { nullable: 'items', description: 'Several by their global ids, in the order asked, null where `node` would be; at most 100.' })
  nodes(@Arg('ids', () => [ID], { description: 'Global ids, at most 100.' }) ids: string[], @Ctx() context: Context) {
    if (ids.length > MOST) throw tooManyIds(ids.length);
    return Promise.all(ids.map((id) => nodeOf(context, id)));
  }
}
