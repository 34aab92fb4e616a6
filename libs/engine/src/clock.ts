// The auction's clock as the runtime needs it: the time, alarms at a time, and a way to do a thing after what has already arrived.

export type Cancel = () => void;

export interface Clock {
  /** Epoch milliseconds of the auction's clock; never runs backwards within a process. */
  nowMs(): number;
  /** Calls `ring` once, when `nowMs()` has reached `atMs`, never before. */
  alarmAt(atMs: number, ring: () => void): Cancel;
  /** Calls `work` after the messages that are already waiting have been taken in. */
  defer(work: () => void): void;
}
