// The user agreement: what is in force, in both languages, and that what people agreed to stays as it was.
import { createHash } from 'node:crypto';
import type { AgreementView } from '@haopai/contracts';
import type { MysqlPool } from '../../platform/database';
import { aRunningApp, type RunningApp, waitUntil } from '../../testing';
import type { Agreement } from './agreement';
import { AgreementsStore } from './agreements.store';
import { cleanHtml } from './clean-html';
import { CurrentAgreement } from './current-agreement';
import { writtenTexts } from './agreement';
import { AGREEMENTS } from './texts';

const CURRENT = '/api/v1/agreements/current';

function anAgreement(version: string, publishedAtMs: number, html = '<p>文本</p>'): Agreement {
  const text = { title: '协议', html, identityTitle: '说明', identityHtml: html };
  return { version, publishedAtMs, texts: { zh: text, en: { ...text, title: 'Agreement' } } };
}

const SHIPPED = AGREEMENTS.map(({ version }) => version);
const NEWEST = SHIPPED.at(-1) ?? '';

async function removeOthers(pool: MysqlPool): Promise<void> {
  await pool.query('DELETE FROM agreements WHERE version NOT IN (?)', [SHIPPED]);
}

describe('the user agreement', () => {
  let running: RunningApp;
  let store: AgreementsStore;

  beforeAll(async () => {
    running = await aRunningApp();
    store = running.app.get(AgreementsStore);
  });
  afterEach(() => removeOthers(running.pool));
  afterAll(() => running.stop());

  const view = async (lang: string): Promise<AgreementView> =>
    (await running.client().get(`${CURRENT}?lang=${lang}`)).body as AgreementView;

  it('is read without an account, in both languages, with its statement on identity data', async () => {
    const [zh, en] = [await view('zh'), await view('en')];
    expect(zh).toMatchObject({ version: NEWEST, title: '号牌用户协议' });
    expect(en).toMatchObject({ version: NEWEST, title: 'Haopai user agreement' });
    expect(zh.identity.html).toContain('个人信息保护法');
    expect(en.identity.html).toContain('Personal Information Protection Law');
    expect((await running.client().get(CURRENT)).body).toEqual(zh);
  });

  it.each(['?lang=fr', '?lang=', '?lang[]=zh', '?language=zh'])('refuses %s', async (query) => {
    expect(await running.client().get(`${CURRENT}${query}`)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
  });

  it('gives way to a later version once that is published, and not before', async () => {
    const nowMs = Date.now();
    await store.add(anAgreement('2099-01-01', nowMs + 3_600_000));
    await store.add(anAgreement('2098-01-01', nowMs - 1_000));
    const current = running.app.get(CurrentAgreement);
    await waitUntil(async () => (await current.version()) === '2098-01-01');
    await waitUntil(async () => (await view('en')).title === 'Agreement');
    await removeOthers(running.pool);
    await waitUntil(async () => (await current.version()) === NEWEST);
  });

  it('stays as people agreed to it when the same version is added again', async () => {
    const [first] = AGREEMENTS;
    await store.add(anAgreement(first?.version ?? '', first?.publishedAtMs ?? 0));
    const [rows] = await running.pool.query(
      'SELECT title FROM agreements WHERE language = ? AND version = ?',
      ['zh', first?.version],
    );
    expect(rows).toEqual([{ title: '号牌用户协议' }]);
  });

  it('lets nothing act in the reader’s browser, whoever wrote the text', async () => {
    const hostile = '<p onclick="x()">文<script>x()</script><a href="javascript:x()">a</a><img src=x></p>';
    await store.add(anAgreement('2098-01-02', Date.now() - 1_000, hostile));
    await waitUntil(async () => (await view('zh')).version === '2098-01-02');
    const { html, identity } = await view('zh');
    expect(html).toBe('<p>文<a>a</a></p>');
    expect(identity.html).toBe(html);
  });
});

describe('the texts', () => {
  const published = AGREEMENTS.flatMap(({ version, texts }) =>
    writtenTexts(texts).map(([language, text]) => ({ version, language, text })),
  );

  it.each(published)('of $version in $language lose nothing when they are cleaned', ({ text }) => {
    for (const html of [text.html, text.identityHtml]) expect(cleanHtml(html)).toBe(html.trim());
  });

  /** Published versions never change: a difference here means that a new version is needed. */
  it('of published versions are what they were', () => {
    const digests = published.map(({ version, language, text }) => {
      const digest = createHash('sha256').update(JSON.stringify(text)).digest('hex');
      return `${version} ${language} ${digest.slice(0, 16)}`;
    });
    expect(digests).toEqual([
      '2026-11-01 zh b9cd18f74901bd25',
      '2026-11-01 en 854cb5b4b7c8fd81',
      '2026-11-29 zh 7145a0d90d46f0a0',
      '2026-11-29 en 267ebe81538f3032',
      '2026-11-30 zh 188dde0d207eada2',
      '2026-11-30 en b72aa2da43cf8343',
      '2026-12-01 zh 076cab28edcdc089',
      '2026-12-01 en f3e4cae7579700aa',
      '2026-12-02 zh 2f109def8ad33e3d',
      '2026-12-02 en aabd424fb62d938e',
    ]);
  });
});
