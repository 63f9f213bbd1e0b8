import { type ASTVisitor, type FieldNode, GraphQLError, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
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

/** One field of these per document, so that aliases can not be used to guess passwords, to send letters, or to have sheets, postings, résumés and hundreds of offers read, by the dozen. */
const SINGLE: ReadonlySet<string> = new Set(['signIn', 'signUpGraduate', 'signUpRecruiter', 'refreshSession', 'changePassword', 'changeEmail', 'eraseAccount', 'requestPasswordReset', 'resetPassword', 'resendConfirmation', 'acceptInvitation', 'confirmEmail', 'setUpSecondFactor', 'confirmSecondFactor', 'removeSecondFactor', 'importCohort', 'importPosting', 'importResume', 'upsertOffers']);
const singleRule: ValidationRule = (context): ASTVisitor => {
  let count = 0;
  let schemas = 0;
  return {
    Field(field) {
      if (SINGLE.has(field.name.value) && context.getParentType()?.name === 'Mutation') count += 1;
      if (field.name.value === '__schema' || field.name.value === '__type') schemas += 1;
    },
    Document: {
      leave() {
        if (count > LIMITS.single) context.reportError(tooMuch('single', count, { fields: [...SINGLE].join(', ') }));
        // The whole graph is 300 kB: under a dozen names it would be megabytes.
        if (schemas > LIMITS.single) context.reportError(tooMuch('single', schemas, { fields: '__schema, __type' }));
      },
    },
  };
};

/** An operation of a kind that the graph does not have; graphql-js finds out only when it runs it, and takes it for a fault of ours. */
const kindRule: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition(node) {
    if (!context.getSchema().getRootType(node.operation)) context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
  },
});

export const limitRules: ValidationRule[] = [kindRule, measureRule, directivesRule, namesRule, singleRule];
