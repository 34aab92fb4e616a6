// Wakes the refund worker of this instance when money is wanted back, instead of at its next look.
import { Injectable } from '@nestjs/common';

@Injectable()
export class RefundBell {
  private listener: () => void = () => undefined;

  onRing(listener: () => void): void {
    this.listener = listener;
  }

  /** On an instance that pays nothing back nobody listens; others look by themselves. */
  ring(): void {
    this.listener();
  }
}
