import { defineLetter } from '../mail/letter.ts';

interface HandedOver {
  readonly employer: string;
  readonly slug: string;
  readonly centre: string;
}

/** An employer was handed over to its first owner. */
export const EMPLOYER_HANDED_OVER = defineLetter<HandedOver>('centres.employer-handed-over', { employer: 'Atlas Numérique', slug: 'atlas-numerique', centre: 'Centre de codage d’Oujda' }, {
  FR: ({ employer, slug, centre }, links) => ({
    subject: `${employer} : vous en êtes désormais propriétaire`,
    paragraphs: [
      `${centre} a publié des offres pour ${employer}, qui n’était pas encore inscrit, et vous le remet : vous gérez désormais ses offres, et les candidatures vous parviennent ici.`,
      'Donnez son numéro d’immatriculation pour qu’il soit vérifié.',
      'Si ce n’est pas votre employeur, rendez-le au centre depuis votre espace.',
    ],
    action: { label: 'Voir ses offres', url: links.page(`employers/${slug}`) },
  }),
  AR: ({ employer, slug, centre }, links) => ({
    subject: `${employer}: صرتَ مالكه`,
    paragraphs: [
      `نشر ${centre} عروضاً لفائدة ${employer} الذي لم يكن مسجَّلاً بعد، وها هو يسلّمه إليك: تدير عروضه من الآن، وتصلك الترشيحات هنا.`,
      'قدّم رقم تسجيله ليجري التحقق منه.',
      'إن لم يكن هو صاحب عملك فأعده إلى المركز من فضائك.',
    ],
    action: { label: 'الاطلاع على عروضه', url: links.page(`employers/${slug}`) },
  }),
  EN: ({ employer, slug, centre }, links) => ({
    subject: `${employer}: you are its owner now`,
    paragraphs: [
      `${centre} posted offers for ${employer}, which was not registered yet, and hands it over to you: its offers are yours to run, and applications reach you here.`,
      'Give its registration number, so that it is verified.',
      'If it is not your employer, hand it back to the centre from your space.',
    ],
    action: { label: 'See its offers', url: links.page(`employers/${slug}`) },
  }),
});

/** Every letter about employers that centres act for. */
export const sponsorshipLetters = [EMPLOYER_HANDED_OVER];
