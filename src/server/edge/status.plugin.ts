import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import type { Context } from '../../kernel/context.ts';
import { TOP_LEVEL } from '../../kernel/top-level.ts';

/** Statuses of what is refused, or goes wrong here, while an operation runs; what is refused before has one already. */
const STATUSES: ReadonlyMap<string, number> = new Map(Object.entries(TOP_LEVEL).filter(([, { status }]) => status !== 200).map(([code, { status }]) => [code, status]));

/** Whether nothing of what was asked is in the answer. */
const isEmpty = (data: unknown): boolean => data === null || data === undefined || Object.values(data).every((value) => value === null);

/**
 * An answer that is refused as a whole says so by its status too, so that whoever counts statuses (a load balancer, a log, a
 * client that tries again) sees a refusal. Where some of it was answered, the status is 200, as GraphQL over HTTP has it.
 */
export const refused: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }: GraphQLRequestContext<Context> & { response: GraphQLResponse }) => {
        if (body.kind !== 'single' || (http.status ?? 200) !== 200 || !body.singleResult.errors || !isEmpty(body.singleResult.data)) return Promise.resolve();
        const statuses = body.singleResult.errors.map(({ extensions }) => STATUSES.get(String(extensions?.code)));
        if (statuses[0] !== undefined && statuses.every((status) => status !== undefined)) http.status = statuses[0];
        return Promise.resolve();
      },
    }),
};
