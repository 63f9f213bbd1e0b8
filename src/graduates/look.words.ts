import type { Sentence } from '../kernel/language.ts';

const OTHER: Sentence = { fr: 'Des données vous concernant', ar: 'معطيات تخصك', en: 'Data about you' };

/** What was shown, in words, by the noun it was read as. */
const SHOWN: Readonly<Record<string, Sentence>> = {
  graduate: { fr: 'Votre profil, avec votre nom et vos contacts', ar: 'ملفك، مع اسمك ووسائل الاتصال بك', en: 'Your profile, with your name and contact' },
  applicationFile: { fr: 'Ce que contient une de vos candidatures', ar: 'محتوى أحد ترشيحاتك', en: 'What is in one of your applications' },
  account: { fr: 'Votre compte : adresse et nom', ar: 'حسابك: العنوان والاسم', en: 'Your account: address and name' },
  staffPerson: { fr: 'Votre nom et votre adresse de membre d’un centre', ar: 'اسمك وعنوانك ضمن طاقم مركز', en: 'Your name and address as a centre’s staff' },
  memberPerson: { fr: 'Votre nom et votre adresse de membre d’un employeur', ar: 'اسمك وعنوانك كعضو لدى صاحب عمل', en: 'Your name and address as a member of an employer' },
  colleague: { fr: 'Votre nom de membre d’un employeur', ar: 'اسمك كعضو لدى صاحب عمل', en: 'Your name as a member of an employer' },
  accountRecord: { fr: 'Le registre de qui a consulté votre compte', ar: 'سجل من اطّلع على حسابك', en: 'The record of who looked at your account' },
  graduateRecord: { fr: 'Le registre de qui a consulté votre profil', ar: 'سجل من اطّلع على ملفك', en: 'The record of who looked at your profile' },
};

/** What a look showed, in words. */
export const shownAs = (noun: string): Sentence => SHOWN[noun] ?? OTHER;
