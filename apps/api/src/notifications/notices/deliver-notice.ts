// Delivers notices: written down once, then told to the citizen's open pages on whatever instance.
import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@haopai/contracts';
import { LiveNamespace } from '../../realtime';
import type { Delivery, ReadableMessage } from '../outbox/outbox-lane';
import type { Outcome } from '../outbox/outcome';
import { QueuePushes } from '../push/queue-pushes';
import { NOTICES_A_CITIZEN_MAX } from './notices-limits';
import { NoticesStore } from './notices.store';

@Injectable()
export class DeliverNotice implements Delivery {
  readonly channel = 'notice';

  constructor(
    private readonly notices: NoticesStore,
    private readonly pushes: QueuePushes,
    private readonly live: LiveNamespace,
  ) {}

  async deliver({ token, recipient, body }: ReadableMessage): Promise<Outcome> {
    const citizenId = Number(recipient);
    const { kind, data } = JSON.parse(body) as Pick<NoticeView, 'kind' | 'data'>;
    const notice = await this.notices.add({ token, citizenId, kind, data });
    if (notice === null) return { kind: 'later', code: 'NOTICE.NOT_KEPT' };
    await this.pushes.execute(citizenId, token, notice);
    await this.notices.trim(citizenId, NOTICES_A_CITIZEN_MAX);
    this.live.castNotice(citizenId, { ...notice, unread: await this.notices.unread(citizenId) });
    return { kind: 'accepted', ref: String(notice.id) };
  }
}
