// Several queues before the same few places: the first one goes before all others, these take turns, and a crowd in one of
// them never fills another. What comes on top of its own queue is refused.
import { RefusalError } from '../errors';

type Waiting = (() => void)[];

export interface WorkQueue {
  /** In the order in which it comes. */
  run<Result>(work: () => Promise<Result>): Promise<Result | RefusalError<'SERVER.BUSY'>>;
}

export class QueuesInTurn {
  private running = 0;
  private readonly first: Waiting = [];
  /** Whose turn is next stands in front. */
  private readonly others: Waiting[] = [];

  constructor(
    private readonly limits: {
      readonly atOnceMax: number;
      /** Told to whoever is refused. */
      readonly retryAfterMs: number;
    },
  ) {}

  /** For what must not wait for anything else, and is never a crowd. */
  firstQueue(waitingMax: number): WorkQueue {
    return { run: (work) => this.run(this.first, waitingMax, work) };
  }

  queue(waitingMax: number): WorkQueue {
    const waiting: Waiting = [];
    this.others.push(waiting);
    return { run: (work) => this.run(waiting, waitingMax, work) };
  }

  private async run<Result>(
    waiting: Waiting,
    waitingMax: number,
    work: () => Promise<Result>,
  ): Promise<Result | RefusalError<'SERVER.BUSY'>> {
    const { atOnceMax, retryAfterMs } = this.limits;
    if (this.running < atOnceMax) this.running += 1;
    else if (waiting.length >= waitingMax) return new RefusalError('SERVER.BUSY', { retryAfterMs });
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes straight to the next one, so that nobody who comes now can take it.
      const next = this.first.shift() ?? this.nextInTurn();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private nextInTurn(): (() => void) | undefined {
    const at = this.others.findIndex((waiting) => waiting.length > 0);
    const [waiting] = at < 0 ? [] : this.others.splice(at, 1);
    if (waiting === undefined) return undefined;
    this.others.push(waiting);
    return waiting.shift();
  }
}
