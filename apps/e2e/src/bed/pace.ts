// How much longer things take here and now than on a quick machine, so that a countdown leaves a slow one as much room for its bids.

const QUICKEST = 1;
const SLOWEST = 8;
/** Long enough for a bid on any machine: what is longer stays as it is. */
const LONG_ENOUGH_MS = 90_000;

let pace = QUICKEST;

/** What took longer than usual tells how slow the machine is; the last time counts, for a worker goes from file to file. */
export function notePace(tookMs: number, usualMs: number): void {
  pace = Math.min(SLOWEST, Math.max(QUICKEST, tookMs / usualMs));
}

/** For a countdown within which a journey has to act. */
export function unhurriedMs(quickMs: number): number {
  return Math.max(quickMs, Math.min(Math.round(quickMs * pace), LONG_ENOUGH_MS));
}
