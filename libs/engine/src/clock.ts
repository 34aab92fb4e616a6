// The auction's clock as the runtime needs it: the time, alarms at a time, and a way to do a thing after what has already arrived.

export type Cancel = () => void;

/** Whether a clock is to be believed: one that was measured anew may turn out to be far off. */
export interface ClockDoubt {
  /** When the clock was last known to be right, on itself; null while nothing speaks against it. */
  readonly sinceMs: number | null;
  /** Called whenever a doubt is over, whether or not the clock was set meanwhile, and before anybody reads the time again; until it is cancelled. */
  onEnd(hear: (sinceMs: number) => void): Cancel;
}

export interface Clock {
  /** Epoch milliseconds of the auction's clock; never runs backwards within a process. */
  nowMs(): number;
  /** Calls `ring` once, when `nowMs()` has reached `atMs`, never before. */
  alarmAt(atMs: number, ring: () => void): Cancel;
  /** Calls `ring` once, so many milliseconds from now, whatever the clock is set to meanwhile. */
  alarmIn(pauseMs: number, ring: () => void): Cancel;
  /** Calls `work` after the messages that are already waiting have been taken in. */
  defer(work: () => void): void;
  /** Left out by a clock that is always right. */
  readonly doubt?: ClockDoubt;
}
