import { escapeHtml } from '../../kernel/html.ts';
import { Language } from '../../kernel/language.ts';

const STYLE = `body{margin:0;padding:32px 16px;background:#f2f4f3;font:16px/1.55 system-ui,'Segoe UI',Tahoma,Arial,sans-serif;color:#1c2430}
main{max-width:30rem;margin:0 auto;background:#fff;border:1px solid #dfe4e2;border-radius:10px;padding:28px}
.brand{margin:0 0 8px;font-weight:bold;color:#0b5c4a}h1{margin:0 0 16px;font-size:1.35rem}p{margin:0 0 16px}
label{display:block;margin:0 0 16px}input{font:inherit}input:not([type=checkbox]){display:block;box-sizing:border-box;width:100%;margin-top:4px;padding:10px;border:1px solid #8b95a1;border-radius:6px}
button{font:inherit;font-weight:bold;padding:12px 22px;border:0;border-radius:6px;background:#0b5c4a;color:#fff;cursor:pointer}
a{color:#0b5c4a}.fault{padding:12px;border-radius:6px;background:#fdecea;color:#8a1c12}.text{white-space:pre-wrap}:focus-visible{outline:3px solid #d98a00;outline-offset:2px}`;

/** A whole page, without a script. `body` is HTML: whoever makes it escapes what it did not write itself. */
export const page = (language: Language, title: string, body: string): string => `<!DOCTYPE html>
<html lang="${language.toLowerCase()}" dir="${language === Language.AR ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Jisr</title><style>${STYLE}</style></head>
<body><main><p class="brand">Jisr · جسر</p><h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>
`;

// Styles stand in the page; there is no script, and a form goes nowhere else.
export const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // The address of such a page holds a secret.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;
