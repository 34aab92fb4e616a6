// Who waits to log in on this instance, in order: bidders of running auctions first, then whoever came first. In memory alone: a
// place is what its ticket says (line-tickets.ts), so that a restart, or another instance, takes it up where it was.

/** Where somebody belongs in the line, wherever they ask. */
export interface Place {
  readonly id: string;
  readonly goesFirst: boolean;
  readonly arrivedAtMs: number;
}

/** What somebody who waits is told. */
export interface Standing {
  /** 1 is next. */
  readonly place: number;
  readonly waitMs: number;
  /** Whoever has not asked again a little after it is forgotten here; their ticket is good for longer. */
  readonly askAgainMs: number;
}

interface Waiter extends Place {
  readonly forgetAtMs: number;
}

/** Some 2 MB. Whoever comes later is not counted before there is room, and keeps their place by their ticket. */
const WAITERS_MAX = 20_000;
const ASK_AGAIN_MIN_MS = 1_000;
/** So that who has gone is soon noticed, and in a long line … */
const ASK_AGAIN_SOON_MS = 5_000;
/** … not too many ask: some 400 a second. */
const ASK_AGAIN_PER_WAITER_MS = 2.5;
const ASK_AGAIN_MAX_MS = 30_000;
/** Browsers add a quarter of it at most; the rest is the way. */
const LATE_SHARE = 1.25;
const LATE_MS = 3_000;
const FORGET_EVERY_MS = 250;
/** From so many log-ins, if they are not too old, the line tells how fast it moves. */
const ENDS_KEPT = 64;
const ENDS_MIN = 8;
const ENDS_AGE_MAX_MS = 30_000;
const USUAL_MS = 50;

export class LogInLine {
  private waiters: Waiter[] = [];
  private underWay = 0;
  private ends: number[] = [];
  private forgottenAtMs = 0;

  constructor(private readonly atOnceMax: number) {}

  /** Whether whoever comes now has to wait. */
  isThere(nowMs: number): boolean {
    this.forgetGone(nowMs);
    return this.waiters.length >= this.free;
  }

  /** Null: it is their turn, which is to be ended. */
  ask(place: Place, nowMs: number): Standing | null {
    this.forgetGone(nowMs);
    const ahead = this.countAhead(place);
    const isThere = this.waiters[ahead]?.id === place.id;
    if (ahead < this.free) {
      if (isThere) this.waiters.splice(ahead, 1);
      this.underWay += 1;
      return null;
    }
    const waitMs = Math.ceil((ahead + this.underWay) * this.eachMs(nowMs));
    const askAgainMs = this.askAgainMs(waitMs);
    const waiter = { ...place, forgetAtMs: nowMs + askAgainMs * LATE_SHARE + LATE_MS };
    this.waiters.splice(ahead, isThere ? 1 : 0, waiter);
    if (this.waiters.length > WAITERS_MAX) this.waiters.pop();
    return { place: ahead + 1, waitMs, askAgainMs };
  }

  endTurn(nowMs: number): void {
    this.underWay -= 1;
    this.ends.push(nowMs);
    if (this.ends.length > ENDS_KEPT) this.ends.shift();
  }

  length(nowMs: number): number {
    this.forgetGone(nowMs);
    return this.waiters.length;
  }

  /** How long the one who came first of those who wait has waited. */
  longestMs(nowMs: number): number {
    this.forgetGone(nowMs);
    return this.waiters.reduce((longest, { arrivedAtMs }) => Math.max(longest, nowMs - arrivedAtMs), 0);
  }

  private get free(): number {
    return this.atOnceMax - this.underWay;
  }

  private eachMs(nowMs: number): number {
    const [oldest = 0] = this.ends;
    const isKnown = this.ends.length >= ENDS_MIN && nowMs - oldest <= ENDS_AGE_MAX_MS;
    // Whose turn it is asks within a second: no more go in meanwhile than there is room for.
    return Math.max(
      isKnown ? (nowMs - oldest) / this.ends.length : USUAL_MS,
      ASK_AGAIN_MIN_MS / 2 / this.atOnceMax,
    );
  }

  private askAgainMs(waitMs: number): number {
    const latestMs = Math.max(ASK_AGAIN_SOON_MS, this.waiters.length * ASK_AGAIN_PER_WAITER_MS);
    const halfMs = Math.max(Math.ceil(waitMs / 2), ASK_AGAIN_MIN_MS);
    return Math.ceil(Math.min(halfMs, latestMs, ASK_AGAIN_MAX_MS));
  }

  private countAhead(place: Place): number {
    let [low, high] = [0, this.waiters.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.waiters[middle];
      if (other !== undefined && isBefore(other, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private forgetGone(nowMs: number): void {
    if (nowMs - this.forgottenAtMs < FORGET_EVERY_MS) return;
    this.forgottenAtMs = nowMs;
    if (this.waiters.some(({ forgetAtMs }) => forgetAtMs <= nowMs))
      this.waiters = this.waiters.filter(({ forgetAtMs }) => forgetAtMs > nowMs);
  }
}

function isBefore(one: Place, other: Place): boolean {
  if (one.goesFirst !== other.goesFirst) return one.goesFirst;
  if (one.arrivedAtMs !== other.arrivedAtMs) return one.arrivedAtMs < other.arrivedAtMs;
  return one.id < other.id;
}
