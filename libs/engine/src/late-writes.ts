// Of one lot: since when it is not known what the disk has, because a write of which nothing good was heard, or another owner's, may still come to it.
import type { Cancel, Clock } from './clock';

/** Later than this nothing comes that was sent before: the database has taken it or lost it, and an owner before has noticed that it is none. */
export const LATE_WRITE_MAX_MS = 20_000;
/** After a look that failed. */
const LOOK_AGAIN_AFTER_MS = 1_000;

export class LateWrites {
  private doubtedSinceMs: number | null = null;
  private untilMs = -Infinity;
  private cancel: Cancel | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly look: () => void,
  ) {}

  /** Null when nothing can have come unseen. */
  get sinceMs(): number | null {
    return this.doubtedSinceMs;
  }

  note(sinceMs: number): void {
    this.doubtedSinceMs = Math.min(this.doubtedSinceMs ?? sinceMs, sinceMs);
    this.untilMs = this.clock.nowMs() + LATE_WRITE_MAX_MS;
  }

  /** A look, or an own write that was taken, has shown what the disk has now. */
  confirm(): void {
    if (this.doubtedSinceMs === null) return;
    const nowMs = this.clock.nowMs();
    this.doubtedSinceMs = nowMs < this.untilMs ? nowMs : null;
  }

  /** Looks once, when nothing comes any more: where nothing else would find out. */
  lookLater(): void {
    this.forget();
    if (this.doubtedSinceMs === null) return;
    const pauseMs = Math.max(this.untilMs - this.clock.nowMs(), LOOK_AGAIN_AFTER_MS);
    this.cancel = this.clock.alarmIn(pauseMs, this.look);
  }

  forget(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
