// Lots that nobody can reach: no end is judged, and the time is given back.
import { fen } from '@haopai/rules';
import { createLotEngine } from './create-lot-engine';
import type { LotEngine } from './lot-engine';
import type { LotEnginePorts, MessageBus } from './lot-engine.ports';
import { MemoryJournal } from './memory-journal';
import { standalone } from './standalone';
import { termsOf, VirtualClock } from './testing';

const NOW_MS = 1_000_000;
const LOT = 7;
const FIRST_BID_MS = 30_000;

/** A bus that others speak on when they are told to, and that may be away. */
class Bus implements MessageBus {
  isAway = false;
  readonly said: string[] = [];
  private readonly hearers = new Map<string, (message: string) => void>();

  say(channel: string): Promise<number> {
    if (this.isAway) return Promise.reject(new Error('away'));
    this.said.push(channel);
    return Promise.resolve(1);
  }
  listen(channel: string, hear: (message: string) => void): void {
    this.hearers.set(channel, hear);
  }
  onReturn(): void {}
  hear(channel: string, message: string): void {
    if (!this.isAway) this.hearers.get(channel)?.(message);
  }
}

describe('an engine and its doors', () => {
  let clock: VirtualClock;
  let journal: MemoryJournal;
  let bus: Bus;
  let heardAtMs: number | null;
  let engine: LotEngine;

  const bid = (bidId: string) => {
    const amountFen = fen(5_000_000);
    return engine.submit(LOT, { type: 'PlaceBid', bidId, paddleNo: 1, entryId: 1, amountFen });
  };
  const begin = async (peers: LotEnginePorts['peers'] = null, opensAtMs = NOW_MS): Promise<void> => {
    const opening = createLotEngine({
      ...standalone(clock, (cause) => {
        throw cause;
      }),
      journal,
      auctions: {
        isFixed: true,
        openAuctions: () => Promise.resolve([1]),
        termsOf: () => Promise.resolve([termsOf(LOT, { opensAtMs, firstBidMs: FIRST_BID_MS })]),
        endIfOver: () => Promise.resolve(false),
      },
      doorHeardAtMs: () => heardAtMs,
      peers,
    });
    await clock.runUntil(NOW_MS + 10);
    engine = await opening;
    await clock.runUntil(NOW_MS + 20);
  };
  /** With a bid on the lot, whose countdown of a minute runs. */
  const open = async (peers: LotEnginePorts['peers'] = null): Promise<void> => {
    await begin(peers);
    void bid('first');
    await clock.runUntil(NOW_MS + 30);
  };
  const figures = () => engine.snapshot(LOT)?.figures;
  const kinds = () => journal.recordsOf(LOT).map(({ event }) => event.type);
  /** Every quarter of a second something is heard until then. */
  const runHearing = async (untilMs: number, hear: () => void): Promise<void> => {
    while (clock.nowMs() < untilMs) {
      hear();
      await clock.runUntil(Math.min(clock.nowMs() + 250, untilMs));
    }
  };
  const hearHere = (): void => {
    heardAtMs = clock.nowMs();
  };

  beforeEach(() => {
    clock = new VirtualClock(NOW_MS);
    journal = new MemoryJournal();
    bus = new Bus();
    heardAtMs = null;
  });
  afterEach(() => engine.close());

  const withPeers = (): NonNullable<LotEnginePorts['peers']> => ({
    self: 'here/1',
    secret: 'a secret that only this spec knows',
    bus,
    directory: () => ({
      start: () => undefined,
      stop: () => undefined,
      ownerOf: () => null,
      hasSeen: () => false,
      look: () => Promise.resolve(),
      isAnswered: true,
    }),
  });

  it('closes a lot on time while its door is heard', async () => {
    await open();
    const endsAtMs = figures()?.endsAtMs ?? 0;
    await runHearing(endsAtMs + 100, hearHere);
    expect(figures()).toMatchObject({ phase: 'sold' });
    expect(kinds().at(-1)).toBe('LotSold');
  });

  it('judges no end while its only door is silent, and gives the time back when that is heard again', async () => {
    await open();
    const endsAtMs = figures()?.endsAtMs ?? 0;
    await runHearing(endsAtMs - 3_000, hearHere);
    const lastHeardMs = heardAtMs ?? 0;
    await clock.runUntil(endsAtMs + 5_000);
    expect(figures()).toMatchObject({ phase: 'oneMinute', endsAtMs });
    const backAtMs = clock.nowMs();
    await runHearing(backAtMs + 1_000, hearHere);
    expect(kinds().filter((type) => type === 'LotResumed')).toHaveLength(1);
    const resumed = figures()?.endsAtMs ?? 0;
    expect(resumed - backAtMs).toBeGreaterThanOrEqual(endsAtMs - lastHeardMs);
    await runHearing(resumed + 100, hearHere);
    expect(figures()).toMatchObject({ phase: 'sold', leaderPaddle: 1 });
  });

  it('opens a lot whose opening came while nobody was heard with its whole first countdown, be it that a bid is there first', async () => {
    const opensAtMs = NOW_MS + 5_000;
    await begin(null, opensAtMs);
    await clock.runUntil(opensAtMs + FIRST_BID_MS + 5_000);
    const backAtMs = clock.nowMs();
    const answer = bid('first of all');
    await runHearing(backAtMs + 500, hearHere);
    expect(await answer).toMatchObject({ kind: 'done' });
    expect(journal.recordsOf(LOT).find(({ event }) => event.type === 'LotOpened')?.event).toMatchObject({
      endsAtMs: backAtMs + FIRST_BID_MS,
    });
    expect(figures()).toMatchObject({ phase: 'oneMinute', leaderPaddle: 1 });
  });

  it('gives nothing back for a silence that is shorter than an outage', async () => {
    await open();
    const endsAtMs = figures()?.endsAtMs ?? 0;
    await runHearing(endsAtMs - 1_500, hearHere);
    await clock.runUntil(endsAtMs + 100);
    expect(kinds()).not.toContain('LotResumed');
    expect(figures()).toMatchObject({ phase: 'sold' });
  });

  it('counts the doors of other instances, until the bus between them is away', async () => {
    await open(withPeers());
    const endsAtMs = figures()?.endsAtMs ?? 0;
    const hearThere = (): void => bus.hear('doors', 'there/2');
    await runHearing(endsAtMs - 5_000, hearThere);
    bus.isAway = true;
    await runHearing(endsAtMs + 5_000, hearThere);
    expect(figures()).toMatchObject({ phase: 'oneMinute' });
    bus.isAway = false;
    await runHearing(clock.nowMs() + 1_000, hearThere);
    expect(kinds().at(-1)).toBe('LotResumed');
  });

  it('tells others of its own door, and takes its own word for nobody’s', async () => {
    await open(withPeers());
    await runHearing(clock.nowMs() + 3_000, hearHere);
    expect(bus.said.filter((channel) => channel === 'doors').length).toBeGreaterThanOrEqual(4);
    const endsAtMs = figures()?.endsAtMs ?? 0;
    await runHearing(endsAtMs + 1_000, () => bus.hear('doors', 'here/1'));
    expect(figures()).toMatchObject({ phase: 'oneMinute' });
  });

  it('sells nothing where no door was heard since its start, and gives all that time back once one is', async () => {
    await open(withPeers());
    const endsAtMs = figures()?.endsAtMs ?? 0;
    await clock.runUntil(endsAtMs + 5_000);
    expect(figures()).toMatchObject({ phase: 'oneMinute', endsAtMs });
    const backAtMs = clock.nowMs();
    await runHearing(backAtMs + 1_000, () => bus.hear('doors', 'there/2'));
    expect(kinds().at(-1)).toBe('LotResumed');
    expect((figures()?.endsAtMs ?? 0) - backAtMs).toBeGreaterThanOrEqual(endsAtMs - NOW_MS - 100);
  });
});
