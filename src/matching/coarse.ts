/** Fewer people than this are never told of as a number. */
export const FEW = 5;

/** A number of people as it is told to who might single somebody out by it: rounded down to a multiple of five; null: fewer than five, perhaps nobody. */
export const coarse = (people: number): number | null => (people < FEW ? null : people - (people % FEW));
