// A practice from its start to its end, on a clock that the test moves: the real engine, toy lots, bots.
import { randomUUID } from 'node:crypto';
import type { LotSnapshot, LotTick, PracticeEnd } from '@haopai/contracts';
import { Random, VirtualClock } from '@haopai/engine/testing';
import { fen } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { TEST_SEED } from '../../testing/seeded-random';
import { Practice } from './practice';
import type { PracticeAudience } from './practice-audience';

const NOW_MS = 1_000_000;
const settings = { practicesMax: 1, firstBidMs: 60_000, countdownMs: 20_000, idleMs: 600_000 };
const A_DAY_MS = 86_400_000;

class Hearer implements PracticeAudience {
  readonly ticks: LotTick[] = [];
  readonly messages: string[] = [];
  lotTick(tick: LotTick): void {
    this.ticks.push(tick);
  }
  boardTick(): void {}
  auctionMessage({ kind }: { readonly kind: string }): void {
    this.messages.push(kind);
  }
  ended(_: PracticeEnd): void {}
}

describe(`a practice (HAOPAI_TEST_SEED=${TEST_SEED} plays it again)`, () => {
  const random = new Random(TEST_SEED);
  let clock: VirtualClock;
  let audience: Hearer;
  let practice: Practice;
  let lotIds: readonly number[];

  beforeEach(async () => {
    clock = new VirtualClock(NOW_MS);
    audience = new Hearer();
    practice = new Practice({
      clock,
      settings,
      audience,
      chance: () => random.next(),
      onBroken: (cause) => {
        throw cause;
      },
    });
    const started = practice.start();
    await clock.runUntil(NOW_MS);
    await started;
    const board = practice.board(practice.auctionId);
    if (board instanceof RefusalError) throw board;
    lotIds = board.lots.map(({ lotId }) => lotId);
  });
  afterEach(() => practice.stop());

  const lotOf = (index: number): LotSnapshot => {
    const lot = practice.lot(lotIds[index] ?? 0);
    if (lot instanceof RefusalError) throw lot;
    return lot;
  };
  const settle = (): Promise<void> => clock.runUntil(clock.nowMs());
  const bid = async (index: number, yuan: number, share = 0) => {
    const entryId = practice.pass.entries[share]?.entryId ?? 0;
    const answer = practice.bid({
      lotId: lotIds[index] ?? 0,
      bidId: randomUUID(),
      amountFen: fen(yuan * 100),
      entryId,
    });
    await settle();
    return answer;
  };

  it('comes to its end by itself: bots outbid each other up to their ceilings', async () => {
    await clock.runUntil(NOW_MS + A_DAY_MS);
    for (const index of lotIds.keys()) {
      const { lot, bids } = lotOf(index);
      expect(lot.phase).toBe('sold');
      expect(bids.length).toBeGreaterThan(0);
      expect(lot.endsAtMs).toBeNull();
    }
    expect(audience.messages).toEqual(['ended']);
    expect(practice.auction).toMatchObject({ state: 'past' });
    expect((practice.auction.endedAtMs ?? 0) - NOW_MS).toBeLessThan(10 * 60_000);
  });

  it('tells every line of every lot once, in order', async () => {
    await clock.runUntil(NOW_MS + A_DAY_MS);
    for (const index of lotIds.keys()) {
      const { lot } = lotOf(index);
      const lines = audience.ticks.filter(({ lotId }) => lotId === lot.lotId);
      const versions = lines.flatMap(({ bids, notes }) => [...bids, ...notes]).map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: lot.version }, (_, i) => i + 1));
    }
  });

  it('is won by whoever bids above every ceiling', async () => {
    await clock.runUntil(NOW_MS + 5_000);
    expect(await bid(0, 10_000)).toMatchObject({ version: 3, priceFen: 1_000_000 });
    await clock.runUntil(clock.nowMs() + 20_000);
    while (lotOf(0).lot.phase !== 'sold') {
      const { leaderPaddle, priceFen } = lotOf(0).lot;
      if (leaderPaddle !== practice.pass.paddleNo) await bid(0, (priceFen ?? 0) / 100 + 5_000);
      await clock.runUntil(clock.nowMs() + 1_000);
    }
    expect(lotOf(0).lot.leaderPaddle).toBe(practice.pass.paddleNo);
  });

  it('judges as a real auction does', async () => {
    await clock.runUntil(NOW_MS + 5_000);
    expect(await bid(0, 5_500)).toMatchObject({ code: 'BID.NOT_ON_LADDER' });
    expect(await bid(0, 4_000)).toMatchObject({ code: 'BID.TOO_LOW' });
    expect(await bid(1, 10_000)).toMatchObject({ code: 'LOT.NOT_OPEN' });
    expect(await bid(0, 5_000)).toMatchObject({ version: 3 });
    expect(await bid(0, 6_000)).toMatchObject({ code: 'BID.ALREADY_LEADING' });
  });

  it('bids up to a ceiling for whoever leaves one, shows it to them, and stops when it is cancelled', async () => {
    await clock.runUntil(NOW_MS + 5_000);
    const [lotId = 0] = lotIds;
    const entryId = practice.pass.entries[0]?.entryId ?? 0;
    const order = { lotId, proxyId: randomUUID(), entryId };
    const set = practice.setCeiling({ ...order, ceilingFen: fen(2_000_000) });
    await settle();
    expect(await set).toMatchObject({ ceilingFen: 2_000_000 });
    expect(lotOf(0)).toMatchObject({ lot: { leaderPaddle: practice.pass.paddleNo } });
    expect(await practice.ownCeiling(lotId)).toMatchObject({ ceilingFen: 2_000_000, entryId });
    const cancelled = practice.cancelCeiling({ lotId, proxyId: randomUUID() });
    await settle();
    expect(await cancelled).toHaveProperty('hash');
    expect(await practice.ownCeiling(lotId)).toBeNull();
    const strangers = practice.setCeiling({ ...order, entryId: -1, ceilingFen: fen(2_000_000) });
    expect(await strangers).toMatchObject({ code: 'BID.NOT_YOUR_ENTRY' });
    const elsewhere = practice.cancelCeiling({ lotId: 1, proxyId: randomUUID() });
    expect(await elsewhere).toMatchObject({ code: 'LOT.NOT_FOUND' });
  });

  it('binds a share to the plate on which it bids first, and knows so after a reload', async () => {
    await clock.runUntil(NOW_MS + 5_000);
    await bid(0, 5_000);
    const [first, second] = practice.pass.entries;
    expect([first?.boundLotId, second?.boundLotId]).toEqual([lotIds[0], null]);
    await clock.runUntil(NOW_MS + 35_000);
    expect(await bid(1, 11_000)).toMatchObject({ code: 'BID.ENTRY_BOUND' });
    expect(await bid(1, 11_000, 1)).toMatchObject({ version: 3 });
  });

  it('knows no lot, auction or share but its own', async () => {
    expect(practice.lot(1)).toMatchObject({ code: 'LOT.NOT_FOUND' });
    expect(practice.board(1)).toMatchObject({ code: 'AUCTION.NOT_FOUND' });
    expect(await bid(0, 5_000, 7)).toMatchObject({ code: 'BID.NOT_YOUR_ENTRY' });
    const elsewhere = { lotId: 1, bidId: randomUUID(), amountFen: fen(100), entryId: 1 };
    expect(await practice.bid(elsewhere)).toMatchObject({ code: 'LOT.NOT_FOUND' });
  });

  it('is silent once it has stopped', async () => {
    await clock.runUntil(NOW_MS + 20_000);
    const stopped = practice.stop();
    await settle();
    await stopped;
    const told = audience.ticks.length;
    await clock.runUntil(NOW_MS + A_DAY_MS);
    expect(audience.ticks).toHaveLength(told);
    expect(await bid(0, 5_000)).toMatchObject({ code: 'LOT.NOT_FOUND' });
  });
});
