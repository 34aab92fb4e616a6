// What readers get of guides, announcements and contact details, in either language, and what they never get.
import type { ArticleHead, ArticleView, ContactView, Page } from '@haopai/contracts';
import { aRunningApp, insertRow, type RunningApp, waitUntil } from '../../testing';
import { writeArticleText } from './article-text';
import { installContent } from './install-content';

const HOUR_MS = 3_600_000;

describe('content', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp();
    await installContent(running.config.mysql);
    const now = Date.now();
    await article('odd-signs', now, '折扣 100%_\\ 说明', 'Discount 100%_\\ explained');
    await article('draft', null, '草稿独角兽', 'draft unicorn');
    await article('tomorrow', now + HOUR_MS, '明天独角兽', 'tomorrow unicorn');
  });
  afterAll(() => running.stop());

  async function article(slug: string, publishedAtMs: number | null, zh: string, en: string): Promise<void> {
    const { pool } = running;
    const row = { slug, kind: 'announcement', position: 0, published_at_ms: publishedAtMs };
    const id = await insertRow(pool, 'articles', row);
    for (const [language, title] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const { plainText, ...text } = writeArticleText({ title, summary: title, markdown: title });
      const words = { ...text, plain_text: plainText, updated_at_ms: 5 };
      await insertRow(pool, 'article_translations', { article_id: id, language, ...words });
    }
  }

  const get = (path: string, headers = {}) => running.client().get(`/api/v1${path}`, headers);
  const list = async (params: Record<string, string>): Promise<Page<ArticleHead>> =>
    (await get(`/articles?${new URLSearchParams(params).toString()}`)).body as Page<ArticleHead>;
  const slugs = async (params: Record<string, string>): Promise<readonly string[]> =>
    (await list({ size: '50', ...params })).items.map(({ slug }) => slug);

  it('lists guides in the order in which a newcomer needs them, a page at a time', async () => {
    const first = await list({ kind: 'guide', size: '3' });
    expect(first).toMatchObject({ total: 24, page: 1, size: 3 });
    expect(first.items.map(({ slug }) => slug)).toEqual([
      'start-here',
      'register-as-a-person',
      'register-as-an-organisation',
    ]);
    expect(await slugs({ kind: 'guide', size: '4', page: '2' })).toEqual([
      'log-in',
      'sms-codes',
      'recover-a-password',
      'account-and-sessions',
    ]);
    expect(await list({ kind: 'guide', page: '99' })).toMatchObject({ total: 24, items: [] });
  });

  it('lists announcements with the newest first, without drafts and those of tomorrow', async () => {
    expect(await slugs({ kind: 'announcement' })).toEqual([
      'odd-signs',
      'beware-of-fraud',
      'every-bid-on-record',
      'rules-made-clearer',
      'site-opens',
    ]);
    expect(await slugs({ search: 'unicorn', lang: 'en' })).toEqual([]);
  });

  it('speaks the language that is asked for, Chinese unless told', async () => {
    expect((await list({ kind: 'guide' })).items[0]?.title).toBe('第一次使用：从看到买');
    expect((await list({ kind: 'guide', lang: 'en' })).items[0]?.title).toMatch(/^Your first time/);
  });

  it('searches title and text, in Chinese and in English, whatever the case and width of letters', async () => {
    expect(await slugs({ search: '流拍', kind: 'guide' })).toContain('clock-and-amounts');
    expect(await slugs({ search: '先选一档加价' })).toContain('place-a-bid');
    expect(await slugs({ search: 'VIBRATION', lang: 'en' })).toContain('place-a-bid');
    expect(await slugs({ search: 'ｓｈａ-２５６' })).toEqual(['public-record']);
    expect(await slugs({ search: '独角鲸' })).toEqual([]);
  });

  it('finds the car’s number by either of its names', async () => {
    const guides = ['start-here', 'enrol', 'place-a-bid', 'buy-at-a-fixed-price', 'reserve-a-plate'];
    for (const search of ['车架号', 'VIN'])
      expect(await slugs({ search, kind: 'guide' })).toEqual(expect.arrayContaining(guides));
  });

  it('finds what holds every word of a search', async () => {
    expect(await slugs({ search: ' 密码  短信 找回 ', kind: 'guide' })).toContain('recover-a-password');
    expect(await slugs({ search: '密码 独角鲸' })).toEqual([]);
  });

  it('takes the signs of patterns and of SQL for what they are', async () => {
    expect(await slugs({ search: '100%_\\' })).toEqual(['odd-signs']);
    expect(await slugs({ search: '%_' })).toEqual(['odd-signs']);
    for (const search of ['1%0', '_', "' OR 1=1 -- ", '"', '\0'])
      expect(await slugs({ search })).toEqual(search === '_' ? expect.arrayContaining(['odd-signs']) : []);
  });

  it('refuses what is over its limits or unknown', async () => {
    for (const query of [
      'size=51',
      'size=0',
      'page=0',
      'page=100001',
      'page=x',
      'kind=page',
      'lang=de',
      `search=${'x'.repeat(61)}`,
      'search=a&search=b',
      'sort=title',
    ]) {
      expect([query, (await get(`/articles?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('shows an article with its HTML and times', async () => {
    const { status, body } = await get('/articles/place-a-bid?lang=en');
    expect(status).toBe(200);
    expect(body).toMatchObject({ slug: 'place-a-bid', kind: 'guide', updatedAtMs: expect.any(Number) });
    expect((body as ArticleView).html).toContain('<h2>Steps</h2>');
    expect(Object.keys(body as ArticleView).sort()).toEqual(
      ['html', 'kind', 'publishedAtMs', 'slug', 'summary', 'title', 'updatedAtMs'].sort(),
    );
  });

  it('knows no article that is unpublished, of tomorrow, or was never written', async () => {
    for (const slug of ['draft', 'tomorrow', 'nothing', 'Place-A-Bid', '..%2f..%2fetc', 'x'.repeat(200)]) {
      const answer = await get(`/articles/${slug}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'ARTICLE.NOT_FOUND' } });
    }
  });

  it('gives clean HTML even of a row that somebody has spoilt', async () => {
    expect((await get('/articles/odd-signs')).status).toBe(200);
    const hostile = `<p onclick="x()">a</p><script>x()</script><img src=x onerror=x()>`;
    const [[row]] = (await running.pool.query(
      `SELECT article_id AS id FROM article_translations WHERE title LIKE '折扣%'`,
    )) as unknown as [[{ id: number }]];
    await running.pool.query('UPDATE article_translations SET html = ? WHERE article_id = ?', [
      hostile,
      row.id,
    ]);
    // In a language in which nobody has asked for it yet: of what is written past the office no sign tells.
    expect((await get('/articles/odd-signs?lang=en')).body).toMatchObject({ html: '<p>a</p>' });
  });

  it('shows what is not written in a language in the default one, and says so', async () => {
    await article('chinese-alone', Date.now(), '独角犀 放假', 'unicorn rhino holidays');
    await running.pool.query(`DELETE FROM article_translations WHERE title = 'unicorn rhino holidays'`);
    const shown = { slug: 'chinese-alone', title: '独角犀 放假', writtenIn: 'zh' };
    expect((await get('/articles/chinese-alone?lang=en')).body).toMatchObject(shown);
    const listed = await list({ kind: 'announcement', lang: 'en', size: '50' });
    expect(listed.items).toContainEqual(expect.objectContaining(shown));
    expect(listed.items.filter((item) => item.writtenIn !== undefined)).toHaveLength(1);
    expect(new Set(listed.items.map(({ slug }) => slug)).size).toBe(listed.items.length);
    expect(await slugs({ search: '独角犀', lang: 'en' })).toEqual(['chinese-alone']);
    expect((await get('/articles/chinese-alone')).body).not.toHaveProperty('writtenIn');
  });

  it('tells how to reach the office', async () => {
    const { body } = await get('/contact');
    expect((body as ContactView).notes).toHaveLength(3);
    expect((body as ContactView).office).toContain('示例');
    expect((await get('/contact?lang=en')).body).toMatchObject({
      office: expect.stringContaining('[Example]'),
    });
    expect((await get('/contact?lang=fr')).status).toBe(400);
  });

  it('is not sent again to a browser that has it, and is asked for again each time', async () => {
    let first = await get('/articles/start-here');
    // A door that is late tells whoever only looks to come again.
    await waitUntil(async () => (first = await get('/articles/start-here')).status === 200);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    // Without the second header fetch would ask for a fresh answer by itself.
    const having = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
    expect((await get('/articles/start-here', having)).status).toBe(304);
    expect((await get('/articles/start-here?lang=en', having)).status).toBe(200);
  });
});
