import { type ASTVisitor, type FieldNode, getNamedType, type GraphQLNamedType, isInterfaceType, isObjectType, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { PAGE_DEFAULT, PAGE_MOST } from '../kernel/paging.ts';
import { LIMITS, tooMuch } from './limit-errors.ts';

export { LIMITS } from './limit-errors.ts';

/** What is counted along every way through a selection, fragments followed. */
interface Measure {
  readonly depth: number;
  readonly aliases: number;
}

/** Past this the figure only has to be large: fragments that spread each other twice would else double it beyond every number. */
const PLENTY = 1_000_000;

/**
 * How deep a selection goes and how many aliases its fields have, as often as the operation comes by them. A fragment is looked
 * at once, however often it is spread; a circle, which is another rule's fault, counts as nothing.
 * @param introspection whether what lies under `__schema` and `__type` is counted, or everything else
 */
function measure(context: ValidationContext, introspection: boolean): (selections: SelectionSetNode) => Measure {
  const known = new Map<string, Measure>();
  const none: Measure = { depth: 0, aliases: 0 };
  const ofFragment = (name: string): Measure => {
    const kept = known.get(name);
    if (kept) return kept;
    known.set(name, none);
    const fragment = context.getFragment(name);
    const found = fragment ? of(fragment.selectionSet) : none;
    known.set(name, found);
    return found;
  };
  const ofField = (field: FieldNode): Measure => {
    if (!introspection && (field.name.value === '__schema' || field.name.value === '__type')) return none;
    const below = field.selectionSet ? of(field.selectionSet) : none;
    return { depth: 1 + below.depth, aliases: Number(field.alias !== undefined) + below.aliases };
  };
  function of({ selections }: SelectionSetNode): Measure {
    let depth = 0;
    let aliases = 0;
    for (const selection of selections) {
      const one = selection.kind === Kind.FIELD ? ofField(selection) : selection.kind === Kind.INLINE_FRAGMENT ? of(selection.selectionSet) : ofFragment(selection.name.value);
      depth = Math.max(depth, one.depth);
      aliases = Math.min(PLENTY, aliases + one.aliases);
    }
    return { depth, aliases };
  }
  return of;
}

/** Depth and aliases of each operation. Introspection may go a little deeper, for the explorer's own question needs 15 levels. */
const measureRule: ValidationRule = (context): ASTVisitor => {
  const everything = measure(context, true);
  const apart = measure(context, false);
  return {
    OperationDefinition({ selectionSet }) {
      const whole = everything(selectionSet);
      const { depth } = apart(selectionSet);
      if (depth > LIMITS.depth) context.reportError(tooMuch('depth', depth));
      else if (whole.depth > LIMITS.introspectionDepth) context.reportError(tooMuch('introspectionDepth', whole.depth));
      if (whole.aliases > LIMITS.aliases) context.reportError(tooMuch('aliases', whole.aliases));
    },
  };
};

const directivesRule: ValidationRule = (context): ASTVisitor => {
  let count = 0;
  return {
    Directive() {
      count += 1;
    },
    Document: {
      leave() {
        if (count > LIMITS.directives) context.reportError(tooMuch('directives', count));
      },
    },
  };
};

/** Names come back in paths and messages; nobody needs one as long as a page. Told once. */
const namesRule: ValidationRule = (context): ASTVisitor => {
  let longest = 0;
  return {
    Name({ value }) {
      longest = Math.max(longest, value.length);
    },
    Document: {
      leave() {
        if (longest > LIMITS.nameLength) context.reportError(tooMuch('nameLength', longest));
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

/** One field of these per document, so that aliases can not be used to guess passwords, to send letters, or to have sheets, postings and hundreds of offers read, by the dozen. */
const SINGLE: ReadonlySet<string> = new Set(['signIn', 'signUpGraduate', 'signUpRecruiter', 'refreshSession', 'changePassword', 'changeEmail', 'eraseAccount', 'requestPasswordReset', 'resetPassword', 'resendConfirmation', 'acceptInvitation', 'confirmEmail', 'setUpSecondFactor', 'confirmSecondFactor', 'removeSecondFactor', 'importCohort', 'importPosting', 'upsertOffers']);
const singleRule: ValidationRule = (context): ASTVisitor => {
  let count = 0;
  return {
    Field(field) {
      if (SINGLE.has(field.name.value) && context.getParentType()?.name === 'Mutation') count += 1;
    },
    Document: {
      leave() {
        if (count > LIMITS.single) context.reportError(tooMuch('single', count, { fields: [...SINGLE].join(', ') }));
      },
    },
  };
};

export const limitRules: ValidationRule[] = [measureRule, objectsRule, directivesRule, namesRule, singleRule];
