// The articles that come with the program: complete in both languages, plain, and their links lead somewhere.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, LANGUAGES } from '@haopai/rules';
import { picturesIn } from './pictures/picture-name';
import { readArticleFile, readShippedContent, type ShippedContent } from './shipped-content';

const FOLDER = join(__dirname, 'shipped');
const PAGES = [
  ...[
    '/',
    '/plates',
    '/auctions',
    '/reserve',
    '/login',
    '/register',
    '/recover',
    '/results',
    '/results/prices',
    '/guides',
    '/announcements',
    '/contact',
    '/papers',
    '/papers/log',
    '/papers/receipt',
    '/papers/record',
    '/practice',
    '/practice/check',
  ],
  ...[
    '/account',
    '/account/orders',
    '/account/enrolments',
    '/account/reservations',
    '/account/notices',
    '/account/claims',
    '/account/claims/new?about=document',
    '/account/identity',
    '/account/passkeys',
  ],
];

describe('the shipped articles', () => {
  let shipped: ShippedContent;
  beforeAll(async () => {
    shipped = await readShippedContent();
  });

  const words = (language: Language) =>
    shipped.articles.map(({ slug, texts }) => ({ slug, ...texts[language] }));

  it('are all listed, each with a time and a slug of its own', () => {
    const slugs = shipped.articles.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const { publishedAtMs } of shipped.articles) expect(publishedAtMs).toBeGreaterThan(0);
    for (const language of LANGUAGES) {
      const files = readdirSync(join(FOLDER, language)).filter((name) => name.endsWith('.md'));
      expect(files.sort()).toEqual(slugs.map((slug) => `${slug}.md`).sort());
    }
  });

  it('are built alike in both languages', () => {
    const shape = (html: string) =>
      html
        .match(/<(h2|h3|table|ol|ul|li|tr|blockquote)>|<img src="\/manual\/..\/[a-z-]+/g)
        ?.map((part) => part.replace(/\/(zh|en)\//, '/'));
    for (const { slug, texts } of shipped.articles)
      expect([slug, shape(texts.en.html)]).toEqual([slug, shape(texts.zh.html)]);
  });

  it('link to pages and articles that exist', () => {
    const known = new Set([...PAGES, ...shipped.articles.map(({ slug }) => `/articles/${slug}`)]);
    for (const language of LANGUAGES) {
      for (const { slug, html } of words(language)) {
        const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
        expect([slug, links.filter((href) => !known.has(href ?? ''))]).toEqual([slug, []]);
      }
    }
  });

  it('tell of drills, which are free and count for nothing, and of where prices are looked up', () => {
    const told = (slug: string, language: Language): string =>
      words(language).find((article) => article.slug === slug)?.html ?? '';
    expect(told('practise', 'zh')).toMatch(/演练.*不算数/s);
    expect(told('practise', 'en')).toMatch(/drill.*Nothing counts/s);
    for (const language of LANGUAGES)
      for (const slug of ['results-and-payment', 'start-here'])
        expect(told(slug, language)).toContain('href="/results/prices"');
  });

  it('tell how a passkey is added, and what to do when the phone that has it is lost', () => {
    const told = (slug: string, language: Language): string =>
      words(language).find((article) => article.slug === slug)?.plainText ?? '';
    expect(told('account-and-sessions', 'zh')).toMatch(/通行密钥.*指纹.*手机丢了怎么办.*移除/s);
    expect(told('account-and-sessions', 'en')).toMatch(/passkey.*finger.*phone is lost.*remove/s);
    for (const language of LANGUAGES)
      for (const slug of ['log-in', 'account-and-sessions', 'recover-a-password'])
        expect(words(language).find((article) => article.slug === slug)?.html).toContain(
          'href="/account/passkeys"',
        );
  });

  it('tell how a bid is proved, how a whole auction is checked and seen again, and what a sign of collusion is not', () => {
    const told = (language: Language): string =>
      words(language).find((article) => article.slug === 'public-record')?.plainText ?? '';
    expect(told('zh')).toMatch(/我的出价.*再看一次.*核对回执.*核对整期竞买.*回放.*迹象不是指控/s);
    expect(told('en')).toMatch(/My bids.*Look again.*Check a receipt.*whole auction.*Replay.*no accusation/s);
  });

  it('show no pictures of one site’s database, and those of the manual in their own language and with words', () => {
    for (const language of LANGUAGES)
      for (const { slug, html, markdown } of words(language)) {
        expect([slug, picturesIn(html)]).toEqual([slug, []]);
        const shown = [...html.matchAll(/<img src="([^"]*)" alt="([^"]+)" \/>/g)];
        expect([slug, shown.length]).toEqual([slug, markdown.split('![').length - 1]);
        for (const [, address = ''] of shown) expect(address).toContain(`/manual/${language}/`);
      }
  });

  it('shout at nobody, and speak without courtesies', () => {
    for (const language of LANGUAGES) {
      for (const { slug, title, summary, plainText } of words(language))
        expect([slug, /[!！您]/.test(title + summary + plainText)]).toEqual([slug, false]);
    }
  });

  it('say that contact details are examples until the office puts in its own', () => {
    expect(shipped.contact.zh.notes[0]).toContain('示例');
    expect(shipped.contact.en.notes[0]).toContain('examples');
  });

  it('are refused without title and summary', () => {
    expect(readArticleFile('x', '---\ntitle: a\nsummary: b\n---\n\nc\n')).toEqual({
      title: 'a',
      summary: 'b',
      markdown: 'c',
    });
    expect(() => readArticleFile('x', 'c')).toThrow('x does not begin');
  });
});
