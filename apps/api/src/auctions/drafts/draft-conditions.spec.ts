// Special conditions and files of an auction: written by staff while it is a draft, everybody's once it is published, and changed by nobody then.
import { createHash } from 'node:crypto';
import type {
  AdminAuctionView,
  AdminConditionsView,
  AuctionConditionsView,
  AuctionNotesView,
} from '@haopai/contracts';
import { MEGABYTE } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { type HttpAnswer, staffClient, textOfPdf } from '../../testing';
import { aPdf, pdfOf } from '../../testing/build-pdfs';
import { AUCTIONS, DAY_MS, DraftDesk } from './testing/drafting';

const TEXTS = {
  zh: '本期号牌须在三十日内上牌。\n逾期作废。',
  en: 'Plates are put on a car within thirty days.',
};
const NOTHING = { zh: '', en: '' };
const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('the conditions of an auction', () => {
  const desk = new DraftDesk();

  const read = async (id: number): Promise<AdminConditionsView> =>
    (await desk.client.get(`${AUCTIONS}/${id}/conditions`)).body as AdminConditionsView;
  const write = (id: number, version: number, texts: object = TEXTS): Promise<HttpAnswer> =>
    desk.client.put(`${AUCTIONS}/${id}/conditions`, { version, texts });
  const upload = async (
    { id, version }: Pick<AdminAuctionView, 'id' | 'version'>,
    content: Buffer,
    name = '竞买须知.pdf',
    client = desk.client,
  ): Promise<{ status: number; body: unknown }> => {
    const address = `${AUCTIONS}/${id}/attachments?version=${version}&name=${encodeURIComponent(name)}`;
    const answer = await fetch(desk.running.url + address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/pdf', Cookie: client.cookieHeader, Origin: desk.running.url },
      body: new Uint8Array(content),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const added = async (
    auction: Pick<AdminAuctionView, 'id' | 'version'>,
    content: Buffer,
    name?: string,
  ): Promise<AdminConditionsView> => {
    const { status, body } = await upload(auction, content, name);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body as AdminConditionsView;
  };
  const download = (address: string, cookie = ''): Promise<Response> =>
    fetch(desk.running.url + address, { headers: { Cookie: cookie } });
  const publicOf = async (id: number, query = ''): Promise<AuctionConditionsView> =>
    (await desk.running.client().get(`/api/v1/auctions/${id}/conditions${query}`))
      .body as AuctionConditionsView;

  it('are empty at first, are kept as plain text, and taken away again', async () => {
    const { id, version } = await desk.drafted();
    expect(await read(id)).toEqual({
      ...{ auctionId: id, version, texts: NOTHING, attachments: [] },
      ...{ attachmentsMax: 5, attachmentBytesMax: 10 * MEGABYTE },
    });
    const bidi = String.fromCharCode(0x202e);
    const typed = { zh: `  一\r\n二${bidi}\u0007  `, en: '<b>one</b>' };
    const { body } = await write(id, version, typed);
    expect(body).toMatchObject({ version: version + 1, texts: { zh: '一\n二', en: '<b>one</b>' } });
    expect(await write(id, version, TEXTS)).toMatchObject({ status: 409, body: { code: 'RECORD.CHANGED' } });
    await write(id, version + 1, NOTHING);
    expect((await read(id)).texts).toEqual(NOTHING);
    for (const texts of [{}, { zh: '一' }, { zh: 1, en: '' }, { zh: 'x'.repeat(4_001), en: '' }])
      expect(await write(id, version + 2, texts)).toMatchObject({ body: { code: 'REQUEST.INVALID' } });
    expect(await desk.acts(id)).toEqual([
      'auction.drafted',
      'auction.conditionsChanged',
      'auction.conditionsChanged',
    ]);
  });

  it('fit in both languages to the last character, as wide as it may be', async () => {
    const { id, version } = await desk.drafted();
    const wide = '𠮷'.repeat(4_000);
    expect((await write(id, version, { zh: wide, en: wide })).status).toBe(200);
    expect((await read(id)).texts.en).toBe(wide);
  });

  it('are everybody’s with the publication, in the language there is, with files byte for byte', async () => {
    const draft = await desk.withLot();
    await write(draft.id, draft.version, { ...TEXTS, en: '' });
    const [terms, map] = [
      await aPdf('须知'),
      Buffer.concat([pdfOf(''), Buffer.alloc(3 * MEGABYTE), pdfOf('')]),
    ];
    await added(await read(draft.id).then(({ version }) => ({ id: draft.id, version })), terms);
    const kept = await added(
      { id: draft.id, version: (await read(draft.id)).version },
      map,
      'a/b\u202e:c.PDF',
    );
    expect(kept.attachments).toEqual([
      {
        attachmentId: expect.any(Number),
        name: '竞买须知',
        byteCount: terms.length,
        sha256: digestOf(terms),
      },
      { attachmentId: expect.any(Number), name: 'a b c', byteCount: map.length, sha256: digestOf(map) },
    ]);
    const addresses = kept.attachments.map(
      ({ attachmentId }) => `/api/v1/auctions/${draft.id}/attachments/${attachmentId}`,
    );
    for (const address of [`/api/v1/auctions/${draft.id}/conditions`, ...addresses])
      expect((await desk.running.client().get(address)).status).toBe(404);

    const { version } = kept;
    expect((await desk.publish(desk.auctioneer, { ...draft, version })).status).toBe(200);
    expect(await publicOf(draft.id)).toEqual({ text: TEXTS.zh, attachments: kept.attachments });
    expect(await publicOf(draft.id, '?lang=en')).toMatchObject({ text: TEXTS.zh, writtenIn: 'zh' });
    const notes = await desk.running.client().get(`/api/v1/auctions/${draft.id}/notes`);
    expect((notes.body as AuctionNotesView).hasConditions).toBe(true);
    for (const [index, content] of [terms, map].entries()) {
      const answer = await download(addresses[index] ?? '');
      expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
      const { headers } = answer;
      expect(headers.get('repr-digest')).toBe(
        `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
      );
      expect(headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''/);
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('cache-control')).toContain('immutable');
    }
    const other = await desk.withLot();
    await desk.publish(desk.auctioneer, other);
    const stray = `/api/v1/auctions/${other.id}/attachments/${kept.attachments[0]?.attachmentId}`;
    expect((await download(stray)).status).toBe(404);
    expect((await publicOf(other.id)).attachments).toEqual([]);
  });

  it('stand in the announcement, and are changed by nobody from then on', async () => {
    const draft = await desk.withLot();
    const content = await aPdf('公告');
    await write(draft.id, draft.version);
    const { attachments, version } = await added(
      { id: draft.id, version: (await read(draft.id)).version },
      content,
    );
    await desk.publish(desk.auctioneer, { ...draft, version });
    const words = async (query: string): Promise<string> => {
      const answer = await download(`/api/v1/auctions/${draft.id}/announcement${query}`);
      return textOfPdf(Buffer.from(await answer.arrayBuffer())).text.replace(/\s/g, '');
    };
    const said = [`竞买须知.pdf`, digestOf(content), content.length.toLocaleString('en')];
    for (const one of ['特别条件', '本期号牌须在三十日内上牌。', ...said])
      expect(await words('')).toContain(one);
    for (const one of ['Specialconditions', TEXTS.en.replace(/\s/g, ''), ...said])
      expect(await words('?lang=en')).toContain(one);

    const published = await read(draft.id);
    const frozen = { status: 409, body: { code: 'AUCTION.NOT_DRAFT' } };
    expect(await write(draft.id, published.version, NOTHING)).toMatchObject(frozen);
    expect(await upload({ id: draft.id, version: published.version }, await aPdf('二'))).toMatchObject(
      frozen,
    );
    const remove = `${AUCTIONS}/${draft.id}/attachments/${attachments[0]?.attachmentId}/remove`;
    expect(await desk.client.post(remove, { version: published.version })).toMatchObject(frozen);
    expect(await publicOf(draft.id)).toMatchObject({ text: TEXTS.zh, attachments });
  });

  it('take no file that is none, is too large, is one too many, or has another’s name', async () => {
    const { id } = await desk.drafted();
    const refusalOf = async (content: Buffer, name?: string): Promise<unknown> => {
      const { status, body } = await upload({ id, version: (await read(id)).version }, content, name);
      const { code, data } = body as { code: string; data: unknown };
      return [status, code, data];
    };
    const refused = (reason: string, max = 0) => [422, 'ATTACHMENT.REFUSED', { reason, max }];
    expect(await refusalOf(Buffer.from('<p>no</p>'))).toEqual(refused('notAPdf'));
    expect(await refusalOf(pdfOf('', '/Encrypt 9 0 R'))).toEqual(refused('locked'));
    expect(await refusalOf(pdfOf('7 0 obj\n<< /S /JavaScript >>\nendobj\n'))).toEqual(refused('acts'));
    expect(await refusalOf(Buffer.alloc(10 * MEGABYTE + 1))).toEqual(refused('tooLarge', 10 * MEGABYTE));
    expect(await refusalOf(await aPdf('无名'), ' .pdf')).toEqual(refused('noName'));
    const first = await aPdf('0');
    const largest = Buffer.concat([pdfOf(''), Buffer.alloc(10 * MEGABYTE - 2 * pdfOf('').length), pdfOf('')]);
    await added({ id, version: (await read(id)).version }, first, '0.pdf');
    await added({ id, version: (await read(id)).version }, largest, '1.pdf');
    expect(await refusalOf(await aPdf('again'), '0.pdf')).toEqual(refused('nameTaken'));
    for (const name of ['2', '3', '4'])
      await added({ id, version: (await read(id)).version }, await aPdf(name), name);
    expect(await refusalOf(await aPdf('5'), '5.pdf')).toEqual(refused('tooMany', 5));
    // The same one again is no other one.
    const again = await added({ id, version: (await read(id)).version }, first, 'other.pdf');
    expect(again.attachments.map(({ name }) => name)).toEqual(['0', '1', '2', '3', '4']);
  });

  it('follow the settings of how many and how large', async () => {
    const { id, version } = await desk.drafted();
    const set = (name: string, value: number): Promise<HttpAnswer> =>
      desk.colleague.put(`/api/v1/admin/settings/${name}`, { version: 0, value, reason: '试一试' });
    expect((await set('auctions.attachmentMegabytes', 1)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await read(id)).attachmentBytesMax).toBe(MEGABYTE);
    const large = Buffer.concat([pdfOf(''), Buffer.alloc(MEGABYTE), pdfOf('')]);
    expect((await upload({ id, version }, large)).body).toMatchObject({ data: { reason: 'tooLarge' } });
  });

  it('are taken out again, with an entry of each act, and the one who publishes is somebody else', async () => {
    const draft = await desk.withLot();
    const member = await staffClient(desk.running, 'administrator');
    const content = await aPdf('撤');
    const { body } = await upload(draft, content, '撤.pdf', member);
    const { version, attachments } = body as AdminConditionsView;
    const file = `${AUCTIONS}/${draft.id}/attachments/${attachments[0]?.attachmentId}`;
    const shown = await download(file, desk.client.cookieHeader);
    expect(Buffer.from(await shown.arrayBuffer()).equals(content)).toBe(true);
    expect(await desk.publish(member, { ...draft, version })).toMatchObject({
      body: { code: 'AUCTION.SAME_PERSON' },
    });
    const gone = await member.post(`${file}/remove`, { version });
    expect(gone).toMatchObject({ status: 200, body: { version: version + 1, attachments: [] } });
    expect(await member.post(`${file}/remove`, { version: version + 1 })).toMatchObject({
      body: { code: 'ATTACHMENT.NOT_FOUND' },
    });
    expect((await download(file, desk.client.cookieHeader)).status).toBe(404);
    const [rows] = await desk.running.pool.query(
      `SELECT entry FROM audit_entries WHERE subject = ? AND act LIKE 'auction.attachment%' ORDER BY entry_no`,
      [`auction:${draft.id}`],
    );
    const facts = { attachment: '撤', byteCount: content.length, sha256: digestOf(content) };
    expect((rows as { entry: string }[]).map(({ entry }) => JSON.parse(entry) as object)).toMatchObject([
      { act: 'auction.attachmentAdded', after: facts },
      { act: 'auction.attachmentRemoved', before: facts },
    ]);
  });

  it('go along into copies, which show one content, and with the last that shows it', async () => {
    const source = await desk.drafted();
    const content = await aPdf('抄');
    await write(source.id, source.version);
    const { version } = await added({ id: source.id, version: source.version + 1 }, content);
    const copyOf = async (id: number): Promise<AdminAuctionView> => {
      const body = { title: '抄本', startsAtMs: Date.now() + 2 * DAY_MS, withLots: false };
      return (await desk.client.post(`${AUCTIONS}/${id}/copy`, body)).body as AdminAuctionView;
    };
    const copy = await copyOf(source.id);
    const copyOfCopy = await copyOf(copy.id);
    const discard = ({
      id,
      version: asRead,
    }: Pick<AdminAuctionView, 'id' | 'version'>): Promise<HttpAnswer> =>
      desk.client.post(`${AUCTIONS}/${id}/discard`, { version: asRead, reason: '不办了' });
    const showsIt = async ({ id }: Pick<AdminAuctionView, 'id'>): Promise<void> => {
      const { texts, attachments } = await read(id);
      expect([texts, attachments.map(({ sha256 }) => sha256)]).toEqual([TEXTS, [digestOf(content)]]);
      const file = `${AUCTIONS}/${id}/attachments/${attachments[0]?.attachmentId}`;
      const answer = await download(file, desk.client.cookieHeader);
      expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    };
    const kept = async (): Promise<number> => {
      const [rows] = await desk.running.pool.query<RowDataPacket[]>(
        `SELECT COUNT(*) AS pieces FROM auction_attachment_parts WHERE attachment_id IN
         (SELECT id FROM auction_attachments WHERE sha256 = ?)`,
        [digestOf(content)],
      );
      return Number(rows[0]?.['pieces']);
    };
    expect((await discard({ id: source.id, version })).status).toBe(204);
    await showsIt(copy);
    await showsIt(copyOfCopy);
    expect(await kept()).toBe(1);
    const { attachments } = await read(copy.id);
    const taken = `${AUCTIONS}/${copy.id}/attachments/${attachments[0]?.attachmentId}/remove`;
    expect((await desk.client.post(taken, { version: copy.version })).status).toBe(200);
    await showsIt(copyOfCopy);
    expect(await kept()).toBe(1);
    expect((await discard(copyOfCopy)).status).toBe(204);
    const [known] = await desk.running.pool.query('SELECT id FROM auction_attachments WHERE sha256 = ?', [
      digestOf(content),
    ]);
    expect([await kept(), known]).toEqual([0, []]);
  });
});
