// Counts bidders' orders under way, so that as the program ends whoever ordered here hears the answer of the next owner.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** As the program ends, orders under way get this long after their lots have gone to others. */
const FINISH_MAX_MS = 2_000;
const LOOK_EVERY_MS = 20;

@Injectable()
export class OrdersUnderWay implements BeforeApplicationShutdown {
  private underWay = 0;

  noteBegin(): void {
    this.underWay++;
  }

  noteEnd(): void {
    this.underWay--;
  }

  /** Before the sockets are cut. */
  async beforeApplicationShutdown(): Promise<void> {
    const giveUpAt = performance.now() + FINISH_MAX_MS;
    do await sleep(LOOK_EVERY_MS);
    while (this.underWay > 0 && performance.now() < giveUpAt);
  }
}
