// A Clock over a monotonic source: wall time is read once and corrected by whoever knows the auction's clock better.
import type { Cancel, Clock } from './clock';

/** Timers sleep this long at most: the clock may be set meanwhile. */
const SLEEP_MAX_MS = 1_000;

/**
 * The machine's clock, monotonic. `offsetMs` gives what must be added for the auction's clock; when it shrinks, time stands
 * still until it has caught up.
 */
export function systemClock(offsetMs: () => number = () => 0): Clock {
  let latestMs = 0;
  const nowMs = (): number => {
    latestMs = Math.max(latestMs, Math.floor(performance.timeOrigin + performance.now() + offsetMs()));
    return latestMs;
  };
  const alarmAt = (atMs: number, ring: () => void): Cancel => {
    let timer: NodeJS.Timeout;
    const sleep = (): void => {
      const leftMs = atMs - nowMs();
      if (leftMs <= 0) ring();
      else timer = setTimeout(sleep, Math.min(leftMs, SLEEP_MAX_MS));
    };
    timer = setTimeout(sleep, Math.min(Math.max(atMs - nowMs(), 0), SLEEP_MAX_MS));
    return () => clearTimeout(timer);
  };
  const alarmIn = (pauseMs: number, ring: () => void): Cancel => {
    const timer = setTimeout(ring, pauseMs);
    return () => clearTimeout(timer);
  };
  return { nowMs, alarmAt, alarmIn, defer: (work) => setImmediate(work) };
}
