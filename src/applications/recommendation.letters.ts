import { defineLetter, type LetterKind } from '../mail/letter.ts';

/** What a letter about a recommendation is made of. Whom an employer is recommended stands in no letter: names are read where every look is on the record. */
interface Recommended {
  readonly title: string;
  readonly employer: string;
  readonly centre: string;
  readonly note: string | null;
  readonly slug: string;
}

const EXAMPLE: Recommended = { title: 'Développeuse web', employer: 'Atlas Numérique', centre: 'Centre de codage d’Oujda', note: 'Son projet de fin de formation répond bien à ce poste.', slug: 'developpeuse-web-1a2b3c4d' };

/** The centre would recommend the person, who is asked. */
export const RECOMMENDATION_ASKED = defineLetter<Recommended>('applications.recommendation-asked', EXAMPLE, {
  FR: ({ title, employer, centre, note }, links) => ({
    subject: `${centre} voudrait vous recommander pour « ${title} »`,
    paragraphs: [`${centre} pense que cette offre de ${employer} vous convient et voudrait vous recommander.`, 'Si vous acceptez, les recruteurs de cet employeur verront qui vous êtes : nom, coordonnées, profil. Rien n’est transmis sans votre accord, et vous pourrez revenir sur votre décision.'],
    facts: [['Offre', title], ['Employeur', employer], ...(note ? [['Mot du centre', note] as const] : [])],
    action: { label: 'Répondre', url: links.page('recommendations') },
    after: ['Si vous ne répondez pas, rien ne se passe.'],
  }),
  AR: ({ title, employer, centre, note }, links) => ({
    subject: `يودّ ${centre} أن يوصي بك لعرض «${title}»`,
    paragraphs: [`يرى ${centre} أن هذا العرض من ${employer} يناسبك، ويودّ أن يوصي بك.`, 'إن وافقت فسيرى مسؤولو التوظيف لدى صاحب العمل هذا من تكون: الاسم ووسائل الاتصال والملف. لا يُرسل شيء دون موافقتك، ويمكنك التراجع عن قرارك.'],
    facts: [['العرض', title], ['صاحب العمل', employer], ...(note ? [['كلمة المركز', note] as const] : [])],
    action: { label: 'الرد', url: links.page('recommendations') },
    after: ['إن لم ترد فلن يحدث شيء.'],
  }),
  EN: ({ title, employer, centre, note }, links) => ({
    subject: `${centre} would recommend you for "${title}"`,
    paragraphs: [`${centre} thinks that this offer of ${employer} suits you, and would recommend you.`, 'If you agree, the recruiters of this employer will see who you are: name, contact, profile. Nothing is passed on without your consent, and you can take it back.'],
    facts: [['Offer', title], ['Employer', employer], ...(note ? [['The centre’s word', note] as const] : [])],
    action: { label: 'Answer', url: links.page('recommendations') },
    after: ['If you do not answer, nothing happens.'],
  }),
});

/** The centre recommended the person, who had agreed beforehand. */
export const RECOMMENDED = defineLetter<Recommended>('applications.recommended', EXAMPLE, {
  FR: ({ title, employer, centre, note }, links) => ({
    subject: `${centre} vous a recommandé pour « ${title} »`,
    paragraphs: [`Comme vous l’avez accepté d’avance, ${centre} vous a recommandé à ${employer}. Ses recruteurs voient maintenant qui vous êtes.`, 'Vous pouvez refuser cette recommandation à tout moment ; ils ne verront alors plus votre nom. Vous pouvez aussi retirer votre accord général.'],
    facts: [['Offre', title], ['Employeur', employer], ...(note ? [['Mot du centre', note] as const] : [])],
    action: { label: 'Voir la recommandation', url: links.page('recommendations') },
  }),
  AR: ({ title, employer, centre, note }, links) => ({
    subject: `أوصى بك ${centre} لعرض «${title}»`,
    paragraphs: [`كما وافقت مسبقاً، أوصى بك ${centre} لدى ${employer}. يرى مسؤولو التوظيف لديه الآن من تكون.`, 'يمكنك رفض هذه التوصية في أي وقت، ولن يروا اسمك بعد ذلك. ويمكنك أيضاً سحب موافقتك العامة.'],
    facts: [['العرض', title], ['صاحب العمل', employer], ...(note ? [['كلمة المركز', note] as const] : [])],
    action: { label: 'الاطلاع على التوصية', url: links.page('recommendations') },
  }),
  EN: ({ title, employer, centre, note }, links) => ({
    subject: `${centre} recommended you for "${title}"`,
    paragraphs: [`As you agreed beforehand, ${centre} recommended you to ${employer}. Its recruiters now see who you are.`, 'You can decline this recommendation at any time; they will not see your name any more. You can also withdraw your general consent.'],
    facts: [['Offer', title], ['Employer', employer], ...(note ? [['The centre’s word', note] as const] : [])],
    action: { label: 'See the recommendation', url: links.page('recommendations') },
  }),
});

/** To the owners of the employer, once the person agreed. */
export const GRADUATE_RECOMMENDED = defineLetter<Recommended>('applications.graduate-recommended', EXAMPLE, {
  FR: ({ title, employer, centre, slug }, links) => ({
    subject: `${centre} vous recommande une personne pour « ${title} »`,
    paragraphs: [`${centre} recommande à ${employer} une personne formée chez lui, avec son accord.`, 'Vous trouverez qui elle est parmi les recommandations de l’offre. Vous pouvez la contacter ou l’inviter à postuler.'],
    facts: [['Offre', title], ['Centre', centre]],
    action: { label: 'Voir l’offre', url: links.page(`offers/${slug}`) },
  }),
  AR: ({ title, employer, centre, slug }, links) => ({
    subject: `يوصي ${centre} بشخص لعرضكم «${title}»`,
    paragraphs: [`يوصي ${centre} لدى ${employer} بشخص تكوّن لديه، وبموافقته.`, 'ستجدون من يكون ضمن توصيات العرض. يمكنكم التواصل معه أو دعوته إلى الترشح.'],
    facts: [['العرض', title], ['المركز', centre]],
    action: { label: 'الاطلاع على العرض', url: links.page(`offers/${slug}`) },
  }),
  EN: ({ title, employer, centre, slug }, links) => ({
    subject: `${centre} recommends somebody for "${title}"`,
    paragraphs: [`${centre} recommends to ${employer} somebody it trained, who agreed.`, 'You find who it is among the offer’s recommendations. You can make contact, or ask the person to apply.'],
    facts: [['Offer', title], ['Centre', centre]],
    action: { label: 'See the offer', url: links.page(`offers/${slug}`) },
  }),
});

/** Every letter about recommendations. */
export const recommendationLetters: readonly LetterKind[] = [RECOMMENDATION_ASKED, RECOMMENDED, GRADUATE_RECOMMENDED];
