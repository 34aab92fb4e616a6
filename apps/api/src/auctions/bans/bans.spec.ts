// Who let a balance lapse, on the real database: barred for as long as the setting says, in the default's own transaction; lifted by the office.
import { randomUUID } from 'node:crypto';
import type { AdminBanView, BanView, NoticeView, Page, SettingView } from '@haopai/contracts';
import { Orders } from '../../commerce/orders';
import { Transactions } from '../../platform/database';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  aSettledAuction,
  type HttpAnswer,
  type HttpClient,
  letBalanceBeDueIn,
  type RunningApp,
  type SettledAuction,
  staffClient,
  waitUntil,
} from '../../testing';
import { ForgetEndedBans } from './forget-ended-bans';

const DAY_MS = 24 * 3_600_000;
const ADMIN = '/api/v1/admin';
let serial = 0;

const aVin = (): string => `WBB${String((serial += 1)).padStart(14, '0')}`;

describe('whoever let the balance of a won lot lapse', () => {
  let running: RunningApp;
  let administrator: HttpClient;

  beforeAll(async () => {
    // Without an engine: what is built as ended is nobody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    administrator = await staffClient(running, 'administrator');
  });
  afterAll(() => running.stop());

  const lapse = async (settled: SettledAuction, lot = 0): Promise<void> => {
    const order = await settled.balance(lot);
    await letBalanceBeDueIn(running, order, -1);
    const orders = running.app.get(Orders);
    await running.app.get(Transactions).run((transaction) => orders.expire(transaction, order.id));
  };
  const enrol = async (by: HttpClient): Promise<HttpAnswer> => {
    const { id } = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
    const key = { 'Idempotency-Key': randomUUID() };
    return by.post(`/api/v1/auctions/${id}/enrolments`, { vins: [aVin()] }, key);
  };
  const bansOf = async (by: HttpClient): Promise<readonly BanView[]> =>
    (await by.get('/api/v1/me/bans')).body as readonly BanView[];
  const filed = async (citizenId: number): Promise<readonly AdminBanView[]> =>
    (await administrator.get(`${ADMIN}/citizens/${citizenId}/bans`)).body as readonly AdminBanView[];
  const lift = (banId: number | undefined, by = administrator): Promise<HttpAnswer> =>
    by.post(`${ADMIN}/bans/${banId}/lift`, { reason: '医院证明属实' });
  const notice = async (by: HttpClient, kind: string): Promise<NoticeView> => {
    let found: NoticeView | undefined;
    await waitUntil(async () => {
      const { items } = (await by.get('/api/v1/me/notices')).body as Page<NoticeView>;
      found = items.find((one) => one.kind === kind);
      return found !== undefined;
    });
    if (found === undefined) throw new Error(kind);
    return found;
  };
  const setDays = async (value: number): Promise<void> => {
    const path = `${ADMIN}/settings`;
    const all = (await administrator.get(path)).body as readonly SettingView[];
    const version = all.find(({ name }) => name === 'citizens.banDays')?.version;
    await administrator.put(`${path}/citizens.banDays`, { version, value, reason: '试' });
  };

  it('is shut out of enrolments and reservations, and told until when, why and what to do', async () => {
    const settled = await aSettledAuction(running);
    const [winner] = settled.winners;
    if (winner === undefined) throw new Error('nobody won');
    const already = await enrol(winner.client);
    expect(already.status).toBe(201);
    await lapse(settled);
    const [lot] = settled.auction.lots;
    const [ban, ...others] = await bansOf(winner.client);
    expect(others).toEqual([]);
    expect(ban).toMatchObject({ plate: lot?.plateNumber, lotId: lot?.id, auctionId: settled.auction.id });
    expect((ban?.endsAtMs ?? 0) - (ban?.startsAtMs ?? 0)).toBe(180 * DAY_MS);
    const refusal = {
      status: 403,
      body: { code: 'ENROLMENT.BARRED', data: { endsAtMs: ban?.endsAtMs, plate: lot?.plateNumber } },
    };
    expect(await enrol(winner.client)).toMatchObject(refusal);
    const wish = { tail: 'B7301', vin: aVin() };
    const key = { 'Idempotency-Key': randomUUID() };
    expect(await winner.client.post('/api/v1/reservations', wish, key)).toMatchObject(refusal);
    expect((await notice(winner.client, 'enrolmentBarred')).data).toMatchObject({ endsAtMs: ban?.endsAtMs });
    // What runs already stands.
    const { auction } = already.body as { auction: { id: number } };
    const mine = await winner.client.get(`/api/v1/auctions/${auction.id}/enrolments/mine`);
    expect(mine.body).toMatchObject({ state: 'unpaid' });
    // Nobody else is touched, and a drill is open to everybody.
    expect(await bansOf(settled.loser.client)).toEqual([]);
    expect((await enrol(settled.loser.client)).status).toBe(201);
  });

  it('is not barred while the setting is 0, and for as long as it says at the time of the default', async () => {
    const settled = await aSettledAuction(running, [5_200_000, 5_300_000]);
    const [first, second] = settled.winners;
    await setDays(0);
    await lapse(settled, 0);
    await setDays(30);
    await lapse(settled, 1);
    await setDays(180);
    expect(await bansOf(first?.client as HttpClient)).toEqual([]);
    expect((await enrol(first?.client as HttpClient)).status).toBe(201);
    const [ban] = await bansOf(second?.client as HttpClient);
    expect((ban?.endsAtMs ?? 0) - (ban?.startsAtMs ?? 0)).toBe(30 * DAY_MS);
  });

  it('may enrol again once the office has lifted the bar with a reason, which the record keeps', async () => {
    const settled = await aSettledAuction(running);
    const [winner] = settled.winners;
    if (winner === undefined) throw new Error('nobody won');
    await lapse(settled);
    const [ban] = await filed(winner.citizen.id);
    expect(ban).toMatchObject({ stands: true, lifted: null });
    const clerk = await staffClient(running, 'clerk');
    expect(await lift(ban?.id, clerk)).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
    expect((await clerk.get(`${ADMIN}/citizens/${winner.citizen.id}/bans`)).status).toBe(200);
    const answer = await lift(ban?.id);
    expect(answer).toMatchObject({
      status: 200,
      body: [{ id: ban?.id, stands: false, lifted: { reason: '医院证明属实' } }],
    });
    expect(await lift(ban?.id)).toMatchObject({ status: 409, body: { code: 'BAN.ENDED' } });
    expect(await lift(999_999)).toMatchObject({ status: 404, body: { code: 'BAN.NOT_FOUND' } });
    expect(await bansOf(winner.client)).toEqual([]);
    expect((await enrol(winner.client)).status).toBe(201);
    await notice(winner.client, 'banLifted');
    const { body } = await administrator.get(`${ADMIN}/audit?subject=citizen:${winner.citizen.id}`);
    expect((body as Page<object>).items).toMatchObject([{ act: 'ban.lifted', reason: '医院证明属实' }]);
  });

  it('stays barred under a new account with the same document, as long as the time lasts', async () => {
    const settled = await aSettledAuction(running);
    const [winner] = settled.winners;
    if (winner === undefined) throw new Error('nobody won');
    const document = 'd'.repeat(63) + String(serial % 10);
    const bear = (citizenId: number) =>
      running.pool.query('UPDATE citizens SET document_hash = ? WHERE id = ?', [document, citizenId]);
    await bear(winner.citizen.id);
    await lapse(settled);
    await running.pool.query('UPDATE citizens SET document_hash = NULL WHERE id = ?', [winner.citizen.id]);
    const again = await aCitizen(running.pool);
    await bear(again.id);
    const client = await running.clientOf(again);
    expect(await enrol(client)).toMatchObject({ status: 403, body: { code: 'ENROLMENT.BARRED' } });
    await running.app.get(ForgetEndedBans).look();
    expect(await bansOf(client)).toHaveLength(1);
    await running.pool.query('UPDATE citizen_bans SET until_ms = ? WHERE document_hash = ?', [
      ...[Date.now() - 1, document],
    ]);
    expect((await enrol(client)).status).toBe(201);
    await running.app.get(ForgetEndedBans).look();
    expect(await filed(again.id)).toEqual([]);
    expect(await filed(winner.citizen.id)).toMatchObject([{ stands: false, lifted: null }]);
  });
});
