/** Bands of pay. */
export type Grade = 'INTERN' | 'APPRENTICE' | 'INSERTION' | 'SUPPORT' | 'JUNIOR' | 'SKILLED' | 'FREELANCE';
/** Where pay is counted: the Oriental's towns, Morocco's big cities, and three countries abroad. */
export type PayZone = 'ORIENTAL' | 'MOROCCO' | 'FR' | 'BE' | 'ES';

type Band = readonly [least: number, most: number, step: number];

/** Dirhams net a month in Morocco (a day for freelancers); euros gross a year abroad (a month for interns, a day for freelancers). */
export const PAY: Readonly<Record<Grade, Readonly<Record<PayZone, Band>>>> = {
  INTERN: { ORIENTAL: [1500, 2500, 100], MOROCCO: [2000, 4000, 250], FR: [660, 1100, 10], BE: [900, 1200, 50], ES: [600, 900, 50] },
  APPRENTICE: { ORIENTAL: [2000, 3000, 250], MOROCCO: [2500, 3500, 250], FR: [12_000, 21_000, 500], BE: [13_000, 18_000, 500], ES: [11_000, 15_000, 500] },
  INSERTION: { ORIENTAL: [3200, 4500, 100], MOROCCO: [3800, 5500, 100], FR: [22_000, 24_000, 500], BE: [25_000, 28_000, 500], ES: [17_000, 19_000, 500] },
  SUPPORT: { ORIENTAL: [3500, 5500, 250], MOROCCO: [4500, 7000, 250], FR: [24_000, 29_000, 500], BE: [29_000, 34_000, 500], ES: [18_000, 23_000, 500] },
  JUNIOR: { ORIENTAL: [5000, 8500, 250], MOROCCO: [7000, 12_000, 500], FR: [32_000, 40_000, 500], BE: [35_000, 44_000, 500], ES: [23_000, 31_000, 500] },
  SKILLED: { ORIENTAL: [8000, 13_000, 500], MOROCCO: [12_000, 20_000, 500], FR: [40_000, 54_000, 1000], BE: [44_000, 58_000, 1000], ES: [31_000, 43_000, 1000] },
  FREELANCE: { ORIENTAL: [600, 1100, 50], MOROCCO: [800, 1600, 50], FR: [220, 380, 10], BE: [240, 400, 10], ES: [180, 300, 10] },
};
