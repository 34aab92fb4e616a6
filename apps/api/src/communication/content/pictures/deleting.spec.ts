// Where pictures are used, and that one goes only when nothing uses it.
import type { AdminArticleView, AdminPictureView, Page, PictureView } from '@haopai/contracts';
import {
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
} from '../../../testing';
import { aPng } from './testing/build-pictures';

const ADMIN = '/api/v1/admin';
const RACES = 12;
const EMPTY = { title: '', summary: '', markdown: '' };
const USED_NOWHERE = { articles: [], agreements: [] };

describe('a picture', () => {
  let running: RunningApp;
  let editor: HttpClient;
  let editorsName: string;
  let width = 0;
  let articleNo = 0;

  beforeAll(async () => {
    running = await aRunningApp();
    const member = await aStaffMember(running, 'editor');
    editorsName = member.displayName;
    editor = await clientOfStaff(running, member);
  });
  afterAll(() => running.stop());

  const upload = async (bytes: Buffer): Promise<PictureView> => {
    const headers = { 'Content-Type': 'image/png', Cookie: editor.cookieHeader, Origin: running.url };
    const body = new Uint8Array(bytes);
    const answer = await fetch(`${running.url}${ADMIN}/pictures`, { method: 'POST', headers, body });
    return (await answer.json()) as PictureView;
  };
  /** Another one each time. */
  const aPicture = (): Promise<PictureView> => upload(aPng(++width, 1));
  const list = async (query = '?size=100'): Promise<Page<AdminPictureView>> =>
    (await editor.get(`${ADMIN}/pictures${query}`)).body as Page<AdminPictureView>;
  const find = async ({ address }: PictureView): Promise<AdminPictureView | undefined> =>
    (await list()).items.find((one) => one.address === address);
  const nameOf = ({ address }: PictureView): string => address.replace('/api/v1/pictures/', '');
  const remove = (picture: PictureView, client = editor, body: object = { reason: '不再需要' }) =>
    client.send('DELETE', `${ADMIN}/pictures/${nameOf(picture)}`, JSON.stringify(body), {
      'Content-Type': 'application/json',
    });
  const words = (title: string, ...pictures: readonly PictureView[]) => ({
    ...{ title, summary: title },
    markdown: [title, ...pictures.map(({ address }) => `![](${address})`)].join('\n\n'),
  });
  const draft = (zh: object, en: object = EMPTY): Promise<HttpAnswer> => {
    const body = { slug: `shown-${++articleNo}`, kind: 'announcement', texts: { zh, en } };
    return editor.post(`${ADMIN}/articles`, body);
  };
  const change = ({ id, version, position }: AdminArticleView, zh: object, en: object = EMPTY) =>
    editor.put(`${ADMIN}/articles/${id}`, { version, position, texts: { zh, en } });
  const articleOf = (answer: HttpAnswer): AdminArticleView => {
    expect([answer.status, answer.body]).toEqual([
      expect.any(Number),
      expect.not.objectContaining({ code: expect.anything() }),
    ]);
    return answer.body as AdminArticleView;
  };

  it('is listed with who brought it in, and with every place that shows it or links to it', async () => {
    const [shown, linked] = [await aPicture(), await aPicture()];
    expect(await find(shown)).toEqual({ ...shown, addedBy: editorsName, uses: USED_NOWHERE });
    const inChinese = articleOf(await draft(words('春节', shown), words('Festival')));
    const inEnglish = articleOf(await draft(EMPTY, words('Hours', shown)));
    expect((await find(shown))?.uses).toEqual({
      articles: [inEnglish, inChinese].map(({ position: _, texts: __, ...head }) => head),
      agreements: [],
    });
    const html = `<p><a href="${linked.address}">x</a></p>`;
    const agreement = { title: '协议', html, identityTitle: '说明', identityHtml: html };
    await editor.post(`${ADMIN}/agreements`, {
      version: '2099-01-01',
      texts: { zh: agreement, en: agreement },
    });
    expect((await find(linked))?.uses).toEqual({ articles: [], agreements: ['2099-01-01'] });
    expect(await remove(linked)).toMatchObject({ status: 409, body: { code: 'PICTURE.IN_USE' } });

    const unused = await aPicture();
    const addresses = async (usage: string) =>
      (await list(`?usage=${usage}`)).items.map((one) => one.address);
    expect(await addresses('used')).toEqual([linked.address, shown.address]);
    expect(await addresses('unused')).toEqual([unused.address]);
    expect(await list('?usage=used&size=1&page=2')).toMatchObject({ total: 2, items: [shown] });
    expect((await editor.get(`${ADMIN}/pictures?usage=some`)).status).toBe(400);
  });

  it('stays while an article in any state shows it, and goes once none does', async () => {
    const picture = await aPicture();
    const article = articleOf(await draft(words('公告', picture), words('News')));
    const refused = async (state: string): Promise<void> => {
      const { status, body } = await remove(picture);
      expect([status, body]).toEqual([
        409,
        expect.objectContaining({
          code: 'PICTURE.IN_USE',
          data: {
            useCount: 1,
            uses: { articles: [expect.objectContaining({ id: article.id, state })], agreements: [] },
          },
        }),
      ]);
    };
    const act = async (name: string, body: object): Promise<void> => {
      const { version } = (await editor.get(`${ADMIN}/articles/${article.id}`)).body as AdminArticleView;
      await editor.post(`${ADMIN}/articles/${article.id}/${name}`, { version, ...body });
    };
    await refused('draft');
    await act('publish', { publishedAtMs: Date.now() + 3_600_000 });
    await refused('scheduled');
    await act('withdraw', { reason: '改期' });
    await refused('withdrawn');
    await act('publish', {});
    await refused('published');
    expect((await running.client().get(picture.address)).status).toBe(200);

    const published = articleOf(await editor.get(`${ADMIN}/articles/${article.id}`));
    articleOf(await change(published, words('公告'), words('News')));
    expect(await remove(picture)).toMatchObject({ status: 204, body: null });
    expect((await running.client().get(picture.address)).status).toBe(404);
    expect(await find(picture)).toBeUndefined();
    expect(await remove(picture)).toMatchObject({ status: 404, body: { code: 'PICTURE.NOT_FOUND' } });

    const auditor = await staffClient(running, 'auditor');
    const { address, ...facts } = picture;
    const { body } = await auditor.get(`${ADMIN}/audit?subject=picture:${nameOf({ ...facts, address })}`);
    expect((body as Page<object>).items).toMatchObject([
      { act: 'picture.deleted', before: { ...facts, addedBy: editorsName }, after: null, reason: '不再需要' },
      { act: 'picture.added' },
    ]);
    // The same picture again has the same address.
    expect((await upload(aPng(width, 1))).address).toBe(picture.address);
  });

  it('that is gone is shown by no article that is saved, and what showed none before may be saved', async () => {
    const picture = await aPicture();
    const article = articleOf(await draft(words('一'), words('One')));
    await remove(picture);
    const gone = (languages: readonly string[]) => ({
      status: 422,
      body: { code: 'ARTICLE.PICTURES_GONE', data: { languages } },
    });
    expect(await draft(words('二', picture), words('Two', picture))).toMatchObject(gone(['zh', 'en']));
    expect(await change(article, words('一'), words('One', picture))).toMatchObject(gone(['en']));
    expect((await change(article, words('改'), words('One'))).status).toBe(200);
  });

  it('is not deleted by one and put into an article by another at the same instant', async () => {
    const outcomes = new Set<string>();
    for (let race = 0; race < RACES; race += 1) {
      const picture = await aPicture();
      const [saved, deleted] = await Promise.all([draft(words('同时', picture)), remove(picture)]);
      const stays = (await running.client().get(picture.address)).status === 200;
      outcomes.add(`${saved.status} ${deleted.status} ${stays}`);
    }
    expect([...outcomes].filter((one) => !['201 409 true', '422 204 false'].includes(one))).toEqual([]);
  });

  it('is deleted for a reason, by their right alone, and under its own name', async () => {
    const picture = await aPicture();
    for (const body of [{}, { reason: '' }, { reason: 'x'.repeat(201) }])
      expect(await remove(picture, editor, body)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID' },
      });
    const auditor = await staffClient(running, 'auditor');
    expect(await remove(picture, auditor)).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
    for (const name of ['1', '..%2f1', `${'0'.repeat(40)}.svg`])
      expect((await editor.delete(`${ADMIN}/pictures/${name}`)).status).toBe(404);
    expect(await find(picture)).toBeDefined();
  });
});
