// A Clock that a test moves: alarms ring in order of time, deferred work in order of arrival. Nothing happens by itself.
import type { Cancel, Clock, ClockDoubt } from '../clock';

interface Alarm {
  readonly atMs: number;
  readonly order: number;
  readonly ring: () => void;
}

export class VirtualClock implements Clock {
  private alarms: Alarm[] = [];
  private deferred: (() => void)[] = [];
  private order = 0;
  private doubtedSinceMs: number | null = null;
  private readonly doubtHearers = new Set<(sinceMs: number) => void>();
  readonly doubt: ClockDoubt;

  constructor(private timeMs: number) {
    const sinceMs = (): number | null => this.doubtedSinceMs;
    this.doubt = {
      get sinceMs() {
        return sinceMs();
      },
      onEnd: (hear) => {
        this.doubtHearers.add(hear);
        return () => this.doubtHearers.delete(hear);
      },
    };
  }

  nowMs(): number {
    return this.timeMs;
  }

  alarmAt(atMs: number, ring: () => void): Cancel {
    const alarm = { atMs, order: this.order++, ring };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  alarmIn(pauseMs: number, ring: () => void): Cancel {
    return this.alarmAt(this.timeMs + pauseMs, ring);
  }

  /** It has not been known to be right since now. */
  beDoubted(): void {
    this.doubtedSinceMs = this.timeMs;
  }

  /** It is right from now on, set by `aheadMs`. */
  beBelieved(aheadMs = 0): void {
    const sinceMs = this.doubtedSinceMs ?? this.timeMs;
    this.timeMs += aheadMs;
    this.doubtedSinceMs = null;
    for (const hear of this.doubtHearers) hear(sinceMs);
  }

  defer(work: () => void): void {
    this.deferred.push(work);
  }

  /** Does the next thing there is to do, moving time when nothing else is left; false when nothing is left at all. */
  async step(): Promise<boolean> {
    await letPromisesSettle();
    const work = this.deferred.shift() ?? this.nextAlarm();
    work?.();
    return work !== undefined;
  }

  /** Does all there is to do up to and at `timeMs`. */
  async runUntil(timeMs: number): Promise<void> {
    let isReached = false;
    this.alarmAt(timeMs, () => (isReached = true));
    while (!isReached) await this.step();
    for (;;) {
      await letPromisesSettle();
      const work = this.deferred.shift();
      if (work === undefined) return;
      work();
    }
  }

  private nextAlarm(): (() => void) | undefined {
    let next: Alarm | undefined;
    for (const alarm of this.alarms) {
      if (!next || alarm.atMs < next.atMs || (alarm.atMs === next.atMs && alarm.order < next.order))
        next = alarm;
    }
    if (!next) return undefined;
    this.alarms = this.alarms.filter((alarm) => alarm !== next);
    this.timeMs = Math.max(this.timeMs, next.atMs);
    return next.ring;
  }
}

/** Lets every promise that can settle without new work do so. */
export function letPromisesSettle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
