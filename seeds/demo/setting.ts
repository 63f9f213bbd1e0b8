/** What a world is made from: the same setting makes the same world. */
export interface Setting {
  readonly seed: string;
  /** How many times the world of 300 graduates. */
  readonly scale: number;
  /** The day (YYYY-MM-DD) that the world is seen on; everything in it happened before. */
  readonly today: string;
}

/** How many there are of each at scale 1. */
export const SIZES = { graduates: 300, offers: 200, applications: 600 } as const;
