// Puts a push into the outbox for every browser of a citizen; done again for the same notice it adds none.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OutboxIntake } from '../outbox/outbox-intake';
import type { PushBody } from './deliver-push';
import { PushSubscriptionsStore } from './push-subscriptions.store';

/** Who has not been reached by then finds the notice in the portal. */
const PUSH_VALID_MS = 24 * 60 * 60_000;
const TOKEN_LENGTH = 36;

@Injectable()
export class QueuePushes {
  constructor(
    private readonly subscriptions: PushSubscriptionsStore,
    private readonly intake: OutboxIntake,
  ) {}

  async execute(citizenId: number, noticeToken: string, notice: PushBody): Promise<void> {
    const { id, kind, data } = notice;
    for (const subscriptionId of await this.subscriptions.idsOf(citizenId))
      await this.intake.take(null, {
        channel: 'push',
        token: tokenOf(noticeToken, subscriptionId),
        recipient: String(subscriptionId),
        body: JSON.stringify({ id, kind, data } satisfies PushBody),
        validMs: PUSH_VALID_MS,
      });
  }
}

function tokenOf(noticeToken: string, subscriptionId: number): string {
  return createHash('sha256').update(`${noticeToken} ${subscriptionId}`).digest('hex').slice(0, TOKEN_LENGTH);
}
