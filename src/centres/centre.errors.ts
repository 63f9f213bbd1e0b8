import { defineErrors } from '../kernel/errors.ts';

export const { raise: centreFault, UserError: CentreUserError, lines: centreLines } = defineErrors(
  'Centre',
  {
    SLUG_TAKEN: { description: 'Another centre has that slug.', fr: 'Un autre centre porte déjà cet identifiant.', ar: 'هناك مركز آخر بهذا المعرّف.', en: 'Another centre has this slug.' },
    UNKNOWN_ACCOUNT: { description: 'No account has confirmed that e-mail: the person signs up, or opens the link it was sent, first.', fr: 'Aucun compte confirmé avec cet e-mail : la personne doit d’abord s’inscrire et confirmer son adresse.', ar: 'لا يوجد حساب مؤكَّد بهذا البريد: على الشخص أن يسجّل ويؤكد عنوانه أولاً.', en: 'No confirmed account has this e-mail: the person signs up and confirms the address first.' },
    ALREADY_STAFF: { description: 'The account is of the centre’s staff already, in that part.', fr: 'Cette personne occupe déjà cette fonction au centre.', ar: 'هذا الشخص يشغل هذه الوظيفة في المركز بالفعل.', en: 'This person already holds this post at the centre.' },
    LAST_COORDINATOR: { description: 'A centre is never without a coordinator: appoint another first.', fr: 'Un centre garde toujours un coordinateur : nommez-en un autre d’abord.', ar: 'لا يبقى المركز بلا منسّق: عيّن منسّقاً آخر أولاً.', en: 'A centre always keeps a coordinator: appoint another first.' },
    STAFF_ENDED: { description: 'The post has ended and changes no more.', fr: 'Cette fonction a pris fin.', ar: 'انتهت هذه الوظيفة.', en: 'This post has ended.' },
    DATES_OUT_OF_ORDER: { description: 'A cohort graduates after it starts.', fr: 'La fin doit suivre le début.', ar: 'يجب أن يلي تاريخ التخرج تاريخ البداية.', en: 'The graduation must come after the start.' },
  },
  { centres_slug_unique: ['SLUG_TAKEN', 'slug'], centre_staff_one_live: ['ALREADY_STAFF', 'email'], cohorts_dates_in_order: ['DATES_OUT_OF_ORDER', 'graduatesOn'] },
);
