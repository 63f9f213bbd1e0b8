import { inLanguage, type Sentence } from '../../kernel/language.ts';
import { FORGOTTEN, link, s, say, SIGN_IN, whereToSignIn } from './sentences.ts';
import type { Shown, Visit } from './visit.ts';

/** A page about something that only the signed-in person sees: it says what the letter meant. */
interface Signpost {
  readonly title: Sentence;
  readonly says: Sentence;
  /** What one asks of the graph for it, where one is in the explorer. */
  readonly graph: readonly string[];
}

/** Every such page, by its path. A client of your own shows the things themselves at the same paths. */
export const signposts: Readonly<Record<string, Signpost>> = {
  'sign-in': {
    title: SIGN_IN,
    says: s('Cette page ne demande pas votre mot de passe.', 'هذه الصفحة لا تطلب كلمة مرورك.', 'This page does not ask for your password.'),
    graph: ['signIn'],
  },
  account: {
    title: s('Mon compte', 'حسابي', 'My account'),
    says: s('Connectez-vous pour changer votre adresse, votre langue ou votre mot de passe, et pour voir vos sessions.', 'بعد تسجيل الدخول يمكنك تغيير عنوانك ولغتك وكلمة مرورك، والاطلاع على جلساتك.', 'Once signed in, you change your address, your language and your password, and see your sessions.'),
    graph: ['viewer { account }'],
  },
  places: {
    title: s('Une place vous est réservée', 'لك مقعد محجوز', 'A place is held for you'),
    says: s('Un centre vous a inscrit dans une promotion. Connectez-vous pour accepter cette place ou la refuser ; d’ici là, il ne voit rien de votre profil.', 'سجّلك مركز في أحد أفواجه. بعد تسجيل الدخول تقبل هذا المقعد أو ترفضه؛ وإلى ذلك الحين لا يرى شيئاً من ملفك.', 'A centre wrote you into a cohort. Once signed in, you accept this place or decline it; until then it sees nothing of your profile.'),
    graph: ['viewer { heldPlaces }', 'takeHeldPlace', 'declineHeldPlace'],
  },
  recommendations: {
    title: s('Une recommandation pour vous', 'توصية من أجلك', 'A recommendation for you'),
    says: s('Votre centre voudrait vous recommander pour une offre, ou l’a fait. Connectez-vous pour l’accepter ou la refuser ; sans votre accord, aucun employeur n’apprend votre nom.', 'يودّ مركزك أن يوصي بك لعرض، أو أوصى بك. بعد تسجيل الدخول تقبل ذلك أو ترفضه؛ ومن دون موافقتك لا يعرف أي صاحب عمل اسمك.', 'Your centre would recommend you for an offer, or did so. Once signed in, you agree or decline; without your consent no employer learns your name.'),
    graph: ['viewer { graduate { recommendations } }', 'agreeRecommendation', 'declineRecommendation'],
  },
  applications: {
    title: s('Candidatures', 'الترشيحات', 'Applications'),
    says: s('Connectez-vous pour lire les candidatures reçues par votre employeur et y répondre, ou pour suivre les vôtres.', 'سجّل الدخول لقراءة الترشيحات الواردة على مؤسستك والرد عليها، أو لتتبّع ترشيحاتك.', 'Sign in to read the applications to your employer and to answer them, or to follow your own.'),
    graph: ['viewer { memberships { employer { applications } } }', 'viewer { graduate { applications } }'],
  },
  'profile/reconfirm': {
    title: s('Confirmer mon profil', 'تأكيد ملفي', 'Confirm my profile'),
    says: s('Votre profil est-il toujours exact ? Connectez-vous : un geste suffit pour le confirmer, et les employeurs le trouvent trois mois de plus.', 'هل ما زال ملفك صحيحاً؟ بعد تسجيل الدخول تكفي خطوة واحدة لتأكيده، فيجده أصحاب العمل ثلاثة أشهر أخرى.', 'Is your profile still right? Once signed in, one step confirms it, and employers find it for three months more.'),
    graph: ['reconfirmProfile'],
  },
};

const IN_EXPLORER = s('Dans l’explorateur :', 'في المستكشف:', 'In the explorer:');

/** The page of a signpost: what it is about, where one signs in, and the way on for who lost the password. */
export const signpostPage = ({ title, says, graph }: Signpost) => ({ language, to }: Visit): Shown => ({
  title: inLanguage(title, language),
  body: `<p>${say(says, language)}</p><p>${whereToSignIn(language, to(''))}</p><p>${link(to('forgotten-password'), say(FORGOTTEN, language))}</p>
<div class="small">${say(IN_EXPLORER, language)}<ul>${graph.map((field) => `<li><code dir="ltr">${field}</code></li>`).join('')}</ul></div>`,
});
