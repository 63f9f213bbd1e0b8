import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { introspectionSizes } from './cost.introspection.ts';
import { type Branch, Reader, type Step } from './cost.reader.ts';
import { type Size, sized, type Variables } from './cost.sizes.ts';

/** What an operation asks at most: objects, and points beside those for objects (cost.weights.ts). */
export interface Asked {
  readonly objects: number;
  readonly extra: number;
}

/** What a selection asks for the object it stands on: by itself, and for each row where the object is a page. */
interface Sum {
  readonly own: Asked;
  readonly row: Asked;
}

const NOTHING: Asked = { objects: 0, extra: 0 };
const plus = (a: Asked, times: number, b: Asked): Asked => ({ objects: a.objects + times * b.objects, extra: a.extra + times * b.extra });
/** Only running tells which type it is: it counts as the dearest. */
const dearest = (sums: readonly Asked[]): Asked => sums.reduce((most, one) => ({ objects: Math.max(most.objects, one.objects), extra: Math.max(most.extra, one.extra) }), NOTHING);

function ofBranch({ size, pageSize, extra, share, under, ofPage }: Branch, sums: readonly Sum[], variables: Variables): Sum {
  const below = under.map((at) => sums[at]!);
  // A fragment on a page hands its rows on.
  if (share === 0) return below[0] ?? { own: NOTHING, row: NOTHING };
  const whole = plus(dearest(below.map(({ own }) => own)), sized(pageSize, variables), dearest(below.map(({ row }) => row)));
  const all = plus({ objects: 0, extra }, sized(size, variables), { objects: share * (1 + whole.objects), extra: whole.extra });
  return ofPage ? { own: NOTHING, row: all } : { own: all, row: NOTHING };
}

function ofStep({ branches, extra }: Step, sums: readonly Sum[], variables: Variables): Sum {
  let sum: Sum = { own: { objects: 0, extra }, row: NOTHING };
  for (const branch of branches) {
    const { own, row } = ofBranch(branch, sums, variables);
    sum = { own: plus(sum.own, 1, own), row: plus(sum.row, 1, row) };
  }
  return sum;
}

const whole = ({ own: { objects, extra } }: Sum): Asked => ({ objects: Math.min(Math.ceil(objects), Number.MAX_SAFE_INTEGER), extra: Math.min(extra, Number.MAX_SAFE_INTEGER) });
const isOpen = (size: Size): boolean => typeof size !== 'number';

/** Adds up once what no variable changes; what is left waits for them. */
function plan(steps: readonly Step[], at: number): (variables: Variables) => Asked {
  const settled: Sum[] = [];
  const open = new Set<number>();
  for (const [place, step] of steps.entries()) {
    if (step.branches.some(({ size, pageSize, under }) => isOpen(size) || isOpen(pageSize) || under.some((one) => open.has(one)))) open.add(place);
    settled.push(ofStep(step, settled, {}));
  }
  const asked = whole(settled[at]!);
  if (open.size === 0) return () => asked;
  return (variables) => {
    const sums = settled.slice();
    for (const place of open) sums[place] = ofStep(steps[place]!, sums, variables);
    return whole(sums[at]!);
  };
}

/**
 * What operations on a schema ask. Each operation of a document is read once, and added up once where no variable says how long
 * a list is; the variables are those that were sent, and nobody has looked yet whether they fit.
 */
export function costsOf(schema: GraphQLSchema): (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => Asked {
  const kept = new WeakMap<OperationDefinitionNode, (variables: Variables) => Asked>();
  const introspection = introspectionSizes(schema);
  const read = (document: DocumentNode, operation: OperationDefinitionNode): ((variables: Variables) => Asked) => {
    const reader = new Reader(schema, document, operation, introspection);
    const at = reader.read();
    return plan(reader.steps, at);
  };
  return (document, operation, variables) => {
    const known = kept.get(operation) ?? read(document, operation);
    kept.set(operation, known);
    return known(variables);
  };
}
