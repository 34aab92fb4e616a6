// What an attack is: one idea of how to get what is not one's own, tried in several ways against a site that runs.
import type { Scene } from './scene';

export interface Attack {
  /** One word, for --only. */
  readonly id: string;
  /** What is tried, in a line. */
  readonly tries: string;
  /** Takes much from the site: against others than this machine's only with --floods. */
  readonly isLoud?: true;
  run(scene: Scene, look: Look): Promise<void>;
}

/** What an attack has seen. An attack that looked at nothing has not been tried. */
export class Look {
  private readonly seen: string[] = [];
  readonly faults: string[] = [];
  readonly leftOut: string[] = [];

  get count(): number {
    return this.seen.length;
  }

  /** `fault` says what is wrong with the site where it does not hold. */
  holds(isSo: boolean, fault: string): void {
    this.seen.push(fault);
    if (!isSo) this.faults.push(fault);
  }

  /** A part that cannot be tried here. */
  leaveOut(part: string): void {
    this.leftOut.push(part);
  }
}
