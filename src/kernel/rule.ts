import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';

/** Whether a row is seen, as an expression over its table; the columns are named by the tables', and not checked. */
export type Rule = ExpressionWrapper<any, any, SqlBool>;
export type Builder = ExpressionBuilder<any, any>;

export const never = (eb: Builder): Rule => eb.lit(false) as unknown as Rule;
export const always = (eb: Builder): Rule => eb.lit(true) as unknown as Rule;
