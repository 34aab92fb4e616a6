// The pages of articles: what the address says is what shows, in the reader's language, and each outcome has its look.
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ArticleHead, ArticleView } from '@haopai/contracts';
import { Preferences, Words } from '@haopai/web-app';
import { CHANCE } from '@haopai/web-data/reading';
import { provideTransloco } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { routes } from '../app.routes';
import { WordsLoader } from '../i18n/words-loader';

const REFUSED = { code: 'SERVER.BUSY', data: { retryAfterMs: 1_000 } };
const PUBLISHED_AT_MS = Date.parse('2026-11-20T01:00:00Z');

const aHead = (slug: string): ArticleHead => ({
  slug,
  kind: 'guide',
  title: `标题 ${slug}`,
  summary: '摘要',
  publishedAtMs: PUBLISHED_AT_MS,
});
const anArticle = (html: string, given: Partial<ArticleView> = {}): ArticleView => ({
  ...aHead('a'),
  html,
  updatedAtMs: PUBLISHED_AT_MS,
  ...given,
});

describe('the pages of articles', () => {
  let harness: RouterTestingHarness;
  let rest: HttpTestingController;
  let router: Router;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(routes, withComponentInputBinding()),
        provideTransloco({
          config: {
            availableLangs: [...LANGUAGES],
            defaultLang: DEFAULT_LANGUAGE,
            reRenderOnLangChange: false,
          },
          loader: WordsLoader,
        }),
        { provide: Preferences, useValue: { language: signal('zh') } },
        { provide: CHANCE, useValue: () => 1 },
      ],
    });
    await TestBed.inject(Words).use('zh');
    rest = TestBed.inject(HttpTestingController);
    router = TestBed.inject(Router);
    harness = await RouterTestingHarness.create();
  });
  afterEach(() => rest.verify());

  const page = (): HTMLElement => harness.routeNativeElement ?? document.body;
  const one = (selector: string): HTMLElement => {
    const found = page().querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`nothing like ${selector} in ${page().innerHTML}`);
    return found;
  };
  const text = () => page().textContent.replace(/\s+/g, ' ');
  const asked = (path: string): TestRequest => rest.expectOne((request) => request.urlWithParams === path);

  async function open(address: string): Promise<void> {
    await harness.navigateByUrl(address);
    await settle();
  }

  async function flush(request: TestRequest, body: object, status = 200): Promise<void> {
    request.flush(body, { status, statusText: String(status) });
    await settle();
  }

  async function settle(): Promise<void> {
    for (let turns = 0; turns < 5; turns++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  const list = (items: readonly ArticleHead[], total: number, at = 1) => ({
    items,
    total,
    page: at,
    size: 20,
  });
  const GUIDES = '/api/v1/articles?kind=guide&lang=zh&page=1&size=30';

  it('show what the address asks for, and keep the search when the page is turned', async () => {
    await open('/guides?search=密码&page=2');
    expect(one('[role=status]')).toBeTruthy();
    const request = asked(
      `/api/v1/articles?kind=guide&lang=zh&page=2&size=30&search=${encodeURIComponent('密码')}`,
    );
    await flush(request, list([aHead('a')], 45, 2));
    expect(one('input').getAttribute('type')).toBe('search');
    expect((one('input') as HTMLInputElement).value).toBe('密码');
    expect(one('[data-testid=article-found]').textContent).toContain('找到 45 篇');
    expect(one('[data-testid=article-a]').getAttribute('href')).toBe('/articles/a');
    expect(text()).toContain('第 2 页，共 3 页');
    expect(decodeURI(one('[data-testid=page-after]').getAttribute('href') ?? '')).toBe(
      '/guides?search=密码&page=3',
    );
    expect(decodeURI(one('[data-testid=page-before]').getAttribute('href') ?? '')).toBe(
      '/guides?search=密码',
    );
  });

  it('write a new search into the address, from its first page', async () => {
    await open('/guides?page=2');
    await flush(asked('/api/v1/articles?kind=guide&lang=zh&page=2&size=30'), list([aHead('a')], 31, 2));
    (one('input') as HTMLInputElement).value = '  短信 ';
    one('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(decodeURI(router.url)).toBe('/guides?search=短信');
    const request = asked(`${GUIDES}&search=${encodeURIComponent('短信')}`);
    await flush(request, list([], 0));
    expect(text()).toContain('没有找到');
  });

  it('show the last search, however late an earlier one is answered', async () => {
    await open('/guides');
    const first = asked(GUIDES);
    await open('/guides?search=b');
    const second = asked(`${GUIDES}&search=b`);
    await flush(second, list([aHead('b')], 1));
    // Called off: its answer can cover nothing.
    expect(first.cancelled).toBe(true);
    expect(text()).toContain('标题 b');
  });

  it('say what is empty, what is beyond the last page, and what failed; trying again helps', async () => {
    await open('/announcements');
    const announcements = '/api/v1/articles?kind=announcement&lang=zh&page=1&size=10';
    await flush(asked(announcements), REFUSED, 503);
    expect(one('[role=alert]').textContent).toContain('文章列表没有载入');
    one('hp-notice button').click();
    await settle();
    await flush(asked(announcements), list([], 0));
    expect(text()).toContain('还没有公告');
    await open('/announcements?page=9');
    await flush(asked(announcements.replace('page=1', 'page=9')), list([], 12, 9));
    expect(text()).toContain('没有这一页');
    expect(one('hp-notice a').getAttribute('href')).toBe('/announcements');
  });

  it('are loaded anew in the language that the reader turns to', async () => {
    await open('/guides');
    await flush(asked(GUIDES), list([aHead('a')], 1));
    await TestBed.inject(Words).use('en');
    await settle();
    asked(GUIDES.replace('zh', 'en'));
    expect(one('h1').textContent).toBe('Guides');
  });

  it('show an article with its dates, and the contents of a long one', async () => {
    await open('/articles/a');
    const html = '<p>前言</p>' + ['一', '二', '三', '四', '五'].map((h) => `<h2>${h}</h2><p>字</p>`).join('');
    const updatedAtMs = PUBLISHED_AT_MS + 86_400_000;
    await flush(asked('/api/v1/articles/a?lang=zh'), anArticle(html, { updatedAtMs }));
    expect(one('h1').textContent).toBe('标题 a');
    expect(text()).toContain('2026年11月20日 发布');
    expect(one('[data-testid=article-updated]').textContent).toBe('2026年11月21日 更新');
    const links = Array.from(page().querySelectorAll('[data-testid=article-contents] a'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      [1, 2, 3, 4, 5].map((part) => `/articles/a#part-${part}`),
    );
    expect(one('#part-3').textContent).toBe('三');
  });

  it('show a short article without contents, and one that nobody changed without a second date', async () => {
    await open('/articles/a');
    await flush(asked('/api/v1/articles/a?lang=zh'), anArticle('<h2>一</h2><p>字</p>'));
    expect(page().querySelector('[data-testid=article-contents]')).toBeNull();
    expect(page().querySelector('[data-testid=article-updated]')).toBeNull();
    expect(page().querySelector('[data-testid=other-language], [lang]')).toBeNull();
  });

  it('say in which language an article is shown that is not there in the reader’s', async () => {
    await open('/articles/a');
    await flush(asked('/api/v1/articles/a?lang=zh'), anArticle('<p>a</p>', { writtenIn: 'en' }));
    expect(one('[data-testid=other-language]').textContent.trim()).toBe(
      '还没有中文文本，以下为English文本。',
    );
    expect([one('.text').lang, one('h1').lang]).toEqual(['en', 'en']);
  });

  it('run nothing that an article brings', async () => {
    // Angular tells developers what it took away.
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await open('/articles/a');
    const hostile =
      '<p onclick="x()">字</p><img src="x" onerror="x()"><script>x()</script><a href="javascript:x()">a</a>';
    await flush(asked('/api/v1/articles/a?lang=zh'), anArticle(hostile));
    expect(one('.text').innerHTML).not.toMatch(/onclick|onerror|<script|href="javascript/);
    warn.mockRestore();
  });

  it('draw the plates that an article names, and no others', async () => {
    await open('/articles/a');
    const html =
      '<p><code>浙G·8888A</code> <code>浙G·66P95 黄</code> <code>浙G·D12345</code> <code>浙G·I</code></p>';
    await flush(asked('/api/v1/articles/a?lang=zh'), anArticle(html));
    const plates = Array.from(page().querySelectorAll('hp-plate svg'));
    expect(plates.map((svg) => [svg.getAttribute('aria-label'), svg.getAttribute('class')])).toEqual([
      ['浙 G 8 8 8 8 A', 'blue'],
      ['浙 G 6 6 P 9 5', 'yellow'],
      ['浙 G D 1 2 3 4 5', 'green'],
    ]);
    expect(one('code').textContent).toBe('浙G·I');
  });

  it('follow links within the site without loading it anew, and leave the others to the browser', async () => {
    await open('/articles/a');
    const html = '<p><a href="/articles/b">b</a> <a href="https://example.com/">c</a></p>';
    await flush(asked('/api/v1/articles/a?lang=zh'), anArticle(html));
    const press = (selector: string, how: MouseEventInit = {}): boolean =>
      one(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...how }));
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    expect(press('a[href="/articles/b"]', { ctrlKey: true })).toBe(false);
    await settle();
    expect(router.url).toBe('/articles/a');
    press('a[href="/articles/b"]');
    await settle();
    expect(router.url).toBe('/articles/b');
    asked('/api/v1/articles/b?lang=zh');
  });

  it('say that there is no such article, and where the guides are', async () => {
    await open('/articles/none');
    const body = { code: 'ARTICLE.NOT_FOUND', data: { slug: 'none' } };
    await flush(asked('/api/v1/articles/none?lang=zh'), body, 404);
    expect(one('h1').textContent).toBe('没有这篇文章');
    expect(one('hp-notice a').getAttribute('href')).toBe('/guides');
  });

  it('tell how to reach the office, with a number that a phone can call', async () => {
    await open('/contact');
    await flush(asked('/api/v1/contact?lang=zh'), {
      office: '【示例】服务中心',
      address: '示例路 0 号',
      hotline: '0579-0000-0000',
      hours: '工作日',
      email: 'haopai@example.com',
      notes: ['第一条', '第二条'],
    });
    expect(one('[data-testid=hotline]').getAttribute('href')).toBe('tel:057900000000');
    expect(one('[data-testid=hotline]').textContent).toBe('0579-0000-0000');
    expect(page().querySelectorAll('ul li')).toHaveLength(2);
  });
});
