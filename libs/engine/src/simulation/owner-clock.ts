// The clock as one owner sees it: a little off, and silent once the owner has crashed.
import type { Cancel, Clock } from '../clock';

export class OwnerClock implements Clock {
  private isDead = false;

  constructor(
    private readonly world: Clock,
    private readonly aheadMs: number,
  ) {}

  nowMs(): number {
    return this.world.nowMs() + this.aheadMs;
  }

  alarmAt(atMs: number, ring: () => void): Cancel {
    return this.world.alarmAt(atMs - this.aheadMs, () => this.unlessDead(ring));
  }

  alarmIn(pauseMs: number, ring: () => void): Cancel {
    return this.world.alarmIn(pauseMs, () => this.unlessDead(ring));
  }

  defer(work: () => void): void {
    this.world.defer(() => this.unlessDead(work));
  }

  die(): void {
    this.isDead = true;
  }

  private unlessDead(work: () => void): void {
    if (!this.isDead) work();
  }
}
