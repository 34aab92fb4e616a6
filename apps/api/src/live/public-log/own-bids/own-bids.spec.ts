// A bidder's own bids of an auction: accepted and refused ones with their reasons, the receipt of each, which proves what it says to whoever has the log's key, and nobody else's.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnBid, OwnBids } from '@haopai/contracts';
import {
  checkBidReceipt,
  parseBidReceipt,
  parseBidReceipts,
  parseVerifierKey,
  type ProvedBid,
} from '@haopai/log';
import { MysqlRefusals } from '@haopai/engine-mysql';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  bid,
  type FloorBidder,
  type RunningApp,
  SaleFloor,
  setCeiling,
  type TestAuction,
  textOfPdf,
  waitUntil,
} from '../../../testing';
import { sha256, verifyEd25519 } from '../log-key';
import { valueOf } from '../tree.store';

/** No lot ends, however slow the machine is. */
const LONG_MS = 3_600_000;
const PAGES_A_MINUTE = 30;
/** In the lane of bidders. */
const PLACES = 8;
const ON_THEIR_WAY_MS = 1_000;
const NO_ANSWER_AFTER_MS = 20_000;
/** Nobody listens there. */
const AWAY = 'http://127.0.0.1:9 witness.example+ac51c42f+BFDnIeScAT8Axiz1nyFjVCqdjfAkZO/rYV0xBRsP3cMm';

const asFile = { format: 'haopai-bid-receipt', v: 1 };
const valueOfList = (text: string) => {
  const list = parseBidReceipts(Buffer.from(text));
  if (list === null) throw new Error('no list of receipts');
  return list;
};

