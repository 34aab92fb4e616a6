// The people in the room of a run: now and then many of them are cut off at once, a few are, or many close their pages.
import { LOST_FOR_MS, type SeenRooms } from '../rooms/seen-rooms';
import type { VirtualClock } from '../testing';
import type { Random } from './random';

export const ROOM_AUCTION = 1;
const PEOPLE = 24;
/** Three in ten, or more; fewer than that; and those who leave with a word. */
const CROWDS = {
  cut: [9, 18],
  few: [2, 6],
  goodbye: [9, 18],
} as const;
const GONE_WITHIN_MS = 4_000;
const STAYS_MAX_MS = 25_000;
const BACK_WITHIN_MS = 1_500;
const QUIET_MAX_MS = 40_000;
const RULE = { paddlesMin: 20, percentMin: 30, withinMs: 5_000, awayMs: 5_000 } as const;

/** What befell the room once. */
export interface Departure {
  readonly kind: keyof typeof CROWDS;
  readonly firstMs: number;
  readonly lastMs: number;
  /** When the first of them came back. */
  readonly backMs: number;
}

export interface RoomFaults {
  /** A door that takes whoever closes the page for cut off. */
  readonly countsGoodbyes?: boolean;
  /** A door that tells its engine nothing of those who are gone. */
  readonly tellsNothing?: boolean;
}

export class SimulatedRoom {
  readonly departures: Departure[] = [];
  private readonly away = new Map<number, { readonly sinceMs: number; readonly isGoodbye: boolean }>();
  private isCalm = false;

  constructor(
    private readonly clock: VirtualClock,
    /** Of its own, so that a run without it goes the same way. */
    private readonly random: Random,
    private readonly faults: RoomFaults,
  ) {
    void this.comeAndGo();
  }

  calmDown(): void {
    this.isCalm = true;
  }

  /** Paddle numbers of bidders are among those in the room. */
  isAway(bidderId: number): boolean {
    return this.away.has(bidderId);
  }

  /** As a door tells it. */
  seen(atMs: number): SeenRooms {
    const present: number[] = [];
    const lost: { bidderId: number; fromMs: number; toMs: number }[] = [];
    for (let bidderId = 1; bidderId <= PEOPLE; bidderId++) {
      const gone = this.away.get(bidderId);
      if (gone === undefined) present.push(bidderId);
      else if (this.isToldLost(gone.isGoodbye) && atMs - gone.sinceMs < LOST_FOR_MS)
        lost.push({ bidderId, fromMs: gone.sinceMs, toMs: gone.sinceMs });
    }
    return { atMs, rule: RULE, rooms: [{ auctionId: ROOM_AUCTION, present, lost }] };
  }

  private isToldLost(isGoodbye: boolean): boolean {
    if (this.faults.tellsNothing === true) return false;
    return !isGoodbye || this.faults.countsGoodbyes === true;
  }

  private async comeAndGo(): Promise<void> {
    const { random } = this;
    for (;;) {
      await this.sleep(random.between(5_000, QUIET_MAX_MS));
      if (this.isCalm) return;
      await this.depart(random.pick(['cut', 'cut', 'few', 'goodbye'] as const));
    }
  }

  private async depart(kind: Departure['kind']): Promise<void> {
    const { random, clock } = this;
    const [min, max] = CROWDS[kind];
    const count = random.between(min, max);
    const first = random.between(1, PEOPLE - count + 1);
    const people = Array.from({ length: count }, (_, i) => first + i);
    const stepMs = random.between(0, Math.floor(GONE_WITHIN_MS / count));
    const firstMs = clock.nowMs();
    for (const bidderId of people) {
      this.away.set(bidderId, { sinceMs: clock.nowMs(), isGoodbye: kind === 'goodbye' });
      await this.sleep(stepMs);
    }
    const lastMs = clock.nowMs() - stepMs;
    await this.sleep(random.between(800, STAYS_MAX_MS));
    this.departures.push({ kind, firstMs, lastMs, backMs: clock.nowMs() });
    for (const bidderId of people) {
      this.away.delete(bidderId);
      await this.sleep(random.between(0, Math.floor(BACK_WITHIN_MS / count)));
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.clock.alarmIn(ms, resolve));
  }
}
