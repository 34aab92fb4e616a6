// Lets so much work run at once and so much wait; what comes on top is refused, so that nobody waits for ever.
import { RefusalError } from '../errors';

export interface BoundedWorkLimits {
  readonly atOnceMax: number;
  readonly waitingMax: number;
  /** Told to whoever is refused. */
  readonly retryAfterMs: number;
}

export class BoundedWork {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: BoundedWorkLimits) {}

  /** In the order in which it comes. */
  async run<Result>(work: () => Promise<Result>): Promise<Result | RefusalError<'SERVER.BUSY'>> {
    const { atOnceMax, waitingMax, retryAfterMs } = this.limits;
    if (this.running < atOnceMax) this.running += 1;
    else if (this.waiting.length >= waitingMax) return new RefusalError('SERVER.BUSY', { retryAfterMs });
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes straight to the next one, so that nobody who comes now can take it.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
