import { accountFault, accountLines } from '../identity/account.errors.ts';
import { defineErrors, faults, type UserErrorRow } from '../kernel/errors.ts';
import type { Language } from '../kernel/language.ts';
import { graduateFault, graduateLines } from './graduate.errors.ts';
import type { RowFault } from './learner-row.ts';

export const { raise: importFault, UserError: CohortImportUserError } = defineErrors(
  'CohortImport',
  {
    SHEET_UNREADABLE: { description: 'The sheet can not be read: a quote is never closed, or the bytes are not of that encoding.', fr: 'Fichier illisible à partir de la ligne {row} : guillemets jamais refermés ou encodage inattendu.', ar: 'تعذّرت قراءة الملف ابتداءً من السطر {row}: علامة اقتباس غير مغلقة أو ترميز غير متوقع.', en: 'The sheet can not be read from row {row} on: a quote is never closed, or the encoding is another.' },
    SHEET_IS_WORKBOOK: { description: 'The file is a workbook of a spreadsheet program (.xlsx, .xls, .ods): save the sheet as CSV and send that.', fr: 'C’est un classeur de tableur (.xlsx, .xls ou .ods) : enregistrez la feuille au format CSV, puis envoyez ce fichier.', ar: 'هذا مصنَّف جداول (.xlsx أو .xls أو .ods): احفظ الورقة بصيغة CSV ثم أرسل ذلك الملف.', en: 'This is a workbook (.xlsx, .xls or .ods): save it as CSV, and send that file.' },
    SHEET_EMPTY: { description: 'The sheet has no row of a learner.', fr: 'Aucune ligne d’apprenant dans ce fichier.', ar: 'لا يوجد أي سطر لمتدرب في هذا الملف.', en: 'The sheet has no row of a learner.' },
    SHEET_TOO_LARGE: { description: 'A sheet holds at most 10,000 rows, 100 columns and 2 MB.', fr: 'Fichier trop grand : {given} {unit}, {most} au plus.', ar: 'الملف كبير جداً: {given} {unit}، والحد الأقصى {most}.', en: 'The sheet is too large: {given} {unit}, at most {most}.' },
    NO_EMAIL_COLUMN: { description: 'No column was taken for the e-mail: say by `columns` which it is.', fr: 'Aucune colonne reconnue comme e-mail : indiquez-la dans « columns ». Colonnes lues : {headers}.', ar: 'لم يُتعرَّف على عمود البريد الإلكتروني: حدده في «columns». الأعمدة المقروءة: {headers}.', en: 'No column was recognised as the e-mail: name it in "columns". Columns read: {headers}.' },
    UNKNOWN_COLUMN: { description: 'The sheet has no such column, or it is said twice.', fr: 'Colonne {column} inexistante ou indiquée deux fois.', ar: 'العمود {column} غير موجود أو ذُكر مرتين.', en: 'Column {column} does not exist or is said twice.' },
    UNKNOWN_ROW: { description: 'The sheet has no row of a learner with that number.', fr: 'Aucune ligne d’apprenant ne porte le numéro {row}.', ar: 'لا يوجد سطر لمتدرب بالرقم {row}.', en: 'No row of a learner has the number {row}.' },
    IMPORT_RUNNING: { description: 'A sheet is on its way into the cohort: wait until it is in.', fr: 'Un import est déjà en cours pour cette promotion.', ar: 'هناك استيراد جارٍ لهذا الفوج.', en: 'An import into this cohort is still running.' },
    ROW_REPEATED: { description: 'The e-mail stands in an earlier row of the sheet, which counts.', fr: 'E-mail déjà présent à la ligne {first}, qui compte seule.', ar: 'البريد موجود من قبل في السطر {first} وهو المعتمد.', en: 'The e-mail stands in row {first} already, which alone counts.' },
    TOO_MANY_CELLS: { description: 'The row has cells beyond the last column: a separator stands inside a value.', fr: 'Plus de cellules que de colonnes : un séparateur se trouve dans une valeur sans guillemets.', ar: 'عدد الخلايا أكبر من عدد الأعمدة: هناك فاصل داخل قيمة دون علامات اقتباس.', en: 'More cells than columns: a separator stands inside an unquoted value.' },
    NOT_A_NAME: { description: 'The name holds no letter, or begins as a formula does.', fr: 'Ce n’est pas un nom : aucune lettre, ou un début de formule.', ar: 'هذا ليس اسماً: لا حرف فيه، أو يبدأ كصيغة حسابية.', en: 'This is no name: it holds no letter, or begins as a formula does.' },
    SKILL_GUESSED: { description: 'The text probably means a skill, but not surely: it was not taken. The message names the skill.', fr: 'Compétence incertaine, non reprise (peut-être « {guess} »).', ar: 'مهارة غير مؤكدة لم تُعتمد (ربما «{guess}»).', en: 'Not surely a skill, so not taken (perhaps "{guess}").' },
    SKILL_NOT_UNDERSTOOD: { description: 'The text names no known skill: it was not taken. The message names the nearest skills.', fr: 'Compétence inconnue, non reprise (proches : {nearest}).', ar: 'مهارة غير معروفة لم تُعتمد (الأقرب: {nearest}).', en: 'No known skill, so not taken (nearest: {nearest}).' },
    LEVEL_NOT_UNDERSTOOD: { description: 'The level is no step of the centre’s grid, no band and no word for one: the skill was not taken.', fr: 'Niveau inconnu de la grille du centre ; compétence non reprise.', ar: 'مستوى غير موجود في شبكة المركز؛ لم تُعتمد المهارة.', en: 'The level is not on the centre’s grid; the skill was not taken.' },
    RESEMBLES_SEVERAL: { description: 'Several learners of the centre resemble the row, so that it can be merged into none: give the e-mail that the centre knows.', fr: 'Plusieurs apprenants du centre correspondent : indiquez l’e-mail connu du centre.', ar: 'عدة متدربين في المركز يطابقون هذا السطر: أعطِ البريد المعروف لدى المركز.', en: 'Several learners of the centre match: give the e-mail that the centre knows.' },
    LEFT_COHORT: { description: 'The person left the cohort; the state of an enrolment is changed by `setEnrolmentState` alone.', fr: 'La personne a quitté la promotion ; changez l’état de son inscription.', ar: 'غادر الشخص الفوج؛ غيّر حالة تسجيله.', en: 'The person left the cohort; change the state of the enrolment instead.' },
    NO_LONGER_YOURS: { description: 'Whoever sent the sheet no longer coordinates the centre.', fr: 'La personne qui a envoyé ce fichier ne coordonne plus le centre.', ar: 'من أرسل الملف لم يعد منسقاً للمركز.', en: 'Whoever sent the sheet no longer coordinates the centre.' },
    EMAIL_NOT_CONFIRMED: { description: 'The account’s e-mail is not confirmed, or is no longer the one the centre wrote.', fr: 'Confirmez d’abord l’adresse e-mail à laquelle le centre a écrit.', ar: 'أكّد أولاً عنوان البريد الذي راسلك عليه المركز.', en: 'First confirm the e-mail address that the centre wrote to.' },
  },
  {},
  { ...accountLines, ...graduateLines },
);

const raisers = { ...faults, ...accountFault, ...graduateFault, ...importFault } as unknown as Record<string, (field: string | null, params?: RowFault['params']) => { messageIn: (language: Language) => string }>;

/** A fault of a row as it is told, in a language. */
export const told = ({ code, field, params }: RowFault, language: Language): UserErrorRow => ({ code, field, message: raisers[code]?.(field, params).messageIn(language) ?? code });
