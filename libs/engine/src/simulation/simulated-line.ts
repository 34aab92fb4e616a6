// The line between engines and doors: whoever bids comes over it, and doors say on it that they are open. At times nothing passes.
import type { MessageBus } from '../lot-engine.ports';
import type { VirtualClock } from '../testing';

const DOOR = 'door';
const SAID_EVERY_MS = 500;

export interface LineFaults {
  /** An engine that goes by the clock as long as no door has ever said anything. */
  readonly believesUnheard?: boolean;
}

export class SimulatedLine {
  isSilent = false;
  silences = 0;
  private readonly hearers: ((message: string) => void)[] = [];

  constructor(
    private readonly clock: VirtualClock,
    readonly faults: LineFaults,
  ) {
    this.sayOpen();
  }

  /** As an engine sees it that has no door. */
  readonly bus: MessageBus = {
    say: () => (this.isSilent ? Promise.reject(new Error('nothing passes')) : Promise.resolve(1)),
    listen: (_, hear) => void this.hearers.push(hear),
    onReturn: () => undefined,
  };

  fallSilent(): void {
    this.isSilent = true;
    this.silences++;
  }

  private sayOpen(): void {
    if (!this.isSilent) for (const hear of this.hearers) hear(DOOR);
    this.clock.alarmIn(SAID_EVERY_MS, () => this.sayOpen());
  }
}
