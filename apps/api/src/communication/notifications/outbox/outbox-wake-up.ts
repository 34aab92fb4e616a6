// Wakes the worker of a channel inside this instance when something new is in the outbox, instead of at its next look.
import { Injectable } from '@nestjs/common';
import type { Channel } from './message';

@Injectable()
export class OutboxWakeUp {
  private readonly listeners = new Map<Channel, () => void>();

  onWakeUp(channel: Channel, listener: () => void): void {
    this.listeners.set(channel, listener);
  }

  /** On an instance that delivers nothing nobody listens; others look by themselves. */
  now(channel: Channel): void {
    this.listeners.get(channel)?.();
  }
}
