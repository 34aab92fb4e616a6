// What befalls each write and each read: mostly nothing, at times slowness, failure, doubt, or a storm that takes the disk away.
import type { Clock } from '../clock';
import type { Random } from './random';

/** The course of one append. Times count from its start. */
export interface AppendFate {
  /** When it is committed; null: never. It may be after the owner was told that it failed. */
  readonly landsAfterMs: number | null;
  readonly repliesAfterMs: number;
  readonly reply: 'outcome' | 'error' | 'committedUnseen';
}

export interface ReadFate {
  readonly repliesAfterMs: number;
  readonly isGood: boolean;
}

interface Storm {
  readonly fromMs: number;
  readonly toMs: number;
  /** A disk that can be read but not written, as a primary turned into a replica. */
  readonly isReadable: boolean;
}

const RATES = [0, 0.01, 0.05, 0.15] as const;
/** A disk so slow that most orders come while a turn of their lot is written, and one as disks are. */
const USUAL_LATENCIES_MS = [20, 20, 400] as const;

export class Weather {
  private readonly failureRate: number;
  private readonly slowRate: number;
  private readonly usualLatencyMs: number;
  private readonly storms: readonly Storm[];
  private isCalm = false;

  constructor(
    private readonly random: Random,
    private readonly clock: Clock,
    chaosMs: number,
  ) {
    this.failureRate = random.pick(RATES);
    this.slowRate = random.pick(RATES) / 3;
    this.usualLatencyMs = random.pick(USUAL_LATENCIES_MS);
    this.storms = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => {
      const fromMs = clock.nowMs() + random.between(0, chaosMs);
      const toMs = fromMs + random.between(500, 25_000);
      return { fromMs, toMs, isReadable: random.chance(0.4) };
    });
  }

  /** From now on all goes well. */
  calmDown(): void {
    this.isCalm = true;
  }

  fateOfAppend(): AppendFate {
    const { random } = this;
    if (this.isCalm) return { landsAfterMs: 2, repliesAfterMs: 3, reply: 'outcome' };
    if (this.stormNow())
      return this.failure(random.chance(0.6) ? random.between(1, 60) : random.between(60, 3_000));
    const landsAfterMs = this.latencyMs();
    if (random.chance(this.failureRate)) return this.failure(landsAfterMs);
    return { landsAfterMs, repliesAfterMs: landsAfterMs + random.between(0, 10), reply: 'outcome' };
  }

  fateOfRead(): ReadFate {
    const storm = this.isCalm ? undefined : this.stormNow();
    const isGood = this.isCalm || (storm ? storm.isReadable : !this.random.chance(this.failureRate / 2));
    return { repliesAfterMs: this.latencyMs(), isGood };
  }

  /** Failed before the commit, after it, or before a commit that comes late. */
  private failure(afterMs: number): AppendFate {
    const { random } = this;
    const how = random.pick(['before', 'after', 'late'] as const);
    if (how === 'before') return { landsAfterMs: null, repliesAfterMs: afterMs, reply: 'error' };
    if (how === 'after')
      return { landsAfterMs: afterMs, repliesAfterMs: afterMs + random.between(0, 500), reply: 'error' };
    return { landsAfterMs: afterMs + random.between(1, 8_000), repliesAfterMs: afterMs, reply: 'error' };
  }

  private latencyMs(): number {
    if (this.isCalm) return 2;
    return this.random.chance(this.slowRate)
      ? this.random.between(3_000, 10_000)
      : this.random.between(0, this.usualLatencyMs);
  }

  private stormNow(): Storm | undefined {
    const nowMs = this.clock.nowMs();
    return this.storms.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
  }
}
