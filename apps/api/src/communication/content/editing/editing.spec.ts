// What editors do with articles, pictures and the contact page, and what readers see of it.
import type {
  AdminArticleHead,
  AdminArticleView,
  AdminContactView,
  ArticlePreview,
  ArticleView,
  ContactView,
  Page,
  PictureView,
} from '@haopai/contracts';
import { PICTURE_BYTES_MAX, PICTURE_SIDE_MAX } from '@haopai/contracts';
import {
  aRunningApp,
  decide,
  type HttpAnswer,
  type HttpClient,
  letStepsBe,
  openApproval,
  type RunningApp,
  staffClient,
  waitUntil,
} from '../../../testing';
import { installContent } from '../install-content';
import { aJpeg, aPng, aWebp } from '../pictures/testing/build-pictures';

const ADMIN = '/api/v1/admin';
const HOUR_MS = 3_600_000;
const WORDS = { title: '春节放假', summary: '何时休息', markdown: '正月初一到初七**不办理**。' };
const ENGLISH = {
  title: 'Spring Festival',
  summary: 'When we rest',
  markdown: 'No service in **the first week**.',
};
const TEXTS = { zh: WORDS, en: ENGLISH };
const EMPTY = { title: '', summary: '', markdown: '' };

describe('editors', () => {
  let running: RunningApp;
  let editor: HttpClient;
  let drafted = 0;

  beforeAll(async () => {
    running = await aRunningApp();
    await installContent(running.config.mysql);
    editor = await staffClient(running, 'editor');
  });
  afterAll(() => running.stop());

  const draft = async (texts: object = TEXTS): Promise<AdminArticleView> => {
    drafted += 1;
    const body = { slug: `news-${drafted}`, kind: 'announcement', texts };
    return (await editor.post(`${ADMIN}/articles`, body)).body as AdminArticleView;
  };
  const look = async ({ id }: { readonly id: number }): Promise<AdminArticleView> =>
    (await editor.get(`${ADMIN}/articles/${id}`)).body as AdminArticleView;
  const change = (article: AdminArticleView, texts: object, version = article.version): Promise<HttpAnswer> =>
    editor.put(`${ADMIN}/articles/${article.id}`, { version, position: article.position, texts });
  const publish = ({ id, version }: AdminArticleView, more: object = {}): Promise<HttpAnswer> =>
    editor.post(`${ADMIN}/articles/${id}/publish`, { version, ...more });
  const withdraw = ({ id, version }: AdminArticleView, reason = '写错了'): Promise<HttpAnswer> =>
    editor.post(`${ADMIN}/articles/${id}/withdraw`, { version, reason });
  const list = async (query: string): Promise<Page<AdminArticleHead>> =>
    (await editor.get(`${ADMIN}/articles${query}`)).body as Page<AdminArticleHead>;
  const reads = async ({ slug }: AdminArticleView, lang = 'zh'): Promise<ArticleView | null> => {
    const { status, body } = await running.client().get(`/api/v1/articles/${slug}?lang=${lang}`);
    return status === 200 ? (body as ArticleView) : null;
  };
  const acts = async (subject: string): Promise<readonly unknown[]> => {
    const administrator = await staffClient(running, 'auditor');
    const { body } = await administrator.get(`${ADMIN}/audit?subject=${subject}`);
    return (body as Page<{ act: string }>).items.map(({ act }) => act);
  };

  it('draft an article that nobody else sees, publish it, and take it back with a reason', async () => {
    const article = await draft();
    expect(article).toMatchObject({ state: 'draft', publishedAtMs: null, version: 1, texts: TEXTS });
    expect(await reads(article)).toBeNull();
    const published = (await publish(article)).body as AdminArticleView;
    expect(published).toMatchObject({ state: 'published', version: 2 });
    expect((await reads(article))?.html).toBe('<p>正月初一到初七<strong>不办理</strong>。</p>');
    expect((await reads(article, 'en'))?.title).toBe('Spring Festival');
    const withdrawn = (await withdraw(published)).body as AdminArticleView;
    expect(withdrawn).toMatchObject({ state: 'withdrawn', publishedAtMs: null, version: 3 });
    expect(await reads(article)).toBeNull();
    expect(((await publish(withdrawn)).body as AdminArticleView).state).toBe('published');
    expect(await acts(`article:${article.id}`)).toEqual([
      'article.published',
      'article.withdrawn',
      'article.published',
      'article.added',
    ]);
  });

  it('publish by two where the steps say so: nobody reads it before a colleague has approved', async () => {
    await letStepsBe(running, 'article', [{ upToFen: null, permission: 'content.edit', people: 2 }]);
    const article = await draft();
    expect(await publish(article)).toMatchObject({ status: 409, body: { code: 'APPROVAL.WAITS' } });
    expect(await look(article)).toMatchObject({ state: 'draft', version: 1 });
    const other = await staffClient(running, 'editor');
    const asked = await openApproval(other, 'article', `article:${article.id}`);
    expect(asked).toMatchObject({ facts: { title: WORDS.title, publishedAtMs: null }, mayDecide: true });
    expect(await decide(editor, asked)).toMatchObject({ body: { code: 'APPROVAL.SAME_PERSON' } });
    expect((await change(article, { zh: WORDS, en: { ...ENGLISH, title: 'Closed' } })).status).toBe(200);
    expect(await decide(other, asked)).toMatchObject({ body: { code: 'RECORD.CHANGED' } });
    expect((await decide(other, asked, 'decline')).status).toBe(200);
    await publish(await look(article));
    const again = await openApproval(other, 'article', `article:${article.id}`);
    expect(await decide(other, again)).toMatchObject({ status: 200, body: { state: 'approved' } });
    expect(await look(article)).toMatchObject({ state: 'published' });
    await letStepsBe(running, 'article');
  });

  it('set a time at which readers see it by itself, and another one as long as it has not come', async () => {
    const article = await draft();
    const later = { publishedAtMs: Date.now() + HOUR_MS };
    const scheduled = (await publish(article, later)).body as AdminArticleView;
    expect(scheduled).toMatchObject({ state: 'scheduled', ...later });
    expect(await reads(article)).toBeNull();
    const soon = { publishedAtMs: Date.now() + 1_000 };
    expect((await publish(scheduled, soon)).body).toMatchObject({ state: 'scheduled', ...soon });
    await waitUntil(async () => (await reads(article)) !== null);
    expect(await look(article)).toMatchObject({ state: 'published', ...soon });
  });

  it('publish nothing in the past, nothing twice, and nothing that Chinese lacks', async () => {
    const past = Date.now() - 1_000;
    expect(await publish(await draft(), { publishedAtMs: past })).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE.SCHEDULED_IN_PAST', data: { publishedAtMs: past } },
    });
    const half = await draft({ zh: { ...WORDS, summary: ' ' }, en: ENGLISH });
    expect(await publish(half)).toMatchObject({
      status: 422,
      body: { code: 'ARTICLE.INCOMPLETE', data: { languages: ['zh'] } },
    });
    expect(await withdraw(half)).toMatchObject({ status: 409, body: { code: 'ARTICLE.NOT_PUBLISHED' } });
    const published = (await publish(await draft())).body as AdminArticleView;
    expect(await publish(published)).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE.ALREADY_PUBLISHED' },
    });
    expect(await change(published, { zh: EMPTY, en: ENGLISH })).toMatchObject({
      status: 422,
      body: { code: 'ARTICLE.INCOMPLETE', data: { languages: ['zh'] } },
    });
    expect((await change(half, { zh: EMPTY, en: EMPTY })).status).toBe(200);
  });

  it('publish Chinese first: readers of English read it until English is whole, and nothing that is begun', async () => {
    const begun = { ...ENGLISH, markdown: '' };
    const published = (await publish(await draft({ zh: WORDS, en: begun }))).body as AdminArticleView;
    expect(published.state).toBe('published');
    expect(await reads(published, 'en')).toMatchObject({ title: WORDS.title, writtenIn: 'zh' });
    const { body } = await running.client().get('/api/v1/articles?lang=en&size=50');
    const heads = (body as Page<ArticleView>).items.filter(({ slug }) => slug === published.slug);
    expect(heads).toMatchObject([{ title: WORDS.title, writtenIn: 'zh' }]);
    expect((await change(published, TEXTS)).status).toBe(200);
    const english = await reads(published, 'en');
    expect([english?.title, english?.writtenIn]).toEqual([ENGLISH.title, undefined]);
    expect((await reads(published))?.title).toBe(WORDS.title);
  });

  it('change both languages; of two who change the same one hears of the other', async () => {
    const article = await draft();
    const texts = { zh: { ...WORDS, title: '改' }, en: ENGLISH };
    const answers = await Promise.all([change(article, texts), change(article, { ...TEXTS, en: WORDS })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'RECORD.CHANGED',
      data: {
        version: 2,
        changedBy: expect.any(String) as string,
        changedAtMs: expect.any(Number) as number,
      },
    });
    for (const act of [publish, withdraw])
      expect((await act(article)).body).toMatchObject({ code: 'RECORD.CHANGED', data: { version: 2 } });
  });

  it('date only the language that they changed, and nothing when nothing did', async () => {
    const published = (await publish(await draft())).body as AdminArticleView;
    const [zh, en] = [await reads(published), await reads(published, 'en')];
    const same = (await change(published, TEXTS)).body as AdminArticleView;
    expect(same.version).toBe(published.version);
    await change(published, { zh: WORDS, en: { ...ENGLISH, markdown: 'Closed.' } });
    expect((await reads(published))?.updatedAtMs).toBe(zh?.updatedAtMs);
    expect((await reads(published, 'en'))?.updatedAtMs).toBeGreaterThan(en?.updatedAtMs ?? 0);
  });

  it('find articles in every state, by kind, state and words', async () => {
    const article = await draft({ zh: { ...WORDS, title: '独角兽 100%' }, en: EMPTY });
    const slugs = async (query: string) => (await list(query)).items.map(({ slug }) => slug);
    expect(await slugs('?search=独角兽')).toEqual([article.slug]);
    expect(await slugs('?search=100%25&state=draft')).toEqual([article.slug]);
    expect(await slugs(`?search=${article.slug}&kind=announcement`)).toContain(article.slug);
    expect(await slugs('?search=独角兽&state=published')).toEqual([]);
    expect(await slugs('?search=独角兽&kind=guide')).toEqual([]);
    expect((await list('?kind=guide&size=5')).items).toHaveLength(5);
    expect(await list('?kind=guide&state=published')).toMatchObject({ total: 24, page: 1, size: 20 });
  });

  it('are refused an address that is taken or none, and texts that are too long', async () => {
    const body = { kind: 'guide', texts: TEXTS };
    expect(await editor.post(`${ADMIN}/articles`, { ...body, slug: 'place-a-bid' })).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE.SLUG_TAKEN' },
    });
    for (const slug of ['', 'Place', 'a--b', '../x', '号牌', 'a b'])
      expect((await editor.post(`${ADMIN}/articles`, { ...body, slug })).status).toBe(400);
    const long = { ...WORDS, markdown: '长'.repeat(50_000) };
    expect((await draft({ zh: long, en: long })).texts.zh.markdown).toHaveLength(50_000);
    const article = await draft();
    for (const texts of [
      { zh: { ...WORDS, title: 'x'.repeat(121) }, en: ENGLISH },
      { zh: { ...WORDS, markdown: 'x'.repeat(50_001) }, en: ENGLISH },
      { zh: WORDS },
      { zh: [], en: [] },
    ])
      expect(await change(article, texts)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    const huge = { zh: { ...WORDS, markdown: '长'.repeat(200_000) }, en: ENGLISH };
    expect(await change(article, huge)).toMatchObject({
      status: 413,
      body: { code: 'REQUEST.TOO_LARGE', data: { maxBytes: 384 * 1024 } },
    });
  });

  it.each([
    ['quotes in quotes', '> '.repeat(20_000)],
    ['quotes without spaces', '>'.repeat(50_000)],
    ['lists in lists', '+ '.repeat(20_000)],
    ['marks without end', '_a_'.repeat(16_000)],
    ['an address without end', `http://a.b${'!'.repeat(49_000)}`],
    ['a mail address without end', `a@b.c${'!a'.repeat(24_000)}`],
    ['tables in tables', '|-|\n|\n'.repeat(8_000)],
    ['headings without end', '--\n'.repeat(16_000)],
    ['code without end', `- ;${'`\n'.repeat(24_000)}`],
    ['comments without end', '中<!--'.repeat(9_800)],
    ['addresses in brackets', `${'(www.a中('.repeat(6_000)}  \n`],
    ['lists deep to the right', `${' '.repeat(80)}- a`],
  ])('are refused %s at once: lots wait for nobody’s article', async (_, markdown) => {
    const before = process.cpuUsage();
    const texts = { zh: { ...WORDS, markdown }, en: ENGLISH };
    const refused = { status: 422, body: { code: 'ARTICLE.TANGLED', data: { languages: ['zh'] } } };
    expect(await editor.post(`${ADMIN}/articles/preview`, { texts })).toMatchObject(refused);
    expect(await change(await draft(), texts)).toMatchObject(refused);
    // Of the processor's time: a busy machine changes nothing, and a slow one has enough.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(6_000);
  });

  it('see beforehand what readers will get, with nothing in it that acts', async () => {
    const markdown =
      '# A\n\n<script>x()</script><img src=x onerror=x()>**b**\n\n![c](https://evil.example/x.png)';
    const texts = { zh: { ...WORDS, markdown }, en: ENGLISH };
    const preview = (await editor.post(`${ADMIN}/articles/preview`, { texts })).body as ArticlePreview;
    expect(preview.zh).not.toMatch(/script|onerror|evil/);
    const published = (await publish(await draft(texts))).body as AdminArticleView;
    expect((await reads(published))?.html).toBe(preview.zh);
    expect((await reads(published, 'en'))?.html).toBe(preview.en);
  });

  it('and releases leave each other’s work alone', async () => {
    const [head] = (await list('?search=place-a-bid')).items;
    if (head === undefined) throw new Error('no guide');
    const guide = await look(head);
    const own = { ...guide.texts, zh: { ...guide.texts.zh, title: '怎样出价' } };
    expect((await change(guide, own)).status).toBe(200);
    // As if the release had other words than were installed, in both languages.
    await running.pool.query(
      `UPDATE shipped_content SET fingerprint = REPEAT('0', 64) WHERE name = 'place-a-bid.zh'`,
    );
    await installContent(running.config.mysql);
    expect((await look(guide)).texts.zh.title).toBe('怎样出价');

    // Untouched, an older release's words give way, and whoever has them open is told.
    const [other] = (await list('?search=log-in&kind=guide')).items.filter(({ slug }) => slug === 'log-in');
    if (other === undefined) throw new Error('no guide');
    const open = await look(other);
    await running.pool.query(
      `UPDATE article_translations SET title = 't', summary = 's', markdown = 'm' WHERE article_id = ? AND language = 'en'`,
      [other.id],
    );
    const { fingerprintOf } = await import('../shipped-content');
    await running.pool.query(`UPDATE shipped_content SET fingerprint = ? WHERE name = 'log-in.en'`, [
      fingerprintOf({ title: 't', summary: 's', markdown: 'm' }),
    ]);
    await installContent(running.config.mysql);
    expect((await look(other)).texts.en.title).toBe(open.texts.en.title);
    expect((await change(open, open.texts)).body).toMatchObject({
      code: 'RECORD.CHANGED',
      data: { version: open.version + 1 },
    });
  });

  describe('with pictures', () => {
    const upload = async (bytes: Buffer, client = editor, type = 'image/png') => {
      const headers = { 'Content-Type': type, Cookie: client.cookieHeader, Origin: running.url };
      const answer = await fetch(`${running.url}${ADMIN}/pictures`, {
        ...{ method: 'POST', headers, body: new Uint8Array(bytes) },
      });
      return { status: answer.status, body: (await answer.json()) as PictureView };
    };

    it.each([
      ['png', aPng(3, 2), 'image/png'],
      ['jpg', aJpeg(), 'image/jpeg'],
      ['webp', aWebp(), 'image/webp'],
    ])('bring in %s, which every reader gets under its own address for good', async (ending, bytes, type) => {
      const { status, body } = await upload(bytes);
      expect([status, body.type, body.byteCount]).toEqual([201, type, bytes.length]);
      expect(body.address).toMatch(new RegExp(`^/api/v1/pictures/[0-9a-f]{40}\\.${ending}$`));
      const answer = await fetch(running.url + body.address);
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      expect((await upload(bytes)).body).toEqual(body);
      expect(await acts(`picture:${body.address.slice('/api/v1/pictures/'.length)}`)).toEqual([
        'picture.added',
      ]);
    });

    it('use them in articles, and no other site’s', async () => {
      const { body } = await upload(aPng(5, 5));
      const markdown = `![示意图](${body.address}) ![x](https://evil.example/1.png) ![y](/api/v1/me)`;
      const published = (await publish(await draft({ zh: { ...WORDS, markdown }, en: ENGLISH }))).body;
      expect((await reads(published as AdminArticleView))?.html).toBe(
        `<p><img src="${body.address}" alt="示意图" />  </p>`,
      );
    });

    it.each([
      ['an SVG under another name', Buffer.from('<svg onload="x()"/>'), 'notAPicture'],
      ['nothing', Buffer.alloc(0), 'notAPicture'],
      ['a picture with a page behind it', Buffer.concat([aPng(1, 1), Buffer.from('<script>')]), 'damaged'],
      ['one that is too wide', aPng(PICTURE_SIDE_MAX + 1, 1), 'tooManyPixels'],
      ['one that is too large', Buffer.alloc(PICTURE_BYTES_MAX + 1), 'tooLarge'],
    ])('are refused %s', async (_, bytes, reason) => {
      expect(await upload(bytes)).toMatchObject({
        status: 422,
        body: { code: 'PICTURE.REFUSED', data: { reason } },
      });
    });

    it('find what was brought in, the newest first', async () => {
      const { body } = await upload(aPng(7, 7));
      const page = (await editor.get(`${ADMIN}/pictures?size=2`)).body as Page<PictureView>;
      expect(page.items).toHaveLength(2);
      expect(page.items[0]).toMatchObject(body);
    });

    it('that are none are not found', async () => {
      for (const name of [`${'0'.repeat(40)}.png`, 'x.png', '..%2f..%2fetc%2fpasswd'])
        expect((await running.client().get(`/api/v1/pictures/${name}`)).status).toBe(404);
    });

    it('are let in by their right alone', async () => {
      const auditor = await staffClient(running, 'auditor');
      expect(await upload(aPng(9, 9), auditor)).toMatchObject({
        status: 403,
        body: { code: 'STAFF.FORBIDDEN' },
      });
    });
  });

  describe('of the contact page', () => {
    const read = async (): Promise<AdminContactView> =>
      (await editor.get(`${ADMIN}/contact`)).body as AdminContactView;

    it('change both languages at once, and readers see it', async () => {
      const { version, zh, en } = await read();
      const body = {
        version,
        zh: { ...zh, hotline: '0579-11112222', notes: ['一', '二'] },
        en: { ...en, notes: [] },
      };
      expect((await editor.put(`${ADMIN}/contact`, body)).body).toEqual({ ...body, version: version + 2 });
      expect((await running.client().get('/api/v1/contact')).body).toMatchObject({
        hotline: '0579-11112222',
        notes: ['一', '二'],
      });
      expect(await editor.put(`${ADMIN}/contact`, body)).toMatchObject({
        status: 409,
        body: { code: 'RECORD.CHANGED', data: { version: version + 2 } },
      });
      expect(await acts('contact')).toEqual(['contact.changed']);
    });

    it.each<[string, Partial<ContactView>]>([
      ['no address of mail', { email: 'office' }],
      ['an empty office', { office: '' }],
      ['a note of two lines', { notes: ['一\n二'] }],
      ['too many notes', { notes: Array.from({ length: 11 }, () => '一') }],
    ])('are refused %s', async (_, wrong) => {
      const { version, zh, en } = await read();
      const answer = await editor.put(`${ADMIN}/contact`, { version, zh: { ...zh, ...wrong }, en });
      expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    });
  });
});
