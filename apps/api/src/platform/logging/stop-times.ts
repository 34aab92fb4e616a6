// How long each part of a program takes to stop: its last line in the log says it, and of one that gives up what was still under way.

/** What takes less is nothing to look at. */
const SHOWN_FROM_MS = 100;

export interface StopSaid {
  readonly stopMs: number;
  /** The parts that took long, in the order in which they began, each in milliseconds. */
  readonly parts: Readonly<Record<string, number>>;
  /** Not over yet. */
  readonly unfinished: readonly string[];
}

interface Part {
  readonly name: string;
  readonly beganAt: number;
  tookMs: number | null;
}

export class StopTimes {
  private beganAt = performance.now();
  private readonly parts: Part[] = [];

  /** From now on; before that nothing stops. */
  begin(): void {
    this.beganAt = performance.now();
  }

  async time<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
    const part: Part = { name, beganAt: performance.now(), tookMs: null };
    this.parts.push(part);
    try {
      return await work();
    } finally {
      part.tookMs = performance.now() - part.beganAt;
    }
  }

  get said(): StopSaid {
    const now = performance.now();
    const lasted = this.parts.map(({ name, beganAt, tookMs }) => ({
      ...{ name, ms: Math.round(tookMs ?? now - beganAt), isOver: tookMs !== null },
    }));
    return {
      stopMs: Math.round(now - this.beganAt),
      parts: Object.fromEntries(
        lasted.filter(({ ms }) => ms >= SHOWN_FROM_MS).map(({ name, ms }) => [name, ms]),
      ),
      unfinished: lasted.filter(({ isOver }) => !isOver).map(({ name }) => name),
    };
  }
}
