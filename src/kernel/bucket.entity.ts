import { defineEntity, p } from '@mikro-orm/core';

/** How many points somebody has left of something that fills up again by itself (kernel/bucket.ts). */
export const BucketSchema = defineEntity({
  name: 'Bucket',
  tableName: 'buckets',
  properties: {
    /** A keyed hash of whose it is and of what: neither an address nor an account can be read out of it. */
    subject: p.string().length(64).primary(),
    points: p.double(),
    /** When the points were as many as that. */
    at: p.datetime().length(3),
    /** When it is full again: from then on the row says nothing and may go. */
    fullAt: p.datetime().length(3).index(),
  },
});
export class Bucket extends BucketSchema.class {}
BucketSchema.setClass(Bucket);
