// Delivers notices: written down once, then told to the citizen's open pages on whatever instance.
import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@haopai/contracts';
import { LiveNamespace } from '../../../live/sockets';
import type { Delivery, ReadableMessage } from '../outbox/channel-worker';
import type { Outcome } from '../outbox/outcome';
import type { NoticeWays } from '../outbox';
import { QueuePushes } from '../push/queue-pushes';
import { NOTICES_A_CITIZEN_MAX } from './notices-limits';
import { NoticesStore } from './notices.store';

/** What the outbox holds of a notice. */
interface NoticeBody extends Pick<NoticeView, 'kind' | 'data'> {
  readonly ways?: NoticeWays;
}

const EVERYWHERE: NoticeWays = { portal: true, push: true };
/** Of a notice that the portal does not keep. */
const UNKEPT_ID = 0;

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
    const { kind, data, ways = EVERYWHERE } = JSON.parse(body) as NoticeBody;
    if (!ways.portal) {
      if (ways.push) await this.pushes.execute(citizenId, token, { id: UNKEPT_ID, kind, data });
      return { kind: 'accepted', ref: null };
    }
    const notice = await this.notices.add({ token, citizenId, kind, data });
    // Who has left is told nothing more.
    if (notice === null) return { kind: 'accepted', ref: null };
    if (ways.push) await this.pushes.execute(citizenId, token, notice);
    await this.notices.trim(citizenId, NOTICES_A_CITIZEN_MAX);
    this.live.castNotice(citizenId, { ...notice, unread: await this.notices.unread(citizenId) });
    return { kind: 'accepted', ref: String(notice.id) };
  }
}
