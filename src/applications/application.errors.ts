import { employerLines } from '../employers/employer.errors.ts';
import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import { offerLines } from '../offers/offer.errors.ts';

export const { raise: applicationFault, UserError: ApplicationUserError, lines: applicationLines } = defineErrors(
  'Application',
  {
    OFFER_CLOSED: {
      description: 'The offer takes no applications: paused, filled, expired, closed, or its employer is not verified.',
      fr: 'Cette offre ne reçoit plus de candidatures.', ar: 'لم يعد هذا العرض يقبل الترشيحات.', en: 'This offer takes no applications any more.',
    },
    ALREADY_APPLIED: {
      description: 'You have an application to this offer that has not ended.',
      fr: 'Vous avez déjà une candidature en cours pour cette offre.', ar: 'لديك ترشيح جارٍ لهذا العرض.', en: 'You have an application to this offer already.',
    },
    EXTERNAL_APPLICATION: {
      description: 'Applications to this offer go elsewhere; the message holds the address.',
      fr: 'Pour cette offre, postulez ici : {url}', ar: 'للترشح لهذا العرض استعمل هذا الرابط: {url}', en: 'To apply for this offer, go to {url}',
    },
    NOT_CONFIRMED: {
      description: 'No centre has confirmed that you are or were its learner; the centre does that.',
      fr: 'Votre centre n’a pas encore confirmé votre inscription.', ar: 'لم يؤكد مركزك تسجيلك بعد.', en: 'Your centre has not confirmed your enrolment yet.',
    },
    WRONG_STATE: {
      description: 'The application can not go there from where it stands; the message names its state and what is possible from it for you.',
      fr: 'La candidature est à l’état « {state} ». Possible d’ici : {possible}.', ar: 'الترشيح في الحالة «{state}». الممكن من هنا: {possible}.', en: 'The application stands at "{state}". Possible from here: {possible}.',
    },
    NOT_HIRED: {
      description: 'None of your applications ended in a hire, so there is nothing to close the others for.',
      fr: 'Aucune de vos candidatures n’a abouti à une embauche.', ar: 'لم ينته أي من ترشيحاتك بالتوظيف.', en: 'None of your applications ended in a hire.',
    },
  },
  { applications_one_open: ['ALREADY_APPLIED', 'offerId'] },
  { NO_OPENING_LEFT: offerLines.NO_OPENING_LEFT, EMAIL_NOT_CONFIRMED: accountLines.EMAIL_NOT_CONFIRMED, EMPLOYER_SUSPENDED: employerLines.EMPLOYER_SUSPENDED },
);
