import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, sql, type SqlBool } from 'kysely';

/** Whether a row is seen, as an expression over its table; the columns are named by the tables', and not checked. */
export type Rule = ExpressionWrapper<any, any, SqlBool>;
export type Builder = ExpressionBuilder<any, any>;

export const never = (eb: Builder): Rule => eb.lit(false) as unknown as Rule;
export const always = (eb: Builder): Rule => eb.lit(true) as unknown as Rule;

/** A value of ours, never one that somebody sent, said in the statement itself: only so a plan that is kept can use an index of some rows alone. */
export const said = <T extends string | number>(value: T): RawBuilder<T> => sql.lit(value);
