// Whether this instance is on its way out: it finishes what it has and wants no new work.
import { Injectable } from '@nestjs/common';

@Injectable()
export class Draining {
  private started = false;

  get isDraining(): boolean {
    return this.started;
  }

  start(): void {
    this.started = true;
  }
}
