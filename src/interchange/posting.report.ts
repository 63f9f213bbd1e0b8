import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';

/** Why a line of the report is as it is. */
const NOTES = {
  CUT: { fr: 'Coupé à {most} caractères.', ar: 'قُطع عند {most} حرفاً.', en: 'Cut at {most} characters.' },
  TEXT_LANGUAGE: { fr: 'La langue du texte est déduite de ses mots.', ar: 'استُنتجت لغة النص من كلماته.', en: 'The language of the text is taken from its words.' },
  LANGUAGE_HAS_NO_TEXT: { fr: 'Les textes d’une offre sont en français, en arabe ou en anglais ; celui-ci est rangé sous {language}.', ar: 'نصوص العرض بالفرنسية أو العربية أو الإنجليزية؛ وُضع هذا تحت {language}.', en: 'Texts of an offer are French, Arabic or English; this one is kept as {language}.' },
  SAID_ALREADY: { fr: 'Le texte le dit déjà.', ar: 'النص يقوله من قبل.', en: 'The text says it already.' },
  ADDED_TO_TEXT: { fr: 'Ajouté au texte.', ar: 'أُضيف إلى النص.', en: 'Added to the text.' },
  OTHER_ORGANISATION: { fr: 'L’annonce est de « {from} », l’offre sera de « {employer} » : vérifiez qu’elle est bien la vôtre.', ar: 'الإعلان لـ«{from}» والعرض سيكون لـ«{employer}»: تحقق من أنه لكم.', en: 'The posting is of "{from}", the offer will be of "{employer}": check that it is yours.' },
  SAME_ORGANISATION: { fr: 'Comparé à l’employeur.', ar: 'قورن بصاحب العمل.', en: 'Compared with the employer.' },
  PLACE_UNKNOWN: { fr: 'Aucun lieu de ce nom n’est connu.', ar: 'لا يُعرف مكان بهذا الاسم.', en: 'No place of that name is known.' },
  WIDER_PLACE: { fr: '« {locality} » n’est pas connu : le lieu qui l’entoure est retenu.', ar: '«{locality}» غير معروف: أُخذ المكان الذي يضمه.', en: '"{locality}" is not known: the place around it is taken.' },
  PLACE_FROM_WORDS: { fr: 'Lieu reconnu dans une partie du nom.', ar: 'مكان تم التعرف عليه في جزء من الاسم.', en: 'A place recognised in a part of the name.' },
  SEVERAL_PLACES: { fr: 'Plusieurs lieux portent ce nom.', ar: 'تحمل عدة أماكن هذا الاسم.', en: 'Several places have that name.' },
  PLACES_FULL: { fr: 'Une offre a dix lieux au plus.', ar: 'للعرض عشرة أماكن على الأكثر.', en: 'An offer has ten places at most.' },
  ITS_COUNTRY: { fr: 'Une offre n’accepte que des pays entiers.', ar: 'لا يقبل العرض إلا بلداناً كاملة.', en: 'An offer accepts whole countries alone.' },
  ONLY_REMOTE: { fr: 'Ne vaut que pour un travail à distance.', ar: 'يصلح للعمل عن بُعد وحده.', en: 'Only of use for remote work.' },
  MODE_FROM_WORDS: { fr: 'Déduit des mots de l’annonce.', ar: 'استُنتج من كلمات الإعلان.', en: 'Taken from the words of the posting.' },
  MODE_UNSAID: { fr: 'L’annonce ne dit pas si l’on travaille sur place ou à distance.', ar: 'لا يقول الإعلان هل العمل حضوري أم عن بُعد.', en: 'The posting does not say whether one works on site or from elsewhere.' },
  TIME_NOT_CONTRACT: { fr: 'Dit combien on travaille, non sous quel contrat.', ar: 'يقول مقدار العمل لا نوع العقد.', en: 'Says how much one works, not under which contract.' },
  LIKELY_CONTRACT: { fr: 'Le contrat le plus probable pour ce type d’emploi.', ar: 'العقد الأرجح لهذا النوع من الشغل.', en: 'The likeliest contract for this type of employment.' },
  CONTRACT_FROM_WORDS: { fr: 'Contrat nommé dans l’annonce.', ar: 'العقد مذكور في الإعلان.', en: 'The contract is named in the posting.' },
  NO_SUCH_CONTRACT: { fr: 'Aucun contrat ne correspond ici.', ar: 'لا عقد يقابله هنا.', en: 'No contract here is like it.' },
  SALARY_UNREADABLE: { fr: 'Montant, devise ou période illisibles.', ar: 'تعذرت قراءة المبلغ أو العملة أو المدة.', en: 'The amount, currency or period can not be made out.' },
  PERIOD_UNSUPPORTED: { fr: 'Un salaire se dit ici par heure, jour, mois ou an.', ar: 'يُذكر الأجر هنا بالساعة أو اليوم أو الشهر أو السنة.', en: 'A salary is said here by the hour, day, month or year.' },
  BASIS_UNSAID: { fr: 'L’annonce ne dit pas si c’est brut ou net.', ar: 'لا يقول الإعلان هل هو خام أم صافٍ.', en: 'The posting does not say whether it is gross or net.' },
  BASIS_FROM_WORDS: { fr: 'Brut ou net : lu dans les mots de l’annonce.', ar: 'خام أم صافٍ: قُرئ من كلمات الإعلان.', en: 'Gross or net: read from the words of the posting.' },
  ONLY_PERIOD_UNSAID: { fr: 'L’annonce ne dit pas la période ; brut ou net est lu dans ses mots.', ar: 'لا يقول الإعلان المدة؛ أما خام أم صافٍ فقُرئ من كلماته.', en: 'The posting does not say the period; gross or net is read from its words.' },
  PERIOD_UNSAID: { fr: 'L’annonce ne dit ni la période, ni si c’est brut ou net.', ar: 'لا يقول الإعلان المدة ولا هل هو خام أم صافٍ.', en: 'The posting says neither the period nor whether it is gross or net.' },
  ESTIMATE: { fr: 'Une estimation d’un tiers n’engage pas l’employeur.', ar: 'تقدير طرف ثالث لا يلزم صاحب العمل.', en: 'Somebody else’s estimate does not bind the employer.' },
  DAY_UNREADABLE: { fr: 'Ce n’est pas un jour lisible.', ar: 'ليس يوماً مقروءاً.', en: 'That is no day that can be read.' },
  DAY_PAST: { fr: 'Ce jour est passé.', ar: 'انقضى هذا اليوم.', en: 'That day is past.' },
  NUMBER_UNREADABLE: { fr: 'Ce n’est pas un nombre qui convienne.', ar: 'ليس عدداً صالحاً.', en: 'That is no number that fits.' },
  ROUNDED_UP: { fr: 'Arrondi à l’année supérieure.', ar: 'قُرّب إلى السنة الأعلى.', en: 'Rounded up to whole years.' },
  YEARS_FROM_WORDS: { fr: 'Lu dans le texte.', ar: 'قُرئ من النص.', en: 'Read from the text.' },
  REFERENCE_TAKEN: { fr: 'Une autre de vos offres porte cette référence.', ar: 'يحمل عرض آخر لكم هذا المرجع.', en: 'Another of your offers has this reference.' },
  REFERENCE_LONG: { fr: 'Une référence a 80 caractères au plus.', ar: 'للمرجع 80 حرفاً على الأكثر.', en: 'A reference has 80 characters at most.' },
  NOT_AN_ADDRESS: { fr: 'Ce n’est pas une adresse web utilisable.', ar: 'ليس عنوان ويب صالحاً.', en: 'That is no web address that can be used.' },
  OWN_PAGE: { fr: 'C’est une page de ce service : les candidatures arrivent ici de toute façon.', ar: 'هذه صفحة من هذه الخدمة: تصل الترشيحات إلى هنا على أي حال.', en: 'That is a page of this service: applications come here anyway.' },
  APPLIES_THERE: { fr: 'Les candidatures iront à cette adresse ; retirez-la pour les recevoir ici.', ar: 'ستُرسل الترشيحات إلى هذا العنوان؛ أزله لتتلقاها هنا.', en: 'Applications will go to that address; take it away to receive them here.' },
  SKILL_FROM_WORDS: { fr: 'Compétence reconnue dans « {property} ».', ar: 'مهارة تم التعرف عليها في «{property}».', en: 'A skill recognised in "{property}".' },
  SKILL_UNKNOWN: { fr: 'Aucune compétence de ce nom n’est connue.', ar: 'لا تُعرف مهارة بهذا الاسم.', en: 'No skill of that name is known.' },
  SKILLS_SAID_ALREADY: { fr: 'Déjà retenu ailleurs dans l’annonce.', ar: 'أُخذ من موضع آخر في الإعلان.', en: 'Taken from elsewhere in the posting already.' },
  SKILLS_FULL: { fr: 'Une offre en demande quinze au plus.', ar: 'يطلب العرض خمس عشرة على الأكثر.', en: 'An offer asks fifteen at most.' },
  LEVEL_UNSAID: { fr: 'Le niveau n’est pas dit : à préciser.', ar: 'المستوى غير مذكور: حدده.', en: 'The level is not said: please set it.' },
  LANGUAGE_FROM_WORDS: { fr: 'Langue reconnue dans « {property} ».', ar: 'لغة تم التعرف عليها في «{property}».', en: 'A language recognised in "{property}".' },
  OWN_DATE: { fr: 'Une offre date du jour où vous la publiez.', ar: 'تاريخ العرض هو يوم نشركم له.', en: 'An offer dates from the day you publish it.' },
  NO_PLACE_FOR_IT: { fr: 'Une offre n’a pas de champ pour cela.', ar: 'ليس للعرض حقل لهذا.', en: 'An offer has no field for it.' },
} satisfies Record<string, Sentence>;
export type Note = keyof typeof NOTES;

