// Papers of a won lot and of a paid plate, on the real database: numbered without a gap, one file each, real to whoever holds one, and void when
// the sale is undone.
import { createHash, randomUUID } from 'node:crypto';
import type {
  AuditEntryView,
  CheckedConfirmation,
  ConfirmationHead,
  ConfirmationsView,
  OrderView,
  Page,
} from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import {
  aCitizen,
  aDatabase,
  aListing,
  aRunningApp,
  aSettledAuction,
  type HttpClient,
  letBalanceBeDueIn,
  payOrder,
  type RunningApp,
  type SettledAuction,
  staffClient,
  type TestBidder,
  textOfPdf,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { FindOrders } from '../orders';
import { ConfirmationNumbersStore } from './confirmation-numbers.store';
import { GiveConfirmations } from './give-confirmations';

const ORIGIN = 'https://haopai.example';
/** 玙 and 㛃 are in names, and in no small font. */
const NAME = '欧阳玙㛃';
const VIN = '1M8GDM9AXKP042788';

describe('confirmations', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp;
  let settled: SettledAuction;

  beforeAll(async () => {
    database = await aDatabase();
    const site = { HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off', HAOPAI_SITE_ORIGIN: ORIGIN };
    running = await aRunningApp(site, database);
  });
  beforeEach(async () => {
    settled = await aSettledAuction(running, [5_200_000, 5_600_000]);
    await running.pool.query('UPDATE citizens SET display_name = ? WHERE id = ?', [
      ...[NAME, winner().citizen.id],
    ]);
    await give();
  });
  afterAll(async () => {
    await running.stop();
    await database.drop();
  });

  const winner = (lot = 0): TestBidder => {
    const found = settled.winners[lot];
    if (found === undefined) throw new Error('no such winner');
    return found;
  };
  const lotId = (lot = 0): number => settled.auction.lots[lot]?.id ?? 0;
  const give = (): Promise<void> => running.app.get(GiveConfirmations).look();
  const papersOf = async (client: HttpClient, thing: string): Promise<readonly ConfirmationHead[]> =>
    ((await client.get(`/api/v1${thing}/confirmations`)).body as ConfirmationsView).items;
  const ofLot = (client = winner().client, lot = 0) => papersOf(client, `/me/lots/${lotId(lot)}`);
  const one = async (client: HttpClient, thing: string): Promise<ConfirmationHead> => {
    const [paper] = await papersOf(client, thing);
    if (paper === undefined) throw new Error(`no paper of ${thing}`);
    return paper;
  };
  const fileOf = async (client: HttpClient, address: string): Promise<Buffer> => {
    const answer = await fetch(`${running.url}${address}`, { headers: { Cookie: client.cookieHeader } });
    const pdf = Buffer.from(await answer.arrayBuffer());
    if (answer.headers.get('content-type') !== 'application/pdf') throw new Error(pdf.toString());
    const digest = createHash('sha256').update(pdf).digest('base64');
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return pdf;
  };
  const ownFile = (number: string, language = 'zh', client = winner().client): Promise<Buffer> =>
    fileOf(client, `/api/v1/me/confirmations/${number}/file?language=${language}`);
  const checkCharactersOf = async (number: string): Promise<string> => {
    const [rows] = await running.pool.query(
      `SELECT check_characters AS value FROM confirmations WHERE CONCAT(series_year, '-', LPAD(series_no, 6, '0')) = ?`,
      [number],
    );
    return (rows as { value: string }[])[0]?.value ?? '';
  };
  const check = (number: string, characters: string) =>
    running.client().get(`/api/v1/confirmations/${number}?check=${characters}`);
  const numbers = async (): Promise<readonly number[]> => {
    const [rows] = await running.pool.query('SELECT series_no AS no FROM confirmations ORDER BY series_no');
    return (rows as { no: number }[]).map(({ no }) => no);
  };
  const auditOf = async (number: string): Promise<readonly AuditEntryView[]> => {
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=confirmation:${number}`);
    return (body as Page<AuditEntryView>).items;
  };

  it('are there right after the end, for whoever has won, and for nobody else', async () => {
    const [paper, ...more] = await ofLot();
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ kind: 'sale', state: 'inForce' });
    expect(paper?.number).toMatch(/^20\d\d-\d{6}$/);
    expect(await ofLot(settled.loser.client)).toEqual([]);
    const foreign = `/api/v1/me/confirmations/${paper?.number ?? ''}/file`;
    expect(await settled.loser.client.get(foreign)).toMatchObject({
      ...{ status: 404, body: { code: 'CONFIRMATION.NOT_FOUND' } },
    });
    expect(await winner().client.get('/api/v1/me/confirmations/7/file')).toMatchObject({ status: 404 });
  });

  it('say who has won what for how much, until when the balance is due, and where their truth is told', async () => {
    const { number } = await one(winner().client, `/me/lots/${lotId()}`);
    const zh = textOfPdf(await ownFile(number));
    const characters = await checkCharactersOf(number);
    for (const words of ['成交确认书', number, NAME, '浙G', '¥52,000.00', '伍万贰仟元整', '¥47,000.00'])
      expect(zh.text).toContain(words);
    for (const words of ['没有电子签名', `${ORIGIN}/papers`, characters]) expect(zh.text).toContain(words);
    expect([zh.language, zh.isTagged]).toEqual(['zh-CN', true]);
    const en = textOfPdf(await ownFile(number, 'en')).text;
    for (const words of ['Confirmation of a sale', 'no electronic signature', number])
      expect(en).toContain(words);
    expect(zh.text + en).not.toContain('�');
  });

  it('are one file in a language, whoever asks and how often, with its digest on the record', async () => {
    const { number } = await one(winner().client, `/me/lots/${lotId()}`);
    const files = await Promise.all(Array.from({ length: 4 }, () => ownFile(number)));
    expect(new Set(files.map((file) => file.toString('base64'))).size).toBe(1);
    const sha256 = createHash('sha256')
      .update(files[0] ?? '')
      .digest('hex');
    expect(await auditOf(number)).toMatchObject([
      { act: 'confirmation.made', after: { language: 'zh', sha256, signedBy: null } },
    ]);
    const { body } = await check(number, await checkCharactersOf(number));
    expect((body as CheckedConfirmation).files).toEqual([{ language: 'zh', sha256, isSigned: false }]);
  });

  it('are of the plate, too, once the balance is paid', async () => {
    const order = await settled.balance(0);
    await payOrder(running, order);
    await give();
    const papers = await papersOf(winner().client, `/me/orders/${order.orderNo}`);
    expect(papers.map(({ kind }) => kind)).toEqual(['sale', 'plate']);
    const { text } = textOfPdf(await ownFile(papers[1]?.number ?? ''));
    for (const words of ['号牌确认书', NAME, '付清时间', '¥52,000.00']) expect(text).toContain(words);
  });

  it('are of the plate alone where it was bought at a fixed price', async () => {
    const citizen = await aCitizen(running.pool, { displayName: NAME });
    const client = await running.clientOf(citizen);
    const listing = await aListing(running.pool);
    const { body } = await client.post(
      `/api/v1/listings/${listing.id}/orders`,
      { vin: VIN },
      { 'Idempotency-Key': randomUUID() },
    );
    const { orderNo } = body as OrderView;
    const order = await running.app.get(FindOrders).own(citizen.id, orderNo);
    if (!('id' in order)) throw new Error('no order');
    await give();
    expect(await papersOf(client, `/me/orders/${orderNo}`)).toEqual([]);
    await payOrder(running, order);
    await give();
    const papers = await papersOf(client, `/me/orders/${orderNo}`);
    expect(papers).toMatchObject([{ kind: 'plate', state: 'inForce' }]);
    const { text } = textOfPdf(await ownFile(papers[0]?.number ?? '', 'zh', client));
    for (const words of ['定价购买', VIN, NAME, '¥5,000.00']) expect(text).toContain(words);
  });

  it('are real to whoever holds number and check characters: the name is masked, and a guess finds nothing', async () => {
    const { number } = await one(winner().client, `/me/lots/${lotId()}`);
    const characters = await checkCharactersOf(number);
    expect(await check(number, characters)).toMatchObject({
      status: 200,
      body: { number, kind: 'sale', state: 'inForce', holder: '欧**', priceFen: 5_200_000, files: [] },
    });
    expect(JSON.stringify((await check(number, characters)).body)).not.toContain(NAME);
    const wrong = characters.startsWith('A') ? `B${characters.slice(1)}` : `A${characters.slice(1)}`;
    const refusals = [await check(number, wrong), await check('2026-999999', characters)];
    for (const { status, body } of refusals)
      expect([status, body]).toEqual([404, expect.objectContaining({ code: 'CONFIRMATION.NOT_FOUND' })]);
    expect((await check(number, 'short')).status).toBe(400);
  });

  it('are void when the balance is not paid in time: nobody gets them any more, and the check says so', async () => {
    const { number } = await one(winner().client, `/me/lots/${lotId()}`);
    await ownFile(number);
    await letBalanceBeDueIn(running, await settled.balance(0), -1_000);
    // It ends by itself.
    await waitUntil(async () => (await ofLot())[0]?.state === 'undone');
    expect(await winner().client.get(`/api/v1/me/confirmations/${number}/file`)).toMatchObject({
      ...{ status: 409, body: { code: 'CONFIRMATION.UNDONE', data: { number } } },
    });
    expect((await check(number, await checkCharactersOf(number))).body).toMatchObject({ state: 'undone' });
  });

  it('are taken along by the office, on record, by whoever may see the settlement', async () => {
    const { number } = await one(winner().client, `/me/lots/${lotId()}`);
    const cashier = await staffClient(running, 'cashier');
    expect(await papersOf(cashier, `/admin/lots/${lotId()}`)).toMatchObject([{ number }]);
    const order = await settled.balance(0);
    expect(await papersOf(cashier, `/admin/orders/${order.orderNo}`)).toMatchObject([{ number }]);
    const address = `/api/v1/admin/confirmations/${number}/file?language=zh`;
    const file = await fileOf(cashier, address);
    expect(file.equals(await ownFile(number))).toBe(true);
    expect((await auditOf(number)).map(({ act }) => act)).toEqual([
      'confirmation.taken',
      'confirmation.made',
    ]);
    expect(await papersOf(cashier, `/admin/orders/${encodeURIComponent('浙G')}`)).toEqual([]);
    const clerk = await staffClient(running, 'clerk');
    expect((await clerk.get(address)).status).toBe(403);
    expect((await cashier.get('/api/v1/admin/confirmations/7/file')).status).toBe(404);
  });

  it('have numbers without a gap, whoever gives them at once, and one that was not given is given next', async () => {
    const other = await aRunningApp({ HAOPAI_ROLE: 'edge' }, database);
    await running.pool.query('UPDATE car_plates SET sale_confirmed = 0, plate_confirmed = 0');
    await running.pool.query('DELETE FROM confirmation_files');
    await running.pool.query('DELETE FROM confirmations');
    await running.pool.query('DELETE FROM confirmation_series');
    const store = running.app.get(ConfirmationNumbersStore);
    const broken = running.app.get(Transactions).run(async (transaction) => {
      await store.give(transaction, 'sale', 100);
      throw new Error('cut off');
    });
    await expect(broken).rejects.toThrow('cut off');
    await Promise.all([give(), other.app.get(GiveConfirmations).look(), give()]);
    await give();
    const given = await numbers();
    expect(given.length).toBeGreaterThan(1);
    expect(given).toEqual(given.map((_, index) => index + 1));
    await other.stop();
  });
});

describe('the check of confirmations', () => {
  it('is open so often from one address', async () => {
    const running = await aRunningApp({ HAOPAI_TRUSTED_PROXIES: '1' });
    const ask = (address: string) =>
      running
        .client()
        .get('/api/v1/confirmations/2026-000001?check=ABCDEFGH', { 'X-Forwarded-For': address });
    for (let tries = 0; tries < 30; tries += 1) expect((await ask('203.0.113.7')).status).toBe(404);
    expect(await ask('203.0.113.7')).toMatchObject({ status: 429, body: { code: 'REQUEST.RATE_LIMITED' } });
    expect((await ask('203.0.113.8')).status).toBe(404);
    await running.stop();
  });
});
