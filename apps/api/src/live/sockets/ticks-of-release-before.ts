// For instances of the release before, which say and hear all ticks on one channel. The release after this one drops this file.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Channels } from '../../platform/redis';

const CHANNEL = 'ticks';
const LOOK_EVERY_MS = 1_000;

@Injectable()
export class TicksOfReleaseBefore implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private isThere = true;

  constructor(private readonly channels: Channels) {}

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Overhears, so that whoever is counted on the channel is of the release before. */
  listen(hear: (message: string) => void): void {
    this.channels.overhear(CHANNEL, hear);
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
    void this.look();
  }

  /** Whether an instance of the release before may be listening. */
  get isHeard(): boolean {
    return this.isThere;
  }

  say(message: string): Promise<unknown> {
    return this.channels.say(CHANNEL, message);
  }

  private async look(): Promise<void> {
    try {
      this.isThere = (await this.channels.listenersOf(CHANNEL)) > 0;
    } catch {
      this.isThere = true;
    }
  }
}
