import { defineErrors } from '../kernel/errors.ts';

export const { raise: mergeFault, UserError: MergeUserError } = defineErrors('Merge', {
  SAME_PERSON: { description: 'The two are one graduate already.', fr: 'Il s’agit du même profil.', ar: 'إنه الملف نفسه.', en: 'These are one profile already.' },
  OTHER_ROLES: { description: 'The account that would go holds another role than GRADUATE: end what it has in it first.', fr: 'Le compte à fusionner a un autre rôle ({roles}) : mettez-y fin d’abord.', ar: 'للحساب المراد دمجه دور آخر ({roles}): أنهِه أولاً.', en: 'The account that would go has another role ({roles}): end that first.' },
  EMAIL_NOT_CONFIRMED: { description: 'The account that would stay never confirmed its e-mail, and the other did: what a known person has is not given to whoever made an account with some address. Keep the other.', fr: 'Le compte à garder n’a jamais confirmé son adresse e-mail, l’autre si : gardez l’autre.', ar: 'الحساب المراد إبقاؤه لم يؤكد بريده قط والآخر أكده: أبقِ الآخر.', en: 'The account that would stay never confirmed its e-mail, the other did: keep the other.' },
  HIRED_TWICE: { description: 'Both were hired for one offer: the employer reports one as fallen through first.', fr: 'Les deux profils sont recrutés sur la même offre : l’employeur doit d’abord annuler l’un des deux.', ar: 'وُظّف الملفان في العرض نفسه: على صاحب العمل إلغاء أحدهما أولاً.', en: 'Both were hired for one offer: the employer must first report one as fallen through.' },
});
