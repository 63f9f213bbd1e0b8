import { type ASTVisitor, type FieldNode, type FragmentDefinitionNode, getNamedType, GraphQLError, type GraphQLNamedType, isInterfaceType, isObjectType, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { PAGE_DEFAULT, PAGE_MOST } from '../kernel/paging.ts';

/** The limits of one operation; `sheetBytes` is that of a body with a sheet of learners in it (body-limit.ts). */
export const LIMITS = { depth: 12, aliases: 15, directives: 8, objects: 10_000, tokens: 1000, bodyBytes: 100_000, sheetBytes: 3_000_000, deadlineMs: 5_000 } as const;

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

/** How many objects a selection can answer with, at most: every list with a `first` multiplies what hangs on it. */
function objectsOf(selections: SelectionSetNode, type: GraphQLNamedType | undefined, times: number, context: ValidationContext, depth = 0): number {
  if (!isObjectType(type) && !isInterfaceType(type)) return 0;
  let objects = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = context.getFragment(selection.name.value);
      // Deeper than the depth rule allows is a circle or refused anyway.
      if (fragment && depth < LIMITS.depth * 2) objects += objectsOf(fragment.selectionSet, context.getSchema().getType(fragment.typeCondition.name.value), times, context, depth + 1);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      objects += objectsOf(selection.selectionSet, condition ? context.getSchema().getType(condition) : type, times, context, depth + 1);
    } else if (selection.selectionSet) {
      const field = type.getFields()[selection.name.value];
      if (!field) continue;
      const rows = field.args.some((argument) => argument.name === 'first') ? rowsOf(selection) : 1;
      objects += times * rows + objectsOf(selection.selectionSet, getNamedType(field.type), times * rows, context, depth + 1);
    }
    if (objects > LIMITS.objects) return objects;
  }
  return objects;
}

/** Rows a list field can answer with: its `first`, the most where a variable says it, the default where nothing does. */
function rowsOf(field: FieldNode): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (!first || first.kind === Kind.NULL) return PAGE_DEFAULT;
  return first.kind === Kind.INT ? Math.min(Math.max(Number(first.value), 1), PAGE_MOST) : PAGE_MOST;
}

const objectsRule: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition(operation) {
    const root = operation.operation === 'query' ? context.getSchema().getQueryType() : context.getSchema().getMutationType();
    const objects = objectsOf(operation.selectionSet, root ?? undefined, 1, context);
    if (objects > LIMITS.objects) context.reportError(tooMuch('objects', objects));
  },
});

/** One field of these per operation, so that aliases can not be used to guess passwords, to send letters, or to have sheets, postings and hundreds of offers read, by the dozen. */
const SINGLE = new Set(['signIn', 'signUpGraduate', 'signUpRecruiter', 'refreshSession', 'changePassword', 'changeEmail', 'eraseAccount', 'requestPasswordReset', 'resetPassword', 'resendConfirmation', 'acceptInvitation', 'importCohort', 'importPosting', 'upsertOffers']);
const singleRule: ValidationRule = (context): ASTVisitor => {
  let count = 0;
  return {
    Field(field) {
      if (SINGLE.has(field.name.value) && context.getParentType()?.name === 'Mutation' && (count += 1) === 2) {
        context.reportError(new GraphQLError(`An operation may hold one field of these: ${[...SINGLE].join(', ')}.`));
      }
    },
  };
};

export const limitRules: ValidationRule[] = [depthRule, objectsRule, countRule('aliases'), countRule('directives'), singleRule];
