// Use cases: staff see what has not left, in sums and one by one.
import { Injectable } from '@nestjs/common';
import type { Page, UndeliveredMessage, UndeliveredSums } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { SealedBodies } from '../outbox/sealed-bodies';
import { PushSubscriptionsStore } from '../push/push-subscriptions.store';
import { undeliveredMessage } from './undelivered-message';
import { type UndeliveredRow, type UndeliveredSearch, UndeliveredStore } from './undelivered.store';

@Injectable()
export class ReadUndelivered {
  constructor(
    private readonly undelivered: UndeliveredStore,
    private readonly subscriptions: PushSubscriptionsStore,
    private readonly bodies: SealedBodies,
  ) {}

  async sums(actor: Actor): Promise<UndeliveredSums | RefusalError> {
    const refusal = actor.lacks('messages.read');
    if (refusal !== undefined) return refusal;
    // The time first: what is given up while the sums are read is in none of them.
    const readAtMs = await this.undelivered.nowMs();
    return { readAtMs, sums: await this.undelivered.sums() };
  }

  async page(
    actor: Actor,
    search: UndeliveredSearch,
    page: number,
    size: number,
  ): Promise<Page<UndeliveredMessage> | RefusalError> {
    const refusal = actor.lacks('messages.read');
    if (refusal !== undefined) return refusal;
    const { rows, total } = await this.undelivered.page(search, size, (page - 1) * size);
    const citizens = await this.subscriptions.citizensOf(
      rows.filter(({ channel }) => channel === 'push').map(({ recipient }) => Number(recipient)),
    );
    const citizenOf = ({ channel, recipient }: UndeliveredRow): number | null => {
      if (channel === 'notice') return Number(recipient);
      return channel === 'push' ? (citizens.get(Number(recipient)) ?? null) : null;
    };
    const items = rows.map((row) =>
      undeliveredMessage({
        ...{ row, group: search.group },
        ...{ body: this.bodies.open(row.body), citizenId: citizenOf(row) },
      }),
    );
    return { items, total, page, size };
  }
}
