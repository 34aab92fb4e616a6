// The watchlist of a citizen, and by which ways they want to be told.
import type { WatchPage } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  anEndedAuction,
  aRunningApp,
  type HttpClient,
  type RunningApp,
} from '../../testing';
import { WATCHES_MAX } from './watch';

const WATCHES = '/api/v1/me/watches';
const CHOICES = '/api/v1/me/notice-choices';
const HOUR_MS = 3_600_000;
const UNCHOSEN = { portal: true, push: true, sms: false };

describe('the watchlist', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  const aVisitor = async () => {
    const citizen = await aCitizen(running.pool);
    return { citizen, http: await running.clientOf(citizen) };
  };
  const lotsOf = async (http: HttpClient): Promise<readonly number[]> => {
    const { body } = await http.get(`${WATCHES}?size=200`);
    return (body as WatchPage).items.map(({ lot }) => lot.lotId);
  };

  it('holds what was put on it, once, until it is taken off', async () => {
    const { http } = await aVisitor();
    const { id: auctionId, lots } = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
    const lotId = lots[0]?.id ?? 0;
    const watch = { lot: { lotId, auctionId, phase: 'waiting' }, auction: { id: auctionId } };
    expect(await http.put(`${WATCHES}/${lotId}`, {})).toMatchObject({ status: 200, body: watch });
    expect(await http.put(`${WATCHES}/${lotId}`, {})).toMatchObject({ status: 200, body: watch });
    expect(await http.get(WATCHES)).toMatchObject({ status: 200, body: { items: [watch], total: 1 } });
    expect(await http.delete(`${WATCHES}/${lotId}`)).toMatchObject({ status: 204 });
    expect(await http.delete(`${WATCHES}/${lotId}`)).toMatchObject({ status: 204 });
    expect(await lotsOf(http)).toEqual([]);
  });

  it('shows what opens next first and what has ended last, and nobody else’s', async () => {
    const [{ http, citizen }, stranger] = [await aVisitor(), await aVisitor()];
    const later = await anAuction(running.pool, { startsAtMs: Date.now() + 2 * HOUR_MS });
    const next = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
    const ended = await anEndedAuction(running.pool, { lots: [{}] });
    const ids = [ended, later, next].map(({ lots }) => lots[0]?.id ?? 0);
    for (const lotId of ids)
      await running.pool.query(
        `INSERT INTO watches (citizen_id, lot_id, language, at_ms) VALUES (?, ?, 'zh', 1)`,
        [citizen.id, lotId],
      );
    expect(await lotsOf(http)).toEqual([ids[2], ids[1], ids[0]]);
    expect(await lotsOf(stranger.http)).toEqual([]);
  });

  it('takes no lot that is not there or has ended, and nothing of who is not logged in', async () => {
    const { http } = await aVisitor();
    const ended = await anEndedAuction(running.pool, { lots: [{}] });
    expect(await http.put(`${WATCHES}/999999`, {})).toMatchObject({
      status: 404,
      body: { code: 'LOT.NOT_FOUND' },
    });
    expect(await http.put(`${WATCHES}/${ended.lots[0]?.id}`, {})).toMatchObject({
      status: 409,
      body: { code: 'LOT.ENDED' },
    });
    expect(await running.client().put(`${WATCHES}/1`, {})).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
  });

  it('is full with so many lots that have not ended; those that have are in nobody’s way', async () => {
    const { http, citizen } = await aVisitor();
    const lots = Array.from({ length: WATCHES_MAX + 1 }, () => ({}));
    const auction = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS, lots });
    const ended = await anEndedAuction(running.pool, { lots: [{}] });
    const [last, ...others] = auction.lots;
    for (const { id } of [...others, ...ended.lots])
      await running.pool.query(
        `INSERT INTO watches (citizen_id, lot_id, language, at_ms) VALUES (?, ?, 'zh', 1)`,
        [citizen.id, id],
      );
    expect(await http.put(`${WATCHES}/${last?.id}`, {})).toMatchObject({
      status: 409,
      body: { code: 'WATCHLIST.FULL', data: { max: WATCHES_MAX } },
    });
    expect(await http.put(`${WATCHES}/${others[0]?.id}`, {})).toMatchObject({ status: 200 });
    await http.delete(`${WATCHES}/${others[0]?.id}`);
    expect(await http.put(`${WATCHES}/${last?.id}`, {})).toMatchObject({ status: 200 });
  });

  it('comes with choices: all but texts at first, then as they are chosen', async () => {
    const { http } = await aVisitor();
    expect(await http.get(CHOICES)).toMatchObject({ body: { watchStart: UNCHOSEN, outbid: UNCHOSEN } });
    const chosen = { watchStart: UNCHOSEN, outbid: { portal: false, push: false, sms: true } };
    expect(await http.put(CHOICES, chosen)).toMatchObject({ status: 200, body: chosen });
    expect(await http.get(CHOICES)).toMatchObject({ body: chosen });
    for (const wrong of [
      {},
      { watchStart: UNCHOSEN },
      { ...chosen, outbid: { portal: 'yes' } },
      { ...chosen, x: 1 },
    ])
      expect(await http.put(CHOICES, wrong)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID' },
      });
    expect(await running.client().get(CHOICES)).toMatchObject({ status: 401 });
  });
});
