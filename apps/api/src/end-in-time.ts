// The end of a door and of an engine, once it has begun, has its time: what hangs is given up, and in the end the whole program, which says at what.
import { giveUpWaiting } from './platform/database';
import type { ProgramLog, StopTimes } from './platform/logging';

const SHUTDOWN_MAX_MS = 10_000;
/** What the database has not answered by then is asked no more: a connection of which half is gone would hold the end up. */
const ANSWERS_COME_MAX_MS = 3_000;
/** Whatever is asked after that, on another such connection, has so long. */
const LATE_ANSWERS_COME_MAX_MS = 500;

export function endInTime(log: ProgramLog, times: StopTimes): void {
  times.begin();
  setTimeout(() => {
    log.fatal(times.said, 'stopping takes too long: giving up');
    process.exit(1);
  }, SHUTDOWN_MAX_MS).unref();
}

/** Of an engine only once its lots are in other hands: to give them back it must be answered. */
export function giveUpAnswersSoon(): void {
  setTimeout(() => {
    giveUpWaiting();
    setInterval(giveUpWaiting, LATE_ANSWERS_COME_MAX_MS).unref();
  }, ANSWERS_COME_MAX_MS).unref();
}
