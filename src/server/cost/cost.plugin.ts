import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener, GraphQLResponse } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { rateLimited } from '../../kernel/bucket.ts';
import type { Context } from '../../kernel/context.ts';
import { topLevel, WordedError } from '../../kernel/errors.ts';
import { inLanguage, type Sentence } from '../../kernel/language.ts';
import { costsOf } from './cost.ts';
import { OBJECTS_MOST, pointsOf } from './cost.weights.ts';
import { tooMuch } from '../edge/limit-errors.ts';
import { type Points, pointsIn, type Spent } from './points.ts';
import { type Asker, askerOf } from './rates.ts';

const TOO_DEAR: Sentence = {
  fr: 'L’opération demande {asked} points, alors qu’une réserve pleine en tient {most} : demandez des pages plus petites, ou moins de recherches.',
  ar: 'تتطلب العملية {asked} نقطة بينما لا يتسع الرصيد الكامل إلا لـ {most}: اطلب صفحات أصغر أو عمليات بحث أقل.',
  en: 'The operation asks {asked} points, and a full bucket holds {most}: ask smaller pages, or fewer searches.',
};

/** Objects of an answer, counted no further than `most`. What a scalar holds is counted too: nobody is given back more for it. */
export function objectsIn(data: unknown, most: number): number {
  let objects = 0;
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || objects > most) return;
    if (Array.isArray(value)) for (const one of value) walk(one);
    else {
      objects += 1;
      for (const name in value) walk((value as Record<string, unknown>)[name]);
    }
  };
  walk(data);
  // The answer as a whole is no object of it.
  return Math.min(Math.max(0, objects - 1), most);
}

/** Ends with the operation's deadline, should the database keep the points waiting. */
const inTime = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const late = (): void => reject(new GraphQLError('the points could not be taken in time', { originalError: signal.reason as Error, extensions: { http: { status: 503 } } }));
    if (signal.aborted) return late();
    signal.addEventListener('abort', late, { once: true });
    work.finally(() => signal.removeEventListener('abort', late)).then(resolve, reject);
  });

/** One operation's bill. */
class Bill {
  readonly #context: Context;
  readonly #points: Points;
  readonly #asker: Asker;
  #objects = 0;
  #extra = 0;
  #requested = 0;
  #taken = 0;
  #refused = false;

  constructor(context: Context) {
    this.#context = context;
    this.#points = pointsIn(context.app);
    this.#asker = askerOf(context);
  }

  /** Takes what the operation asks at most. @throws COST_EXCEEDED, RATE_LIMITED */
  async settle({ objects, extra }: { readonly objects: number; readonly extra: number }): Promise<void> {
    const { rule } = this.#asker;
    [this.#objects, this.#extra, this.#requested] = [objects, extra, pointsOf(objects, extra)];
    if (objects > OBJECTS_MOST) throw tooMuch('objects', objects, {}, { code: 'COST_EXCEEDED', http: { status: 400 } });
    const { holds } = this.#points.scaled(rule);
    const told = { limit: 'points', most: holds, asked: this.#requested };
    if (this.#requested > holds) throw topLevel('COST_EXCEEDED', TOO_DEAR, { ...told, http: { status: 400 } }, told);
    const spent = await this.#take(this.#requested);
    if (!spent.granted) throw rateLimited(spent.retryAfterSeconds, told);
    this.#taken = this.#requested;
  }

  #take(points: number): Spent | Promise<Spent> {
    const { rule, whose } = this.#asker;
    this.#refused = true;
    const spent = this.#points.take(rule, whose, points);
    if (!(spent instanceof Promise)) return this.#noted(spent);
    return inTime(spent, this.#context.signal).then((one) => this.#noted(one));
  }

  #noted(spent: Spent): Spent {
    this.#refused = !spent.granted;
    return spent;
  }

  /** What could not be worked out (no document, one with faults, one that asks too much) costs one point. @returns the fault of whoever has none left */
  async settleFaulty(): Promise<GraphQLError | null> {
    if (this.#taken > 0 || this.#refused) return null;
    const { granted, retryAfterSeconds } = await this.#take(1);
    return granted ? null : rateLimited(retryAfterSeconds, { limit: 'points', most: this.#points.scaled(this.#asker.rule).holds, asked: 1 });
  }

  /** Gives back what was counted for objects that the answer does not hold. */
  giveBack(data: unknown): void {
    const unused = this.#taken - pointsOf(objectsIn(data, this.#objects), this.#extra);
    if (this.#taken > 0 && unused > 0) this.#points.giveBack(this.#asker.rule, this.#asker.whose, unused);
  }

  /** What the answer says of it. */
  told(): Readonly<Record<string, number>> {
    const { rule, whose } = this.#asker;
    const { holds, perSecond } = this.#points.scaled(rule);
    return { requested: this.#requested, objects: this.#objects, limit: holds, remaining: this.#points.remaining(rule, whose), restoresPerSecond: perSecond };
  }
}

type Single = Extract<GraphQLResponse['body'], { kind: 'single' }>;

/** The answer to who has asked too much, in place of the one that was ready. */
function answerInstead(response: GraphQLResponse, error: GraphQLError, { language }: Context): void {
  const { http, ...extensions } = error.extensions as { http: { status: number; headers: Map<string, string> } };
  response.http.status = http.status;
  for (const [name, value] of http.headers) response.http.headers.set(name, value);
  const message = error instanceof WordedError ? inLanguage(error.sentence, language, error.params) : error.message;
  response.body = { kind: 'single', singleResult: { errors: [{ message, extensions }] } };
}

/** Counts each operation before it runs, takes its points, gives back what it did not need, and says so in every answer. */
export function costPlugin(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const costs = costsOf(schema);
  const listen = (context: Context): GraphQLRequestListener<Context> => {
    const bill = new Bill(context);
    return {
      didResolveOperation: async ({ document, operation, request }: GraphQLRequestContext<Context>) => {
        if (document && operation) await bill.settle(costs(document, operation, request.variables ?? {}));
      },
      willSendResponse: async ({ response }: GraphQLRequestContext<Context> & { response: GraphQLResponse }) => {
        const refused = await bill.settleFaulty();
        if (refused) answerInstead(response, refused, context);
        const { singleResult } = response.body as Single;
        bill.giveBack(singleResult.data);
        singleResult.extensions = { ...singleResult.extensions, cost: bill.told() };
      },
    };
  };
  return { requestDidStart: ({ contextValue }: GraphQLRequestContext<Context>) => Promise.resolve(listen(contextValue)) };
}
