// Whether the thread that asks gets a core when it wants one, by what Linux writes down of it; elsewhere nobody knows, and cores pass for free.
import { readFileSync } from 'node:fs';

/** Nanoseconds on a core, nanoseconds of waiting for one, slices of time. */
const FILE = '/proc/thread-self/schedstat';

export interface CoreTimes {
  readonly ranNs: number;
  readonly waitedNs: number;
}

export class CoreShare {
  private readonly before: CoreTimes;

  constructor(private readonly read: () => CoreTimes = timesOfThread) {
    this.before = read();
  }

  /** Since it was made the thread has waited for a core longer than it has had one. */
  get areScarce(): boolean {
    const now = this.read();
    return now.waitedNs - this.before.waitedNs > now.ranNs - this.before.ranNs;
  }
}

/** Zeros where the system does not write it down. */
export function timesOfThread(): CoreTimes {
  try {
    const [ranNs = 0, waitedNs = 0] = readFileSync(FILE, 'latin1').split(' ').map(Number);
    return { ranNs, waitedNs };
  } catch {
    return { ranNs: 0, waitedNs: 0 };
  }
}
