// A wait that the page shows running down. Made where something can be injected.
import { computed, DestroyRef, inject, signal } from '@angular/core';

const BEAT_MS = 250;

export class Wait {
  private readonly untilMs = signal(0);
  private readonly nowMs = signal(performance.now());
  private beating: ReturnType<typeof setInterval> | null = null;

  readonly leftMs = computed(() => Math.max(0, this.untilMs() - this.nowMs()));
  readonly leftS = computed(() => Math.ceil(this.leftMs() / 1_000));
  readonly isOver = computed(() => this.leftS() === 0);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  start(lengthMs: number): void {
    this.stop();
    const nowMs = performance.now();
    this.nowMs.set(nowMs);
    this.untilMs.set(nowMs + lengthMs);
    this.beating = setInterval(() => {
      this.nowMs.set(performance.now());
      if (this.isOver()) this.stop();
    }, BEAT_MS);
  }

  private stop(): void {
    if (this.beating !== null) clearInterval(this.beating);
    this.beating = null;
  }
}
