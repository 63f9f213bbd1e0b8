import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/interchange/plain-text.ts';

describe('plain text of what may be HTML', () => {
  it.each([
    ['Développeur web (H/F)', 'Développeur web (H/F)'],
    ['<p>Un poste.</p><p>À Oujda.</p>', 'Un poste.\n\nÀ Oujda.'],
    ['<ul><li>React</li><li>SQL</li></ul>', '- React\n- SQL'],
    ['Un<br>deux<br/>trois', 'Un\ndeux\ntrois'],
    ['<div>a</div>\n   <div>b</div>', 'a\n\nb'],
    ['&lt;p&gt;D&eacute;veloppeur &amp;amp; fils&lt;/p&gt;', 'Développeur & fils'],
    ['&amp;lt;p&amp;gt;Deux fois&amp;lt;/p&amp;gt;', 'Deux fois'],
    ['C&#43;&#x2b; &nbsp; l&rsquo;&oelig;uvre', 'C++ l’œuvre'],
    ['<p>avant</p><script>alert("</p>")</script><p>après</p>', 'avant\n\naprès'],
    ['<style>p { color: red }</style><!-- rien --><b>gras</b>', 'gras'],
    ['<p>jamais fermé <b>gras', 'jamais fermé gras'],
    ['<p>x</p><script>while(1)', 'x'],
    ['a < b et c > d', 'a < b et c > d'],
    ['R&D, A&B; &inconnu; &#xD800; &#0;', 'R&D, A&B; &inconnu;'],
    ['<p onclick="x()">ok</p><img src=x onerror=alert(1)>', 'ok'],
    ['<p>مطور <strong>ويب</strong></p>', 'مطور ويب'],
    ['Ligne 1\r\n\r\n\r\n\r\nLigne 2\u0000\u0007', 'Ligne 1\n\nLigne 2'],
    ['ligne 1\n<b>ligne</b> 2', 'ligne 1\nligne 2'],
    ['\ud800 seul', '\ufffd seul'],
    [`<p>${'İ'.repeat(50)}</p><script>x</script><p>fin</p>`, `${'İ'.repeat(50)}\n\nfin`],
    ['', ''],
  ])('%j', (html, plain) => expect(plainText(html)).toBe(plain));

  it('is read in a moment, however it is made', () => {
    for (const piece of [' ', '<', '<p', '<a ', '<!--', '&', '&amp;', '&lt;p&gt;', '\n', '<script>', '&#', '<li>']) {
      const began = performance.now();
      plainText(piece.repeat(100_000 / piece.length));
      plainText(`<p>${piece.repeat(100_000 / piece.length)}</p>`);
      expect([piece, performance.now() - began < 500]).toEqual([piece, true]);
    }
  });
});
