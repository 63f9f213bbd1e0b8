import { type GraphQLArgument, type GraphQLField, type GraphQLInterfaceType, type GraphQLObjectType, type GraphQLSchema, getNamedType, isCompositeType, isInterfaceType, isNonNullType } from 'graphql';

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

/** What stands in a required argument of that name: as it is written in the document. */
export type Known = Readonly<Record<string, () => string>>;

export interface RandomDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Scalars whose values are objects themselves: what is in them is no object of the graph. */
const DOCUMENTS: ReadonlySet<string> = new Set(['JSONObject']);

/** Makes queries of a schema by dice: lists in lists, aliases, fragments of both kinds, directives and variables, within the other limits of an operation. */
export class RandomDocuments {
  readonly #schema: GraphQLSchema;
  readonly #dice: (sides: number) => number;
  readonly #known: Known;
  readonly #dear: ReadonlySet<string>;
  #budget = 0;
  #aliases = 0;
  #directives = 0;
  #fragments: { name: string; type: string; body: string }[] = [];
  #variables: { name: string; type: string; otherwise: string; value: unknown }[] = [];

  /** @param dear names of fields that take long to answer */
  constructor(schema: GraphQLSchema, dice: (sides: number) => number, known: Known, dear: ReadonlySet<string>) {
    this.#dear = dear;
    this.#schema = schema;
    this.#dice = dice;
    this.#known = known;
  }

  next(): RandomDocument {
    [this.#budget, this.#aliases, this.#directives, this.#fragments, this.#variables] = [8 + this.#dice(16), 15, 8, [], []];
    const body = this.#selection(this.#schema.getQueryType()!, 0);
    const used = this.#variables;
    const head = used.length === 0 ? 'query' : `query (${used.map(({ name, type, otherwise }) => `$${name}: ${type}${otherwise}`).join(' ')})`;
    const fragments = this.#fragments.map(({ name, type, body: of }) => `fragment ${name} on ${type} ${of}`);
    return { query: [`${head} ${body}`, ...fragments].join('\n'), variables: Object.fromEntries(used.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))) };
  }

  #selection(type: Composite, depth: number): string {
    const fields = Object.values(type.getFields()).filter((field) => this.#mayAsk(field, depth));
    const composite = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const parts: string[] = ['__typename'];
    for (let count = depth === 0 ? 1 + this.#dice(3) : 1 + this.#dice(4); count > 0 && composite.length > 0 && this.#budget > 0; count -= 1) parts.push(this.#asked(this.#fieldOf(composite), depth));
    if (isInterfaceType(type)) for (const one of this.#schema.getPossibleTypes(type)) if (this.#dice(3) === 0 && this.#budget > 0) parts.push(`... on ${one.name} ${this.#selection(one, depth + 1)}`);
    return `{ ${parts.join(' ')} }`;
  }

  /** Lists rather than single objects, and seldom what is ranked for each row. */
  #fieldOf(fields: readonly Field[]): Field {
    const drawn = [0, 1, 2].map(() => fields[this.#dice(fields.length)]!);
    const cheap = drawn.filter((field) => !this.#dear.has(field.name) || this.#dice(12) === 0);
    return cheap.find((field) => field.args.some(({ name }) => name === 'first')) ?? cheap[0] ?? drawn[0]!;
  }

  #mayAsk(field: Field, depth: number): boolean {
    if (field.deprecationReason != null || DOCUMENTS.has(getNamedType(field.type).name)) return false;
    if (isCompositeType(getNamedType(field.type)) && depth > 7) return false;
    return field.args.every((argument) => !isRequired(argument) || argument.name in this.#known);
  }

  #asked(field: Field, depth: number): string {
    this.#budget -= 1;
    const under = getNamedType(field.type) as Composite;
    const args = field.args.flatMap((argument) => this.#argument(argument, depth));
    let selection = this.#selection(under, depth + 1);
    if (this.#dice(6) === 0) selection = `{ ...${this.#fragment(under.name, selection)} ${!selection.includes(': ') && this.#dice(2) === 0 ? `... on ${under.name} ${selection}` : ''} }`;
    // Two fields of one name and other arguments do not go together.
    const alias = args.length > 0 || this.#dice(8) === 0 ? this.#alias() : '';
    if (alias === null) return '__typename';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(' ')})` : ''}${this.#directive()} ${selection}`;
  }

  #alias(): string | null {
    if (this.#aliases === 0) return null;
    this.#aliases -= 1;
    return `a${this.#aliases}: `;
  }

  #directive(): string {
    if (this.#directives === 0 || this.#dice(15) !== 0) return '';
    this.#directives -= 1;
    return [' @include(if: true)', ' @skip(if: false)', ' @skip(if: true)', ' @include(if: false)'][this.#dice(4)]!;
  }

  #argument(argument: GraphQLArgument, depth: number): string[] {
    if (isRequired(argument)) return [`${argument.name}: ${this.#known[argument.name]!()}`];
    if (argument.name !== 'first' || this.#dice(8) === 0) return [];
    // Deep down a page is short, or hardly any document would be within the limit.
    const size = depth < 2 ? [1, 2, 3, 5, 8, 20, 100][this.#dice(7)]! : 1 + this.#dice(3);
    if (this.#dice(2) === 0) return [`first: ${size}`];
    const name = `v${this.#variables.length}`;
    const type = isNonNullType(argument.type) ? 'Int!' : 'Int';
    const otherwise = this.#dice(2) === 0 ? ` = ${1 + this.#dice(20)}` : '';
    const left = type === 'Int' && this.#dice(3) === 0;
    this.#variables.push({ name, type, otherwise, value: left ? (this.#dice(2) === 0 ? undefined : null) : size });
    return [`first: $${name}`];
  }

  #fragment(type: string, body: string): string {
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, type, body });
    return name;
  }
}

const isRequired = (argument: GraphQLArgument): boolean => isNonNullType(argument.type) && argument.defaultValue === undefined;
