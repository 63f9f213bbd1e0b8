import { type ASTVisitor, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/** The limits of one operation. */
export const LIMITS = { depth: 12, aliases: 15, directives: 8, tokens: 1000, bodyBytes: 100_000, deadlineMs: 10_000 } as const;

const tooMuch = (what: keyof typeof LIMITS, asked: number): GraphQLError =>
  new GraphQLError(`The operation has ${asked} ${what === 'depth' ? 'levels' : what}, at most ${LIMITS[what]} are allowed.`, { extensions: { limit: what, most: LIMITS[what], asked } });

/** How deep a selection goes, through fragments. Introspection is left out: graphql-js has a rule of its own for it. */
function depthOf(selections: SelectionSetNode, context: ValidationContext, seen: ReadonlySet<FragmentDefinitionNode>): number {
  let deepest = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue;
      deepest = Math.max(deepest, 1 + (selection.selectionSet ? depthOf(selection.selectionSet, context, seen) : 0));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(selection.selectionSet, context, seen));
    } else {
      const fragment = context.getFragment(selection.name.value);
      // A circle is another rule's fault; counting stops there.
      if (fragment && !seen.has(fragment)) deepest = Math.max(deepest, depthOf(fragment.selectionSet, context, new Set([...seen, fragment])));
    }
    if (deepest > LIMITS.depth * 2) return deepest;
  }
  return deepest;
}

const depthRule: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition(operation) {
    const depth = depthOf(operation.selectionSet, context, new Set());
    if (depth > LIMITS.depth) context.reportError(tooMuch('depth', depth));
  },
});

const countRule = (what: 'aliases' | 'directives'): ValidationRule => (context): ASTVisitor => {
  let count = 0;
  return {
    Field: (field) => {
      count += what === 'aliases' ? Number(Boolean(field.alias)) : (field.directives?.length ?? 0);
    },
    Document: {
      leave() {
        if (count > LIMITS[what]) context.reportError(tooMuch(what, count));
      },
    },
  };
};

/** One field of these per operation, so that aliases can not be used to guess passwords by the dozen. */
const SINGLE = new Set(['signIn', 'refreshSession']);
const singleRule: ValidationRule = (context): ASTVisitor => {
  let count = 0;
  return {
    Field(field) {
      if (SINGLE.has(field.name.value) && context.getParentType()?.name === 'Mutation' && (count += 1) === 2) {
        context.reportError(new GraphQLError(`An operation may hold one ${[...SINGLE].join(' or ')} field.`));
      }
    },
  };
};

export const limitRules: ValidationRule[] = [depthRule, countRule('aliases'), countRule('directives'), singleRule];
