// What somebody who means harm may write into an article, and what is left of it.
import fc from 'fast-check';
import { htmlOfMarkdown, writeArticleText } from './article-text';
import { sanitiseHtml } from './sanitise-html';
import { textOfHtml } from './text-of-html';

const HOSTILE: readonly (readonly [what: string, html: string, left: string])[] = [
  ['a script', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
  ['a script in upper case, broken by a tag', '<ScR<script>ipt>alert(1)</ScRipt>', 'ipt&gt;alert(1)'],
  ['a handler', '<p onclick="x()" onmouseover=x()>a</p>', '<p>a</p>'],
  ['a picture with a handler', '<img src=x onerror=alert(1)>', ''],
  ['an svg', '<svg onload=alert(1)><a xlink:href="javascript:x()">a</a></svg>', ''],
  ['a script address', '<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'],
  [
    'a script address in disguise',
    '<a href=" jAva&#x09;script:x()">a</a>',
    '<a rel="noopener noreferrer">a</a>',
  ],
  ['a data address', '<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer">a</a>'],
  ['an address without a protocol', '<a href="//evil.example/">a</a>', '<a rel="noopener noreferrer">a</a>'],
  ['plain http', '<a href="http://evil.example/">a</a>', '<a rel="noopener noreferrer">a</a>'],
  ['a frame', '<iframe src="https://evil.example/"><p>x</p></iframe>', ''],
  ['a form that asks for a password', '<form action="/x"><input name=password>Log in</form>', 'Log in'],
  ['a style sheet', '<style>body{display:none}</style><p style="position:fixed">a</p>', '<p>a</p>'],
  ['classes and ids of the page', '<p class="hp-button" id="main">a</p>', '<p>a</p>'],
  ['another base', '<base href="https://evil.example/"><meta http-equiv=refresh>', ''],
  ['a template', '<template><p>x</p></template>', ''],
  ['a comment with markup', '<!--<p>x</p>--><p>a</p>', '<p>a</p>'],
  ['the page’s own heading', '<h1>a</h1>', '<h2>a</h2>'],
];

const TAG = /<[^>]*>/g;

describe('an article', () => {
  it.each(HOSTILE)('loses %s', (_, html, left) => {
    expect(sanitiseHtml(html)).toBe(left);
    expect(htmlOfMarkdown(html)).not.toMatch(/<script|onerror|javascript:|<img|<svg|<iframe|<form|style=/i);
  });

  it('loses what markdown hides', () => {
    expect(htmlOfMarkdown('[a](javascript:alert(1)) ![b](https://evil.example/x.png)')).toBe(
      '<p><a rel="noopener noreferrer">a</a> </p>',
    );
  });

  it('holds no tag or attribute but the allowed ones, whatever was written', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '/',
        '=',
        ' ',
        '&',
        '\0',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        'a',
        '<p',
        '<a href',
      ],
      ...[
        'script',
        'svg',
        'math',
        'style',
        'onload',
        'javascript:',
        '<noscript>',
        '<textarea>',
        '<title>',
        '`',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = sanitiseHtml(pieces.join(''));
        // Cleaned again, a link within a link stands beside it; the words are the same.
        const again = sanitiseHtml(html);
        expect(again.replaceAll(TAG, '')).toBe(html.replaceAll(TAG, ''));
        for (const [tag] of `${html}${again}`.matchAll(TAG))
          expect(tag).toMatch(/^<\/?(p|a)( href="[^"]*")?( rel="noopener noreferrer")? ?\/?>$/);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps headings, lists, tables and links, and marks those that lead away', () => {
    const html = htmlOfMarkdown(
      '## 一\n\n1. **a**\n2. [b](/auctions)\n\n| c |\n| --- |\n| [d](https://example.com/) |\n\n[e](tel:0579-0000)',
    );
    expect(html).toContain('<h2>一</h2>');
    expect(html).toContain('<li><strong>a</strong></li>');
    expect(html).toContain('<a href="/auctions">b</a>');
    expect(html).toContain('<td><a href="https://example.com/" rel="noopener noreferrer">d</a></td>');
    expect(html).toContain('href="tel:0579-0000"');
  });

  it('is searched as text: words whole, blocks apart, without markup', () => {
    expect(textOfHtml('<p>按<strong>出价</strong>按钮</p><p>a &lt;b&gt; &amp; &quot;c&quot;</p>')).toBe(
      '按出价按钮 a <b> & "c"',
    );
  });

  it('has its limits', () => {
    const draft = { title: 'a', summary: 'b', markdown: 'c' };
    expect(writeArticleText(draft)).toEqual({ ...draft, html: '<p>c</p>', plainText: 'c' });
    expect(() => writeArticleText({ ...draft, title: '' })).toThrow(RangeError);
    expect(() => writeArticleText({ ...draft, summary: 'x'.repeat(301) })).toThrow(RangeError);
    expect(() => writeArticleText({ ...draft, markdown: 'x'.repeat(50_001) })).toThrow(RangeError);
  });
});
