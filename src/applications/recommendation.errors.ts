import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import { applicationLines } from './application.errors.ts';

export const { raise: recommendationFault, UserError: RecommendationUserError } = defineErrors(
  'Recommendation',
  {
    ALREADY_RECOMMENDED: {
      description: 'The person is recommended to this offer already, or is asked whether it may be.',
      fr: 'Cette personne est déjà recommandée pour cette offre, ou vient d’être sollicitée.', ar: 'هذا الشخص موصى به لهذا العرض بالفعل أو ننتظر رده.', en: 'This person is recommended to this offer already, or is being asked.',
    },
    HAS_APPLIED: {
      description: 'The person has applied to this offer and the application has not ended.',
      fr: 'Cette personne a déjà une candidature en cours pour cette offre.', ar: 'لهذا الشخص ترشيح جارٍ لهذا العرض.', en: 'This person has an application to this offer already.',
    },
    NOT_WISHED: {
      description: 'The person does not want to be recommended there: it blocked the employer, hid the offer or said no to it before. Which of these is not told.',
      fr: 'Cette personne ne souhaite pas être recommandée pour cette offre.', ar: 'لا يرغب هذا الشخص في أن يوصى به لهذا العرض.', en: 'This person does not want to be recommended to this offer.',
    },
    NOT_REACHED: {
      description: 'The person has not confirmed its e-mail, or the account is suspended: it can not be asked.',
      fr: 'Cette personne n’a pas confirmé son adresse e-mail : impossible de lui demander son accord.', ar: 'لم يؤكد هذا الشخص بريده الإلكتروني: لا يمكن طلب موافقته.', en: 'This person has not confirmed its e-mail and can not be asked.',
    },
    EMPLOYER_BLOCKED: {
      description: 'You blocked this employer: unblock it first, if you want it to see you.',
      fr: 'Vous avez bloqué cet employeur : débloquez-le d’abord si vous voulez qu’il vous voie.', ar: 'لقد حظرت صاحب العمل هذا: ألغ الحظر أولاً إن أردت أن يراك.', en: 'You blocked this employer: unblock it first if you want it to see you.',
    },
    ALREADY_ANSWERED: {
      description: 'The recommendation was declined, or taken back by the centre; it takes a new one.',
      fr: 'Cette recommandation n’est plus d’actualité : elle a été refusée ou retirée.', ar: 'لم تعد هذه التوصية قائمة: رُفضت أو سُحبت.', en: 'This recommendation does not stand any more: it was declined or taken back.',
    },
  },
  { recommendations_one_live: ['ALREADY_RECOMMENDED', 'graduateId'] },
  { OFFER_CLOSED: applicationLines.OFFER_CLOSED, EMAIL_NOT_CONFIRMED: accountLines.EMAIL_NOT_CONFIRMED },
);