describe('one’s own bids', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  let auction: TestAuction;
  let lotId: number;
  let one: FloorBidder;
  let other: FloorBidder;
  const refusedId = randomUUID();

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_PUBLIC_LOG_NAME: 'plates.example', HAOPAI_RATE_LIMIT: 'off' });
    floor = new SaleFloor(running);
    auction = await floor.openAuction({ title: '2026年第12期', countdownMs: LONG_MS, lots: [{}, {}] });
    lotId = auction.lots[0]?.id ?? 0;
    [one, other] = [await floor.bidder(auction), await floor.bidder(auction)];
    expect(await bid(one, lotId, 50_000)).toMatchObject({ ok: true });
    expect(await bid(other, lotId, 50_000, refusedId)).toMatchObject({ ok: false, code: 'BID.TOO_LOW' });
    expect(await setCeiling(other, lotId, 40_000)).toMatchObject({ ok: false });
    expect(await setCeiling(other, lotId, 53_500)).toMatchObject({ ok: true });
    expect(await bid(one, lotId, 52_000)).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  const address = `/api/v1/me/auctions`;
  async function bidsOf({ http }: FloorBidder, count: number): Promise<readonly OwnBid[]> {
    let items: readonly OwnBid[] = [];
    await waitUntil(async () => {
      ({ items } = (await http.get(`${address}/${auction.id}/bids`)).body as OwnBids);
      return items.length === count && items.every(({ leafIndex }) => leafIndex !== null);
    });
    return items;
  }
  const receiptAt = (bidId: string): string =>
    `${address}/${auction.id}/bids/receipt?bid=${encodeURIComponent(bidId)}`;
  const receiptOf = async ({ http }: FloorBidder, bidId: string): Promise<string> => {
    const answer = await http.get(receiptAt(bidId));
    expect(answer.status).toBe(200);
    return JSON.stringify(answer.body);
  };
  /** As anybody checks it, with the log's key from elsewhere. */
  async function proved(text: string): Promise<ProvedBid> {
    const [line = ''] = String((await running.client().get('/log/keys')).body).split('\n');
    const logKey = valueOf(parseVerifierKey(sha256, line));
    const receipt = valueOf(parseBidReceipt(Buffer.from(text)));
    const trust = { sha256, verifyEd25519, nowMs: Date.now() + 1_000, site: running.url, logKey };
    return valueOf(await checkBidReceipt(receipt, trust)).bid;
  }

  it('are all there, those that a maximum bid made and those that were refused, each with its place in the log', async () => {
    expect(await bidsOf(one, 2)).toMatchObject([
      { lotId, kind: 'bid', outcome: 'accepted', amountFen: 5_200_000, code: null },
      { lotId, kind: 'bid', outcome: 'accepted', amountFen: 5_000_000 },
    ]);
    const others = await bidsOf(other, 5);
    expect(others.map(({ kind, outcome, amountFen, code }) => [kind, outcome, amountFen, code])).toEqual([
      ['forMaximum', 'accepted', 5_300_000, null],
      ['forMaximum', 'accepted', 5_100_000, null],
      ['maximum', 'accepted', 5_350_000, null],
      ['maximum', 'refused', 4_000_000, 'BID.CEILING_TOO_LOW'],
      ['bid', 'refused', 5_000_000, 'BID.TOO_LOW'],
    ]);
    expect(others.at(-1)).toMatchObject({
      ...{ bidId: refusedId, lotNo: 1, priceFen: 5_000_000, plateNumber: auction.lots[0]?.plateNumber },
    });
  });

  it('have receipts that prove what they say', async () => {
    const [best] = await bidsOf(one, 2);
    expect(await proved(await receiptOf(one, best?.bidId ?? ''))).toMatchObject({
      ...{ kind: 'accepted', amountFen: 5_200_000, paddleNo: one.enrolment.paddleNo },
    });
    const [made, , maximum, ceiling] = await bidsOf(other, 5);
    expect(await proved(await receiptOf(other, made?.bidId ?? ''))).toMatchObject({
      ...{ kind: 'accepted', amountFen: 5_300_000 },
    });
    expect(await proved(await receiptOf(other, maximum?.bidId ?? ''))).toMatchObject({
      ...{ kind: 'maximum', amountFen: 5_350_000, paddleNo: other.enrolment.paddleNo },
    });
    expect(await proved(await receiptOf(other, ceiling?.bidId ?? ''))).toMatchObject({
      ...{ kind: 'refused', code: 'BID.CEILING_TOO_LOW' },
    });
    expect(await proved(await receiptOf(other, refusedId))).toMatchObject({
      ...{ kind: 'refused', code: 'BID.TOO_LOW', priceFen: 5_000_000 },
    });
  });

  it('have all their receipts in one file, each of which proves what it says', async () => {
    await bidsOf(other, 5);
    const answer = await other.http.get(`${address}/${auction.id}/bids/receipts`);
    expect(answer.status).toBe(200);
    const receipts = valueOf(valueOfList(JSON.stringify(answer.body)));
    expect(receipts).toHaveLength(5);
    for (const receipt of receipts) await proved(JSON.stringify({ ...asFile, ...valueOf(receipt) }));
    expect(JSON.stringify(answer.body)).toContain(refusedId);
    expect((await running.client().get(`${address}/${auction.id}/bids/receipts`)).status).toBe(401);
  });

  it('that were refused beyond ten a minute are listed by their number, with a receipt, and to nobody else', async () => {
    await bidsOf(one, 2);
    const paddleNo = one.enrolment.paddleNo ?? 0;
    const fromMs = Math.floor(Date.now() / 60_000) * 60_000 - 120_000;
    await new MysqlRefusals(running.pool, 'engine/counts').write([
      { rowNo: 1, lotId, isFinalAtMs: 0, more: { fromMs, count: 7, paddleNo } },
      // Of the release before.
      { rowNo: 2, lotId, isFinalAtMs: 0, more: { fromMs, count: 9 } },
    ]);
    let { counts } = {} as Partial<OwnBids>;
    await waitUntil(async () => {
      ({ counts } = (await one.http.get(`${address}/${auction.id}/bids`)).body as OwnBids);
      return typeof counts?.[0]?.leafIndex === 'number';
    });
    expect(counts).toEqual([
      expect.objectContaining({ lotId, lotNo: 1, fromMs, untilMs: fromMs + 60_000, count: 7 }),
    ]);
    const id = counts?.[0]?.id ?? '';
    expect(await proved(await receiptOf(one, id))).toMatchObject({ kind: 'counted', count: 7 });
    expect(await other.http.get(receiptAt(id))).toMatchObject({
      status: 404,
      body: { code: 'LOG.NOT_FOUND' },
    });
    const others = (await other.http.get(`${address}/${auction.id}/bids`)).body as OwnBids;
    expect(others).toMatchObject({ counts: [], cut: { accepted: null, refused: null } });
  });

  it('that are too many are cut, and it says at how many', async () => {
    const paddleNo = one.enrolment.paddleNo ?? 0;
    const rows = Array.from({ length: 1_001 }, (_, nth) => [
      ...[auction.lots[1]?.id, paddleNo, randomUUID(), 'BID.TOO_LOW', 'bid', 5_000_000, nth, null, 1],
    ]);
    await running.pool.query(
      `INSERT INTO refused_orders
         (lot_id, paddle_no, order_id, code, kind, amount_fen, received_at_ms, price_fen, version) VALUES ?`,
      [rows],
    );
    const { items, cut } = (await one.http.get(`${address}/${auction.id}/bids`)).body as OwnBids;
    expect(items.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1_000);
    expect(cut).toEqual({ accepted: null, refused: 1_000 });
    await running.pool.query('DELETE FROM refused_orders WHERE lot_id = ?', [auction.lots[1]?.id]);
  });

  it.each([
    ['zh', ['出价回执', '出价太低', '¥50,000.00', '2026年第12期', 'plates.example']],
    ['en', ['Receipt of a bid', 'it was too low', 'Arrived at']],
  ])('have receipts on paper: %s', async (language, words) => {
    await bidsOf(other, 5);
    const path = `${address}/${auction.id}/bids/receipt.pdf?bid=${refusedId}&language=${language}`;
    const answer = await fetch(`${running.url}${path}`, { headers: { Cookie: other.http.cookieHeader } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { text } = textOfPdf(Buffer.from(await answer.arrayBuffer()));
    for (const word of [...words, refusedId.slice(0, 8)]) expect(text).toContain(word);
    // What the file has stands in small print.
    const receipt = valueOf(parseBidReceipt(Buffer.from(await receiptOf(other, refusedId))));
    const printed = text.replace(/\s/g, '');
    for (const part of [receipt.leaf, ...receipt.proof, receipt.logKey])
      expect(printed).toContain(part.replace(/\s/g, ''));
    expect(printed).toContain('\u2014plates.example');
  });

  it('are nobody else’s', async () => {
    await bidsOf(other, 5);
    const path = receiptAt(refusedId);
    expect((await running.client().get(path)).status).toBe(401);
    expect((await running.client().get(`${address}/${auction.id}/bids`)).status).toBe(401);
    expect(await one.http.get(path)).toMatchObject({ status: 404, body: { code: 'LOG.NOT_FOUND' } });
    expect(JSON.stringify(await bidsOf(one, 2))).not.toContain(refusedId);
  });

  it('are none of an auction without an enrolment, and there are none of an unknown one', async () => {
    const another = await floor.auction({ startsAtMs: Date.now() + 3_600_000 });
    expect((await one.http.get(`${address}/${another.id}/bids`)).body).toMatchObject({
      paddleNo: null,
      items: [],
    });
    expect((await one.http.get(`${address}/999999/bids`)).body).toMatchObject({ code: 'AUCTION.NOT_FOUND' });
    expect((await one.http.get(receiptAt('nonsense'))).status).toBe(400);
  });
});

