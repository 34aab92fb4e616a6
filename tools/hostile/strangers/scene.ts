// What one act of a crowd plays in: whom it speaks to, from which addresses, how often and until when; and what it counts.
import type { Sights } from './messages';

/** How many different strangers do the same. */
export const STRANGERS_MAX = 1_000;

export class Tally {
  offered = 0;
  unsent = 0;
  private readonly counts = new Map<string, number>();

  note(answer: string): void {
    this.counts.set(answer, (this.counts.get(answer) ?? 0) + 1);
  }

  get answers(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort(([, one], [, other]) => other - one));
  }
}

export interface Scene {
  readonly host: string;
  readonly port: number;
  /** Also the origin. */
  readonly baseUrl: string;
  readonly sights: Sights;
  readonly perSecond: number;
  /** Of the nth stranger of this act. */
  readonly addressOf: (nth: number) => string;
  readonly over: AbortSignal;
  readonly tally: Tally;
}