/** One thing of a posting, and what became of it. */
export interface PostingLine {
  /** Dotted path in the posting: "jobLocation.0". */
  readonly field: string;
  /** The field of the offer; null where it went nowhere. */
  readonly offerField: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly note: string | null;
}

const SHOWN = 300;
/** A list this long is read by nobody; postings are small. */
export const MOST_LINES = 200;

interface Told {
  readonly note?: Note;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Gathers what became of each thing of a posting, in the reader's language. */
export class PostingReport {
  readonly understood: PostingLine[] = [];
  readonly guessed: PostingLine[] = [];
  readonly ignored: PostingLine[] = [];
  readonly #language: Language;
  readonly #told = new Set<string>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** Whether any line is about this property. */
  tellsOf(property: string): boolean {
    return this.#told.has(property);
  }

  #line(list: PostingLine[], field: string, offerField: string | null, from: string | null, to: string | null, { note, params }: Told): void {
    this.#told.add(field.split('.')[0]!);
    if (list.length >= MOST_LINES) return;
    const short = (text: string | null): string | null => (text !== null && text.length > SHOWN ? `${text.slice(0, SHOWN - 1).toWellFormed()}…` : text);
    list.push({ field, offerField, from: short(from), to: short(to), note: note ? inLanguage(NOTES[note], this.#language, params) : null });
  }

  /** The posting says it. */
  took(field: string, offerField: string | null, from: string | null, to: string | null, told: Told = {}): void {
    this.#line(this.understood, field, offerField, from, to, told);
  }

  /** Probably what was meant; to be looked over. */
  guess(field: string, offerField: string, from: string | null, to: string, told: Told): void {
    this.#line(this.guessed, field, offerField, from, to, told);
  }

  leave(field: string, from: string | null, note: Note, params: Readonly<Record<string, unknown>> = {}): void {
    this.#line(this.ignored, field, null, from, null, { note, params });
  }
}