describe('a receipt of a bid of just now', () => {
  it('waits for witnesses, and others have its place meanwhile', async () => {
    const running = await aRunningApp({
      ...{ HAOPAI_RATE_LIMIT: 'off', HAOPAI_WORK_AT_ONCE: String(PLACES) },
      HAOPAI_PUBLIC_LOG_WITNESSES: AWAY,
    });
    const floor = new SaleFloor(running);
    const auction = await floor.openAuction({ countdownMs: LONG_MS });
    const [one, other] = [await floor.bidder(auction), await floor.bidder(auction)];
    const bidId = randomUUID();
    await bid(one, auction.lots[0]?.id ?? 0, 50_000, bidId);
    const path = `/api/v1/me/auctions/${auction.id}/bids`;
    await waitUntil(async () => {
      const { items } = (await one.http.get(path)).body as OwnBids;
      return items.some(({ leafIndex }) => leafIndex !== null);
    });
    // None is old enough to go without witnesses, and no wait is over while this clock stands.
    await running.pool.query('UPDATE log_checkpoints SET signed_at_ms = signed_at_ms + ?', [LONG_MS]);
    const nowMs = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const receipts = Array.from({ length: PLACES }, () => one.http.get(`${path}/receipt?bid=${bidId}`));
    await sleep(ON_THEIR_WAY_MS);
    const nobody = sleep(NO_ANSWER_AFTER_MS, null, { ref: false });
    const page = await Promise.race([other.http.get('/api/v1/me'), nobody]);
    clock.mockRestore();
    expect(page?.status).toBe(200);
    for (const { status } of await Promise.all(receipts)) expect(status).toBe(200);
    floor.close();
    await running.stop();
  });
});

describe('pages of one’s own bids', () => {
  it('are given thirty times a minute to a citizen, and to others all the same', async () => {
    const running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    const { id } = await anAuction(running.pool, { title: 'read again and again' });
    const [one, other] = [
      await running.clientOf(await aCitizen(running.pool)),
      await running.clientOf(await aCitizen(running.pool)),
    ];
    const path = `/api/v1/me/auctions/${id}/bids`;
    const statuses: number[] = [];
    for (let nth = 0; nth <= PAGES_A_MINUTE; nth += 1) statuses.push((await one.get(path)).status);
    expect(statuses).toEqual([...Array<number>(PAGES_A_MINUTE).fill(200), 429]);
    expect((await other.get(path)).status).toBe(200);
    await running.stop();
  });
});
