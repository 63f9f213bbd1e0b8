/** How an offer's text names its place: the town people know, per place code. */
export interface City {
  readonly fr: string;
  readonly ar: string;
  readonly en: string;
}

export const CITIES: Readonly<Record<string, City>> = {
  'MA-OUJ': { fr: 'Oujda', ar: 'وجدة', en: 'Oujda' },
  'MA-NAD': { fr: 'Nador', ar: 'الناظور', en: 'Nador' },
  'MA-BER': { fr: 'Berkane', ar: 'بركان', en: 'Berkane' },
  'MA-JRA': { fr: 'Jerada', ar: 'جرادة', en: 'Jerada' },
  'MA-TAI': { fr: 'Taourirt', ar: 'تاوريرت', en: 'Taourirt' },
  'MA-GUF': { fr: 'Guercif', ar: 'جرسيف', en: 'Guercif' },
  'MA-DRI': { fr: 'Driouch', ar: 'الدريوش', en: 'Driouch' },
  'MA-FIG': { fr: 'Bouarfa', ar: 'بوعرفة', en: 'Bouarfa' },
  'MA-02': { fr: 'toute la région de l’Oriental', ar: 'كامل جهة الشرق', en: 'the whole Oriental region' },
  'MA-CAS': { fr: 'Casablanca', ar: 'الدار البيضاء', en: 'Casablanca' },
  'MA-RAB': { fr: 'Rabat', ar: 'الرباط', en: 'Rabat' },
  'MA-TNG': { fr: 'Tanger', ar: 'طنجة', en: 'Tangier' },
  'MA-FES': { fr: 'Fès', ar: 'فاس', en: 'Fez' },
  'FR-ARA': { fr: 'Lyon', ar: 'ليون', en: 'Lyon' },
  'FR-HDF': { fr: 'Lille', ar: 'ليل', en: 'Lille' },
  'FR-IDF': { fr: 'Paris', ar: 'باريس', en: 'Paris' },
  'FR-OCC': { fr: 'Toulouse', ar: 'تولوز', en: 'Toulouse' },
  'FR-PDL': { fr: 'Nantes', ar: 'نانت', en: 'Nantes' },
  'FR-PAC': { fr: 'Marseille', ar: 'مرسيليا', en: 'Marseille' },
  'ES-MD': { fr: 'Madrid', ar: 'مدريد', en: 'Madrid' },
  'ES-CT': { fr: 'Barcelone', ar: 'برشلونة', en: 'Barcelona' },
  'ES-AN': { fr: 'Malaga', ar: 'مالقة', en: 'Malaga' },
  'BE-BRU': { fr: 'Bruxelles', ar: 'بروكسل', en: 'Brussels' },
  'BE-WAL': { fr: 'Liège', ar: 'لييج', en: 'Liège' },
};
