// A published auction that two people cancel, on the real database: nothing happens by one of them, then all of it does, and the books balance.
import type { AdminStopView, ArticleView, AuctionView, LotView, Page } from '@haopai/contracts';
import { SettleLatecomers } from '../../commerce/settlement';
import {
  anAuction,
  anEnrolment,
  faultsOfBooks,
  holdDeposits,
  payOrder,
  type TestAuction,
} from '../../testing';
import { Stopping } from './testing/stopping';

const HOUR_MS = 3_600_000;
let plates = 0;

/** Another one each time. */
function aPlate(): string {
  plates += 1;
  return `浙G${76_000 + plates}`;
}

describe('cancelling an auction before its start', () => {
  // Without an engine: nothing of these auctions is ever held.
  const desk = new Stopping({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
  const { ask, decide, stopped, detail, follow, settle, enrol, mine, unpaid, paid, watcher } = desk;
  const { hasNotice, notices, templates, refunds, orderOf } = desk;
  let auction: TestAuction;

  beforeEach(async () => {
    auction = await anAuction(desk.running.pool, {
      ...{
        title: '2027年第3期',
        startsAtMs: Date.now() + 24 * HOUR_MS,
        lots: [{ plateNumber: aPlate() }, { plateNumber: aPlate() }],
      },
    });
  });
  afterEach(async () => {
    expect(await faultsOfBooks(desk.running.pool)).toEqual([]);
  });

  const lots = async (): Promise<readonly LotView[]> =>
    ((await desk.running.client().get(`/api/v1/auctions/${auction.id}/lots`)).body as Page<LotView>).items;

  it('is asked for by one, and changes nothing until another confirms it', async () => {
    const asked = await ask(desk.administrator, auction);
    expect(asked).toMatchObject({ status: 201, body: { kind: 'cancel', state: 'asked', decidedBy: null } });
    expect(await desk.auction(auction)).toMatchObject({ state: 'coming', stop: null });
    const stop = asked.body as AdminStopView;
    expect(await decide(desk.administrator, stop, 'confirm')).toMatchObject({
      status: 409,
      body: { code: 'STOP.SAME_PERSON' },
    });
    expect(await decide(desk.clerk, stop, 'confirm')).toMatchObject({ body: { code: 'STAFF.FORBIDDEN' } });
    expect(await ask(desk.clerk, auction)).toMatchObject({ status: 409, body: { code: 'STOP.ASKED' } });
    expect(await desk.auction(auction)).toMatchObject({ state: 'coming', stop: null });

    expect(await decide(desk.auctioneer, stop, 'confirm')).toMatchObject({
      status: 200,
      body: { state: 'done' },
    });
    expect(await desk.auction(auction)).toMatchObject({
      state: 'past',
      stop: { kind: 'cancel', reason: '系统检修', untilMs: null, wasMs: auction.startsAtMs },
    });
    expect(await decide(desk.auctioneer, stop, 'confirm')).toMatchObject({ body: { code: 'STOP.DECIDED' } });
    expect(await ask(desk.clerk, auction)).toMatchObject({ body: { code: 'STOP.CANCELLED' } });
    expect((await detail(auction)).stops).toMatchObject([{ id: stop.id, state: 'done' }]);
  });

  it('is declined by a colleague, or taken back, and can be asked for again', async () => {
    for (const by of [desk.auctioneer, desk.clerk]) {
      const stop = (await ask(desk.clerk, auction)).body as AdminStopView;
      expect(await decide(by, stop, 'decline')).toMatchObject({ status: 200, body: { state: 'declined' } });
      expect(await decide(desk.auctioneer, stop, 'confirm')).toMatchObject({
        body: { code: 'STOP.DECIDED' },
      });
    }
    expect(await desk.auction(auction)).toMatchObject({ state: 'coming', stop: null });
    expect((await ask(desk.clerk, auction)).status).toBe(201);
  });

  it('is of published auctions that have not ended, for a reason, and of a request that is there', async () => {
    const draft = await anAuction(desk.running.pool, {
      publishedAtMs: null,
      startsAtMs: Date.now() + HOUR_MS,
    });
    expect(await ask(desk.clerk, draft)).toMatchObject({ body: { code: 'AUCTION.NOT_PUBLISHED' } });
    const past = await anAuction(desk.running.pool, { endedAtMs: Date.now() });
    expect(await ask(desk.clerk, past)).toMatchObject({ body: { code: 'CONTROL.AUCTION_ENDED' } });
    expect(await ask(desk.clerk, auction, { reason: '  ' })).toMatchObject({ status: 400 });
    expect(await ask(desk.clerk, { ...auction, id: 999_999 })).toMatchObject({ status: 404 });
    expect(await decide(desk.auctioneer, { id: 999_999 }, 'confirm')).toMatchObject({
      status: 404,
      body: { code: 'STOP.NOT_FOUND' },
    });
  });

  it('gives all deposits back by itself, ends what is left to pay, and frees the plates', async () => {
    const [first, second, third] = [await paid(auction), await paid(auction), await unpaid(auction)];
    const open = await orderOf(third, auction);
    await stopped(auction);
    await follow();
    await settle(auction);
    for (const person of [first, second]) {
      expect(await refunds(person)).toEqual([{ why: 'auctionCancelled', amount_fen: 500_000 }]);
      expect((await mine(person, auction)).entries).toMatchObject([{ deposit: 'refunded' }]);
    }
    expect(await mine(third, auction)).toMatchObject({ state: 'cancelled', dueAtMs: null });
    await expect(payOrder(desk.running, open)).rejects.toMatchObject({ code: 'ORDER.NOT_OPEN' });
    expect(await lots()).toMatchObject([
      { phase: 'withdrawn', reason: '系统检修' },
      { phase: 'withdrawn', reason: '系统检修' },
    ]);
    expect(await enrol(await desk.aPerson(), auction)).toMatchObject({
      status: 409,
      body: { code: 'AUCTION.CANCELLED', data: { reason: '系统检修' } },
    });
    const copy = await desk.clerk.post(`/api/v1/admin/auctions/${auction.id}/copy`, {
      ...{ title: '2027年第4期', startsAtMs: Date.now() + 48 * HOUR_MS, withLots: true },
    });
    expect(copy).toMatchObject({ status: 201, body: { lotCount: 2 } });
  });

  it('gives back at once what is paid after it, before the order is ended', async () => {
    const person = await unpaid(auction);
    const order = await orderOf(person, auction);
    await desk.running.pool.query('UPDATE auctions SET cancelled_at_ms = 1 WHERE id = ?', [auction.id]);
    await payOrder(desk.running, order);
    expect(await refunds(person)).toEqual([{ why: 'auctionCancelled', amount_fen: 500_000 }]);
    expect(await mine(person, auction)).toMatchObject({ state: 'cancelled', paddleNo: null });
  });

  it('gives back the deposit of whom the release before has admitted after it was settled', async () => {
    await stopped(auction);
    await follow();
    await settle(auction);
    const late = await desk.aPerson();
    const given = { auctionId: auction.id, citizenId: late.citizen.id };
    const enrolment = await anEnrolment(desk.running.pool, given);
    // That release looks at the start alone.
    await desk.running.pool.query(
      'UPDATE auctions SET cancelled_at_ms = NULL, ended_at_ms = NULL WHERE id = ?',
      [auction.id],
    );
    await holdDeposits(desk.running, enrolment, { citizenId: late.citizen.id });
    await desk.running.pool.query(
      'UPDATE auctions SET cancelled_at_ms = 1, ended_at_ms = settled_at_ms WHERE id = ?',
      [auction.id],
    );
    await desk.running.app.get(SettleLatecomers, { strict: false }).look();
    await settle(auction);
    expect(await refunds(late)).toEqual([{ why: 'auctionCancelled', amount_fen: 500_000 }]);
  });

  it('is told once to everybody who is enrolled or watches, by the ways that they chose', async () => {
    const [bidder, other, onlooker] = [await paid(auction), await unpaid(auction), await watcher(auction)];
    await stopped(auction);
    await follow();
    await follow();
    for (const person of [bidder, other, onlooker]) await hasNotice(person, 'auctionCancelled');
    expect((await notices(onlooker)).filter(({ kind }) => kind === 'auctionCancelled')).toMatchObject([
      { data: { auctionId: auction.id, auction: '2027年第3期', reason: '系统检修' } },
    ]);
    expect(await templates(other)).toEqual(['auctionCancelled']);
    // A text is for whoever is enrolled, or has asked for texts.
    expect(await templates(onlooker)).toEqual([]);
  });

  it('is announced in each language, with the reason as it was given', async () => {
    const { id } = await stopped(auction, { reason: '*急* <b>检修</b> [x](http://a.example)' });
    const read = async (language: string): Promise<ArticleView> =>
      (await desk.running.client().get(`/api/v1/articles/stop-${id}?lang=${language}`)).body as ArticleView;
    expect(await read('zh')).toMatchObject({ kind: 'announcement', title: '2027年第3期取消' });
    expect((await read('en')).title).toMatch(/^Auction .+ is cancelled$/);
    const { html } = await read('zh');
    expect(html).toContain('*急* &lt;b&gt;检修&lt;/b&gt; [x](http://a.example)');
    expect(html).not.toContain('href="http');
  });

  it('tells everybody who reads auctions at once', async () => {
    const read = async (state: string): Promise<readonly number[]> =>
      (
        (await desk.running.client().get(`/api/v1/auctions?state=${state}&size=100`))
          .body as Page<AuctionView>
      ).items.map(({ id }) => id);
    expect(await read('coming')).toContain(auction.id);
    await stopped(auction);
    expect(await read('coming')).not.toContain(auction.id);
    expect(await read('past')).toContain(auction.id);
  });
});
