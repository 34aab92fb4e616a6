// How late the event loop is: whoever asks it for something waits for so long before anything is done.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

const LOOK_EVERY_MS = 20;
/** The worst of the last tenth of a second or two is told. */
const LOOKS_KEPT = 8;

@Injectable()
export class LoopDelay implements OnModuleDestroy {
  private readonly delays = new Array<number>(LOOKS_KEPT).fill(0);
  private looks = 0;
  private dueAtMs = performance.now() + LOOK_EVERY_MS;
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  get worstMs(): number {
    return Math.max(...this.delays);
  }

  private look(): void {
    const now = performance.now();
    this.delays[this.looks % LOOKS_KEPT] = Math.max(0, now - this.dueAtMs);
    this.looks += 1;
    this.dueAtMs = now + LOOK_EVERY_MS;
  }
}
