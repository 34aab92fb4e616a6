// When an owner was certainly unable to commit for a lot: kept from outside, so that outages can be judged afterwards.
import type { Clock } from '../clock';
import { OUTAGE_MIN_MS } from '../owed-time';

/** An engine knows of an outage by then: it looks for doors four times a second. */
const SILENCE_FOUND_MS = OUTAGE_MIN_MS + 250;

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface UnableSpan extends Span {
  /** Null: for all lots of the owner. */
  readonly lotId: number | null;
}

export class AbilityDiary {
  private readonly bornAtMs: number;
  private diedAtMs: number | null = null;
  private readonly unable: UnableSpan[] = [];
  private appendFailsSinceMs: number | null = null;
  private lastFailureMs = 0;
  private appendStartedAtMs: number | null = null;
  private readonly readFailsSinceMs = new Map<number, number>();
  private readonly pausedSinceMs = new Map<number, number>();

  constructor(
    private readonly clock: Clock,
    lotIds: readonly number[],
  ) {
    this.bornAtMs = clock.nowMs();
    for (const lotId of lotIds) this.readFailsSinceMs.set(lotId, this.bornAtMs);
  }

  appendStarted(): void {
    this.appendStartedAtMs = this.clock.nowMs();
  }

  appendFailed(): void {
    this.appendFailsSinceMs ??= this.appendStartedAtMs ?? this.clock.nowMs();
    this.lastFailureMs = this.clock.nowMs();
    this.appendStartedAtMs = null;
  }

  appendSettled(): void {
    const nowMs = this.clock.nowMs();
    const startedAtMs = this.appendStartedAtMs ?? nowMs;
    const isSlow = nowMs - startedAtMs >= OUTAGE_MIN_MS;
    if (this.appendFailsSinceMs !== null)
      this.note(null, this.appendFailsSinceMs, isSlow ? nowMs : this.lastFailureMs);
    else if (isSlow) this.note(null, startedAtMs, nowMs);
    this.appendFailsSinceMs = null;
    this.appendStartedAtMs = null;
  }

  readFailed(lotId: number, startedAtMs: number): void {
    if (!this.readFailsSinceMs.has(lotId)) this.readFailsSinceMs.set(lotId, startedAtMs);
  }

  readSettled(lotId: number): void {
    const sinceMs = this.readFailsSinceMs.get(lotId);
    if (sinceMs !== undefined) this.note(lotId, sinceMs, this.clock.nowMs());
    this.readFailsSinceMs.delete(lotId);
  }

  /** Nobody reached the owner from then until now, and it has had the time to find out. */
  unheard(sinceMs: number): void {
    const fromMs = Math.max(sinceMs, this.bornAtMs) + SILENCE_FOUND_MS;
    const nowMs = this.clock.nowMs();
    if (fromMs < nowMs) this.note(null, fromMs, nowMs);
  }

  /** What the owner tells of the lot: as long as it takes it for paused nobody can bid there, whatever stands on disk meanwhile. */
  told(lotId: number, isPaused: boolean): void {
    const sinceMs = this.pausedSinceMs.get(lotId);
    if (isPaused) this.pausedSinceMs.set(lotId, sinceMs ?? this.clock.nowMs());
    else if (sinceMs !== undefined) {
      this.note(lotId, sinceMs, this.clock.nowMs());
      this.pausedSinceMs.delete(lotId);
    }
  }

  /** The owner is gone; what it was doing when it went did not come about through it. */
  died(): void {
    if (this.diedAtMs !== null) return;
    const nowMs = this.clock.nowMs();
    this.diedAtMs = nowMs;
    const stuckSinceMs = this.appendFailsSinceMs ?? this.appendStartedAtMs;
    if (stuckSinceMs !== null) this.note(null, stuckSinceMs, nowMs);
    for (const [lotId, sinceMs] of [...this.readFailsSinceMs, ...this.pausedSinceMs])
      this.note(lotId, sinceMs, nowMs);
  }

  /** The spans in which a commit for the lot was, as far as is known, possible through this owner. */
  ableFor(lotId: number): readonly Span[] {
    const unable = this.unable
      .filter((span) => span.lotId === null || span.lotId === lotId)
      .sort((a, b) => a.fromMs - b.fromMs);
    return gapsBetween(unable, { fromMs: this.bornAtMs, toMs: this.diedAtMs ?? Infinity });
  }

  private note(lotId: number | null, fromMs: number, toMs: number): void {
    this.unable.push({ lotId, fromMs, toMs });
  }
}

/** What of `within` no span covers; spans in order of their start. */
export function gapsBetween(spans: readonly Span[], within: Span): readonly Span[] {
  const gaps: Span[] = [];
  let coveredToMs = within.fromMs;
  for (const { fromMs, toMs } of spans) {
    if (fromMs > coveredToMs) gaps.push({ fromMs: coveredToMs, toMs: Math.min(fromMs, within.toMs) });
    coveredToMs = Math.max(coveredToMs, toMs);
    if (coveredToMs >= within.toMs) return gaps;
  }
  gaps.push({ fromMs: coveredToMs, toMs: within.toMs });
  return gaps;
}
