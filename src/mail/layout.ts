import { Language } from '../kernel/language.ts';
import type { Recipient, Wording } from './letter.ts';

/** A letter as it is sent. */
export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const HELLO: Readonly<Record<Language, (name: string | null) => string>> = {
  FR: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  AR: (name) => (name ? `مرحباً ${name}،` : 'مرحباً،'),
  EN: (name) => (name ? `Hello ${name},` : 'Hello,'),
};

/** Said under each letter: who writes, and that no answer is read. */
const FOOT: Readonly<Record<Language, string>> = {
  FR: 'Jisr relie les diplômés des centres de codage aux employeurs. Cette lettre est envoyée automatiquement ; les réponses ne sont pas lues.',
  AR: 'يربط «جسر» خريجي مراكز البرمجة بالمشغّلين. أُرسلت هذه الرسالة تلقائياً، ولا تُقرأ الردود عليها.',
  EN: 'Jisr links the graduates of coding centres to employers. This letter was sent automatically; replies are not read.',
};
const LINK: Readonly<Record<Language, string>> = { FR: 'Si le bouton ne s’ouvre pas, copiez cette adresse :', AR: 'إذا لم يعمل الزر، فانسخ هذا العنوان:', EN: 'If the button does not open, copy this address:' };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
/** One line: what goes into a header may not begin another. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
/** Names in Latin letters and addresses keep their own direction inside an Arabic sentence. */
const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;
const lines = (text: string): string => escaped(text).replace(/\n/g, '<br>');

const paragraph = (text: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${lines(text)}</p>`;

function table(facts: NonNullable<Wording['facts']>): string {
  const rows = facts.map(([label, value]) => `<tr><th scope="row" style="padding:6px 0;padding-inline-end:16px;text-align:start;vertical-align:top;font-weight:normal;color:#5b6472">${escaped(label)}</th><td style="padding:6px 0;vertical-align:top">${value.split('\n').map(isolated).join('<br>')}</td></tr>`);
  return `<table style="border-collapse:collapse;margin:0 0 20px">${rows.join('')}</table>`;
}

const button = ({ label, url }: NonNullable<Wording['action']>, language: Language): string =>
  `<p style="margin:24px 0"><a href="${escaped(url)}" style="display:inline-block;background:#0b5c4a;color:#ffffff;text-decoration:none;padding:12px 22px;border-radius:6px;font-weight:bold">${escaped(label)}</a></p>` +
  `<p style="margin:0 0 20px;font-size:13px;color:#5b6472">${escaped(LINK[language])}<br><a href="${escaped(url)}" dir="ltr" style="color:#0b5c4a;word-break:break-all">${escaped(url)}</a></p>`;

function htmlOf(wording: Wording, hello: string, language: Language): string {
  const body = [
    paragraph(hello),
    ...wording.paragraphs.map((text) => paragraph(text)),
    wording.facts?.length ? table(wording.facts) : '',
    wording.action ? button(wording.action, language) : '',
    ...(wording.after ?? []).map((text) => paragraph(text, 'font-size:14px;color:#5b6472')),
  ].join('\n');
  return `<!DOCTYPE html>
<html lang="${language.toLowerCase()}" dir="${language === Language.AR ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(oneLine(wording.subject))}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f2f4f3;font-family:system-ui,'Segoe UI',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.55;color:#1c2430">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #dfe4e2;border-radius:10px;padding:28px">
<p style="margin:0 0 20px;font-size:18px;font-weight:bold;color:#0b5c4a">Jisr · جسر</p>
${body}
<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #dfe4e2;font-size:13px;color:#5b6472">${escaped(FOOT[language])}</p>
</div>
</body>
</html>
`;
}

function textOf(wording: Wording, hello: string, language: Language): string {
  const facts = (wording.facts ?? []).map(([label, value]) => `${label} : ${value.replace(/\n/g, '\n  ')}`).join('\n');
  const parts = [hello, ...wording.paragraphs, facts, wording.action ? `${wording.action.label} :\n${wording.action.url}` : '', ...(wording.after ?? []), `-- \n${FOOT[language]}`];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Lays a letter out, as HTML and as text; Arabic reads from right to left. Whatever the wording holds is text and is escaped. */
export function render(wording: Wording, { name, language }: Pick<Recipient, 'name' | 'language'>): Rendered {
  const hello = HELLO[language](name && oneLine(name));
  return { subject: oneLine(wording.subject), html: htmlOf(wording, hello, language), text: textOf(wording, hello, language) };
}
