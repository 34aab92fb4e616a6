// Delivers pushes. No push service tells afterwards what it took: one that may have been taken is not sent again, for its notice is in the portal.
import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@haopai/contracts';
import { PersonalData } from '../../../platform/personal-data';
import type { Delivery, ReadableMessage } from '../outbox/channel-worker';
import type { Outcome } from '../outbox/outcome';
import { PushServices, type PushSubscription } from './push-services';
import { PushSubscriptionsStore } from './push-subscriptions.store';
import { pushMessage } from './push-message';

const TOPIC_LENGTH = 32;

/** What the outbox holds of a push. */
export type PushBody = Pick<NoticeView, 'id' | 'kind' | 'data'>;

@Injectable()
export class DeliverPush implements Delivery {
  readonly channel = 'push';

  constructor(
    private readonly subscriptions: PushSubscriptionsStore,
    private readonly services: PushServices,
    private readonly personalData: PersonalData,
  ) {}

  async deliver(message: ReadableMessage, nowMs: () => number): Promise<Outcome> {
    const { recipient, body, token, isDoubtful, validUntilMs } = message;
    const leftMs = (validUntilMs ?? 0) - nowMs();
    if (isDoubtful || leftMs <= 0) return { kind: 'expired' };
    const id = Number(recipient);
    const stored = await this.subscriptions.byId(id);
    // Switched off, or logged out, since the notice.
    if (stored === null) return { kind: 'expired' };
    const subscription = JSON.parse(this.personalData.open(stored.sealed)) as PushSubscription;
    const notice = JSON.parse(body) as PushBody;
    const outcome = await this.services.send(subscription, {
      text: JSON.stringify(pushMessage(notice, stored.language)),
      topic: token.slice(0, TOPIC_LENGTH),
      validS: Math.ceil(leftMs / 1_000),
    });
    if (outcome.kind !== 'gone') return outcome;
    await this.subscriptions.remove(id);
    return { kind: 'expired' };
  }
}
