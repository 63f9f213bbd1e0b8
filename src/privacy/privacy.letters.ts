import { defineLetter } from '../mail/letter.ts';

/** The last letter: that everything was erased. It names nobody, and what is kept of it goes within a day of being sent. */
export const erasedLetter = defineLetter('privacy.erased', {}, {
  FR: () => ({
    subject: 'Votre compte est effacé',
    paragraphs: [
      'Vous avez demandé l’effacement de votre compte : c’est fait. Votre profil, vos candidatures, vos courriers et tout ce que nous conservions sur vous ont disparu ; vos candidatures ouvertes sont retirées, et plus personne ne vous trouve ici.',
      'Il reste, sans votre nom ni rien qui mène à vous, des chiffres pour les statistiques, et une empreinte de votre adresse pour que personne d’autre que vous ne puisse vous réinscrire.',
    ],
    after: ['Si vous n’avez pas demandé cet effacement, répondez à ce message ou écrivez à l’organisme qui exploite le service. Cette adresse sera effacée à son tour dans la journée.'],
  }),
  AR: () => ({
    subject: 'تم محو حسابك',
    paragraphs: [
      'طلبت محو حسابك، وقد تم ذلك. زال ملفك وترشيحاتك ورسائلك وكل ما كنا نحتفظ به عنك؛ وسُحبت ترشيحاتك المفتوحة، ولم يعد أحد يجدك هنا.',
      'وتبقى، دون اسمك ودون أي شيء يقود إليك، أرقام للإحصاءات، وبصمة لعنوانك كي لا يتمكن أحد غيرك من تسجيلك من جديد.',
    ],
    after: ['إن لم تطلب هذا المحو، فأجب عن هذه الرسالة أو راسل الجهة التي تشغّل الخدمة. وسيُمحى هذا العنوان بدوره خلال اليوم.'],
  }),
  EN: () => ({
    subject: 'Your account is erased',
    paragraphs: [
      'You asked for your account to be erased, and it is. Your profile, your applications, your letters and everything else we kept about you are gone; your open applications are withdrawn, and nobody finds you here any more.',
      'There stay, without your name or anything that leads to you, figures for the statistics, and a fingerprint of your address so that nobody but you can sign you up again.',
    ],
    after: ['If you did not ask for this, answer this letter or write to the organisation that runs the service. This address, too, will be erased within the day.'],
  }),
});
