// Takes messages into the outbox: seals them, stores them, and wakes the worker that will deliver them.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database';
import { PersonalData } from '../../../platform/personal-data';
import type { NewMessage } from './message';
import { OutboxWakeUp } from './outbox-wake-up';
import { OutboxStore } from './outbox.store';

@Injectable()
export class OutboxIntake {
  constructor(
    private readonly store: OutboxStore,
    private readonly personalData: PersonalData,
    private readonly wakeUp: OutboxWakeUp,
  ) {}

  /** With a transaction the message exists only if that commits; without one it exists when this resolves. */
  take(transaction: Transaction | null, message: NewMessage): Promise<void> {
    const sealed = { ...message, body: this.personalData.seal(message.body) };
    return this.store.add(transaction, sealed, () => this.wakeUp.now(message.channel));
  }
}
