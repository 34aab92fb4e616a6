// Wakes the refund worker of this instance when money is wanted back, instead of at its next look.
import { Injectable } from '@nestjs/common';

@Injectable()
export class RefundWakeUp {
  private listener: () => void = () => undefined;

  onWakeUp(listener: () => void): void {
    this.listener = listener;
  }

  /** On an instance that pays nothing back nobody listens; others look by themselves. */
  now(): void {
    this.listener();
  }
}
