import { Marked } from 'marked';
import { escapeHtml } from '../../kernel/html.ts';
import { noticeIn } from '../../privacy/privacy-notice.ts';
import type { Shown, Visit } from './visit.ts';

/** Markdown as HTML below a page's own heading; HTML in it is shown as text. */
const markdown = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    heading({ depth, tokens }) {
      const level = Math.max(2, depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
  },
});

/** A text in Markdown as HTML. The title that it begins with is the page's own and not said twice. */
export function renderMarkdown(text: string, title: string): string {
  const tokens = markdown.lexer(text);
  const [first] = tokens;
  const rest = first?.type === 'heading' && first.text === title ? tokens.slice(1) : tokens;
  return markdown.parser(rest).replace(/<th(?=[ >])/g, '<th scope="col"');
}

/** The privacy notice in force. */
export async function noticePage({ app, language }: Visit): Promise<Shown> {
  const { title, text } = await noticeIn(app, language);
  return { title, body: `<article>${renderMarkdown(text, title)}</article>`, wide: true };
}
