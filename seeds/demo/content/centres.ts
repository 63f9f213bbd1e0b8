import type { ProgrammeField } from '../../../src/centres/cohort.entity.ts';

export interface DemoCentreContent {
  readonly nameFr: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly placeCode: string;
}

const centre = (placeCode: string, french: string, arabic: string, english: string): DemoCentreContent => ({
  placeCode,
  nameFr: `Centre de codage ${french} – Maison des jeunes`,
  nameAr: `مركز البرمجة ${arabic} – دار الشباب`,
  nameEn: `${english} Coding Centre – Youth House`,
});

/** A coding centre in a youth house of each of the Oriental's provinces. */
export const CENTRES: readonly DemoCentreContent[] = [
  centre('MA-OUJ', 'd’Oujda', 'بوجدة', 'Oujda'),
  centre('MA-NAD', 'de Nador', 'بالناظور', 'Nador'),
  centre('MA-BER', 'de Berkane', 'ببركان', 'Berkane'),
  centre('MA-JRA', 'de Jerada', 'بجرادة', 'Jerada'),
  centre('MA-TAI', 'de Taourirt', 'بتاوريرت', 'Taourirt'),
  centre('MA-GUF', 'de Guercif', 'بجرسيف', 'Guercif'),
  centre('MA-DRI', 'de Driouch', 'بالدريوش', 'Driouch'),
  centre('MA-FIG', 'de Bouarfa', 'ببوعرفة', 'Bouarfa'),
];

/** The steps of the centres' own grid, as they say what a learner can do with a skill. */
export const GRID = [
  { step: 'imiter', level: 'FOUNDATION' },
  { step: 'adapter', level: 'INTERMEDIATE' },
  { step: 'transposer', level: 'ADVANCED' },
] as const;

/** One intake: of which centre (place in CENTRES), which programme, and when it graduates, in days from today (negative: past). */
export interface DemoIntake {
  readonly centre: number;
  readonly field: ProgrammeField;
  readonly graduatesInDays: number;
}

/** Twelve intakes: nine have graduated, three are still learning. The first is that of the person in the tour. */
export const INTAKES: readonly DemoIntake[] = [
  { centre: 0, field: 'WEB', graduatesInDays: -75 },
  { centre: 0, field: 'DATA_AI', graduatesInDays: -240 },
  { centre: 1, field: 'WEB', graduatesInDays: -310 },
  { centre: 1, field: 'MOBILE', graduatesInDays: -50 },
  { centre: 2, field: 'WEB', graduatesInDays: -150 },
  { centre: 3, field: 'WEB', graduatesInDays: -420 },
  { centre: 4, field: 'DATA_AI', graduatesInDays: -95 },
  { centre: 6, field: 'SECURITY', graduatesInDays: -190 },
  { centre: 7, field: 'WEB', graduatesInDays: -120 },
  { centre: 0, field: 'DEVOPS', graduatesInDays: 60 },
  { centre: 2, field: 'DESIGN', graduatesInDays: 100 },
  { centre: 5, field: 'WEB', graduatesInDays: 35 },
];
