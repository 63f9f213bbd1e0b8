import { escapeHtml } from '../../kernel/html.ts';
import { Language } from '../../kernel/language.ts';
import type { Shown } from './visit.ts';

const STYLE = `body{margin:0;padding:32px 16px;background:#f2f4f3;font:16px/1.55 system-ui,'Segoe UI',Tahoma,Arial,sans-serif;color:#1c2430}
main{max-width:30rem;margin:0 auto;background:#fff;border:1px solid #dfe4e2;border-radius:10px;padding:28px;overflow-wrap:break-word}main.wide{max-width:44rem}
footer{max-width:44rem;margin:20px auto 0;text-align:center;font-size:.85rem;color:#5b6472}
.brand{margin:0 0 8px;font-weight:bold;color:#0b5c4a}h1{margin:0 0 16px;font-size:1.35rem;line-height:1.3}h2{margin:28px 0 8px;font-size:1.1rem}p,ul,dl,table{margin:0 0 16px}ul{padding-inline-start:1.4em}li{margin-bottom:6px}
label{display:block;margin:0 0 16px}input{font:inherit}input:not([type=checkbox]){display:block;box-sizing:border-box;width:100%;margin-top:4px;padding:10px;border:1px solid #8b95a1;border-radius:6px}
.tick{display:flex;gap:10px;align-items:baseline}button{font:inherit;font-weight:bold;padding:12px 22px;border:0;border-radius:6px;background:#0b5c4a;color:#fff;cursor:pointer}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 16px}dt{color:#5b6472}dd{margin:0}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{padding:8px;border:1px solid #dfe4e2;text-align:start;vertical-align:top}th{background:#f2f4f3}
a{color:#0b5c4a}.fault{padding:12px;border-radius:6px;background:#fdecea;color:#8a1c12}.text{white-space:pre-wrap}.small{font-size:.85rem;color:#5b6472}:focus-visible{outline:3px solid #d98a00;outline-offset:2px}`;

const WHO: Readonly<Record<Language, string>> = { FR: 'Jisr relie les lauréats des centres de codage aux employeurs.', AR: 'تصل خدمة «جسر» خريجي مراكز البرمجة بأصحاب العمل.', EN: 'Jisr links the graduates of coding centres to employers.' };

/** A whole page, without a script. `body` is HTML: whoever makes it escapes what it did not write itself. */
export const page = (language: Language, { title, body, wide }: Shown): string => `<!DOCTYPE html>
<html lang="${language.toLowerCase()}" dir="${language === Language.AR ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Jisr</title><style>${STYLE}</style></head>
<body><main${wide ? ' class="wide"' : ''}><p class="brand">Jisr · جسر</p><h1><bdi>${escapeHtml(title)}</bdi></h1>
${body}
</main><footer>${WHO[language]}</footer></body>
</html>
`;

// Styles stand in the page; there is no script, and a form goes nowhere else.
export const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // The address of such a page holds a secret.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;
