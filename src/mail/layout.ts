import { escapeHtml } from '../kernel/html.ts';
import { Language } from '../kernel/language.ts';
import type { Recipient, Wording } from './letter.ts';

/** A letter as it is sent. */
export interface Rendered {
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const HELLO: Readonly<Record<Language, (name: string | null) => string>> = {
  FR: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  AR: (name) => (name ? `مرحباً ${name}،` : 'مرحباً،'),
  EN: (name) => (name ? `Hello ${name},` : 'Hello,'),
};

/** Said under each letter: who writes, why, and where its language comes from. */
const FOOT: Readonly<Record<Language, { readonly who: string; readonly account: string; readonly noAccount: string }>> = {
  FR: {
    who: 'Jisr relie les lauréats des centres de codage aux employeurs.',
    account: 'Ce message automatique concerne votre compte : vous pouvez y changer votre adresse et la langue de vos messages.',
    noAccount: 'Ce message automatique est envoyé à une adresse qui n’est liée à aucun compte.',
  },
  AR: {
    who: 'تصل خدمة «جسر» خريجي مراكز البرمجة بأصحاب العمل.',
    account: 'تتعلق هذه الرسالة التلقائية بحسابك، وفيه يمكنك تغيير عنوانك ولغة رسائلك.',
    noAccount: 'أُرسلت هذه الرسالة التلقائية إلى عنوان لا حساب له.',
  },
  EN: {
    who: 'Jisr links the graduates of coding centres to employers.',
    account: 'This automatic letter is about your account, where you can change your address and the language of your letters.',
    noAccount: 'This automatic letter goes to an address that belongs to no account.',
  },
};
const COLON: Readonly<Record<Language, string>> = { FR: ' :', AR: ':', EN: ':' };
const LINK: Readonly<Record<Language, string>> = { FR: 'Si le bouton ne s’ouvre pas, copiez cette adresse :', AR: 'إذا لم يعمل الزر، فانسخ هذا العنوان:', EN: 'If the button does not open, copy this address:' };

/** One line: what goes into a header may not begin another. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
/** What somebody else wrote keeps its own direction, whatever stands around it. */
const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
/** Names in Latin letters, with the signs at their end ("C++"), and days keep their own direction inside an Arabic sentence. */
const LATIN_RUN = /\d+(?:[-/:.]\d+)+|\p{Script=Latin}(?:[^\p{Script=Arabic}\n«»()،؛؟]*[\p{Script=Latin}\d+#])?(?: \([^()\p{Script=Arabic}\n]*\))?/gu;
const ARABIC = /\p{Script=Arabic}/u;

function line(text: string): string {
  if (!ARABIC.test(text)) return escapeHtml(text);
  let [html, from] = ['', 0];
  for (const { 0: run, index } of text.matchAll(LATIN_RUN)) {
    html += escapeHtml(text.slice(from, index)) + isolated(run);
    from = index + run.length;
  }
  return html + escapeHtml(text.slice(from));
}

const LATIN = /\p{Script=Latin}/u;

/** A paragraph in the other script alone, such as what a person wrote, reads in its own direction. */
function directionOf(text: string, language: Language): string {
  const [isArabic, isLatin] = [ARABIC.test(text), LATIN.test(text)];
  if (isArabic === isLatin || isArabic === (language === Language.AR)) return '';
  return isArabic ? ' dir="rtl"' : ' dir="ltr"';
}

const paragraph = (text: string, language: Language, style = ''): string => `<p${directionOf(text, language)} style="margin:0 0 16px${style}">${text.split('\n').map(line).join('<br>')}</p>`;

function table(facts: NonNullable<Wording['facts']>): string {
  const rows = facts.map(([label, value]) => `<tr><th scope="row" style="padding:6px 0;padding-inline-end:16px;text-align:start;vertical-align:top;font-weight:normal;color:#5b6472">${escapeHtml(label)}</th><td style="padding:6px 0;vertical-align:top;overflow-wrap:anywhere">${value.split('\n').map(isolated).join('<br>')}</td></tr>`);
  return `<table style="border-collapse:collapse;margin:0 0 20px">${rows.join('')}</table>`;
}

const button = ({ label, url }: NonNullable<Wording['action']>, language: Language): string =>
  `<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="display:inline-block;background:#0b5c4a;color:#ffffff;text-decoration:none;padding:12px 22px;border-radius:6px;font-weight:bold">${escapeHtml(label)}</a></p>` +
  `<p style="margin:0 0 20px;font-size:13px;color:#5b6472">${escapeHtml(LINK[language])}<br><a href="${escapeHtml(url)}" dir="ltr" style="color:#0b5c4a;word-break:break-all">${escapeHtml(url)}</a></p>`;

function htmlOf(wording: Wording, hello: string, foot: string, language: Language): string {
  const body = [
    paragraph(hello, language),
    ...wording.paragraphs.map((text) => paragraph(text, language)),
    wording.facts?.length ? table(wording.facts) : '',
    wording.action ? button(wording.action, language) : '',
    ...(wording.after ?? []).map((text) => paragraph(text, language, ';font-size:14px;color:#5b6472')),
  ].join('\n');
  return `<!DOCTYPE html>
<html lang="${language.toLowerCase()}" dir="${language === Language.AR ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(oneLine(wording.subject))}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f2f4f3;font-family:system-ui,'Segoe UI',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.55;color:#1c2430">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #dfe4e2;border-radius:10px;padding:28px;overflow-wrap:break-word">
<p style="margin:0 0 20px;font-size:18px;font-weight:bold;color:#0b5c4a">Jisr · جسر</p>
${body}
<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #dfe4e2;font-size:13px;color:#5b6472">${escapeHtml(foot)}</p>
</div>
</body>
</html>
`;
}

/** Mail programs give each line of a text the direction of its first letter; this mark in front of a Latin name says that it is an Arabic one. */
const directed = (text: string): string => text.split('\n').map((one) => (ARABIC.test(one) && /^[^\p{L}]*\p{Script=Latin}/u.test(one) ? `\u200f${one}` : one)).join('\n');

function textOf(wording: Wording, hello: string, foot: string, language: Language): string {
  const colon = COLON[language];
  const facts = (wording.facts ?? []).map(([label, value]) => `${label}${colon} ${value.replace(/\n/g, '\n  ')}`).join('\n');
  const action = wording.action ? `${wording.action.label}${colon}\n${wording.action.url}` : '';
  const parts = [hello, ...wording.paragraphs, facts, action, ...(wording.after ?? []), `-- \n${foot}`];
  return `${parts.filter((part) => part !== '').map(directed).join('\n\n')}\n`;
}

/** Lays a letter out, as HTML and as text; Arabic reads from right to left. Whatever the wording holds is text and is escaped. */
export function render(wording: Wording, { accountId, name, language }: Omit<Recipient, 'email'>): Rendered {
  const hello = HELLO[language](name && oneLine(name));
  const { who, account, noAccount } = FOOT[language];
  const foot = `${who} ${accountId && !wording.toStranger ? account : noAccount}`;
  return { replyTo: wording.replyTo, subject: oneLine(wording.subject), html: htmlOf(wording, hello, foot, language), text: textOf(wording, hello, foot, language) };
}
