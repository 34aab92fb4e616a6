// What is believed of the server's clock: small corrections at once, a step only once further measurements confirm it.
import { OUTAGE_MIN_MS } from '@haopai/engine';

/** Two quartz clocks drift apart by less than this in a millisecond. */
const DRIFT_MAX = 1e-4;
/** Measurements that contradict each other by more than this are those of a clock that was set. */
const STEP_MIN_MS = 50;
/** Rounds that must agree on a step. */
const CONFIRMATIONS = 3;
/** A lot that changed just before loses an outage then, and is given it back. */
const CONFIRM_FOR_MS = OUTAGE_MIN_MS;

/** What one round of questions says of the server's clock. */
export interface Measurement {
  readonly offsetMs: number;
  /** At the time of the measurement; it grows with its age. */
  readonly uncertaintyMs: number;
  /** On the local clock. */
  readonly takenAtMs: number;
}

export interface ClockStep {
  /** How far the server's clock was set, forward or back. */
  readonly aheadMs: number;
}

interface Suspicion {
  readonly latest: Measurement;
  readonly rounds: number;
}

export class ServerOffset {
  private known: Measurement | null = null;
  private agreedAtMs = 0;
  private suspicion: Suspicion | null = null;
  private doubtedAtMs = 0;

  /** The server's clock minus the local one; 0 before the first measurement. */
  get offsetMs(): number {
    return this.known?.offsetMs ?? 0;
  }

  /** On the local clock, the last measurement that agreed with what is believed; null while none contradicts it. */
  get doubtedSinceMs(): number | null {
    return this.suspicion === null ? null : this.agreedAtMs;
  }

  /** Infinite before the first measurement; while there is doubt at least as much as is doubted. */
  uncertaintyMs(localNowMs: number): number {
    if (this.known === null) return Number.POSITIVE_INFINITY;
    const doubtMs = this.suspicion === null ? 0 : Math.abs(this.suspicion.latest.offsetMs - this.offsetMs);
    return Math.max(uncertaintyAt(this.known, localNowMs), doubtMs);
  }

  /** Takes a measurement into account; returns the step when it confirms one. */
  hear(fresh: Measurement): ClockStep | null {
    if (this.known === null || !contradictsByStep(this.known, fresh)) {
      this.known = this.known === null ? fresh : surerOf(this.known, fresh);
      // One that is very unsure agrees with everything.
      if (fresh.uncertaintyMs > STEP_MIN_MS && this.agreedAtMs > 0) return null;
      this.agreedAtMs = fresh.takenAtMs;
      this.suspicion = null;
      return null;
    }
    return this.suspect(this.known, fresh);
  }

  private suspect(known: Measurement, fresh: Measurement): ClockStep | null {
    const { suspicion } = this;
    if (suspicion === null) this.doubtedAtMs = fresh.takenAtMs;
    const agrees = suspicion !== null && !contradictsByStep(suspicion.latest, fresh);
    const rounds = agrees ? suspicion.rounds + 1 : 1;
    const latest = agrees ? surerOf(suspicion.latest, fresh) : fresh;
    this.suspicion = { latest, rounds };
    if (rounds < CONFIRMATIONS || fresh.takenAtMs - this.doubtedAtMs < CONFIRM_FOR_MS) return null;
    this.known = latest;
    this.agreedAtMs = fresh.takenAtMs;
    this.suspicion = null;
    return { aheadMs: latest.offsetMs - known.offsetMs };
  }
}

/** The known measurement as long as it is surer than the fresh one and does not contradict it: the server's clock may be slewed. */
export function surerOf(known: Measurement, fresh: Measurement): Measurement {
  const knownMs = uncertaintyAt(known, fresh.takenAtMs);
  return contradicts(known, fresh) || fresh.uncertaintyMs <= knownMs ? fresh : known;
}

/** No offset fits both. */
function contradicts(known: Measurement, fresh: Measurement): boolean {
  return apartMs(known, fresh) > uncertaintyAt(known, fresh.takenAtMs) + fresh.uncertaintyMs;
}

function contradictsByStep(known: Measurement, fresh: Measurement): boolean {
  return contradicts(known, fresh) && apartMs(known, fresh) > STEP_MIN_MS;
}

function apartMs(one: Measurement, other: Measurement): number {
  return Math.abs(one.offsetMs - other.offsetMs);
}

function uncertaintyAt({ uncertaintyMs, takenAtMs }: Measurement, atMs: number): number {
  return uncertaintyMs + Math.max(atMs - takenAtMs, 0) * DRIFT_MAX;
}
