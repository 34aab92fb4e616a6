// More time for a winner to pay the balance, within the transaction of whoever may give it.
import { Injectable } from '@nestjs/common';
import type { ExtendBalanceBody } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import type { Transaction } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { type Order, Orders } from '../../orders';
import { TellWinner } from '../tell-winner';
import { WonLotsStore } from '../won-lots.store';
import { REMIND_BEFORE_MS } from './remind-winners';

@Injectable()
export class GiveTime {
  constructor(
    private readonly orders: Orders,
    private readonly won: WonLotsStore,
    private readonly tell: TellWinner,
    private readonly audit: Audit,
  ) {}

  /** The balance of a lot: nobody pays or ends it until the transaction ends. */
  async lock(transaction: Transaction, lotId: number): Promise<Order | RefusalError> {
    const known = await this.won.balanceOf(transaction, lotId);
    return known === null
      ? new RefusalError('BALANCE.NOT_FOUND', { lotId })
      : this.orders.lock(transaction, known.orderId);
  }

  /** What `give` would refuse. */
  async refuse(
    transaction: Transaction,
    { id }: Order,
    asked: Pick<ExtendBalanceBody, 'version' | 'dueAtMs'>,
  ): Promise<RefusalError | undefined> {
    const refusal = await this.orders.refuseExtension(transaction, id, asked);
    return refusal && this.sayWho(transaction, id, refusal);
  }

  async auctionOf(transaction: Transaction, { id }: Order): Promise<number> {
    return (await this.won.byBalance(transaction, id)).auctionId;
  }

  /** `approval`: by whose wish, where a colleague approved it. */
  async give(
    transaction: Transaction,
    actor: Actor,
    order: Order,
    { version, dueAtMs, reason }: ExtendBalanceBody,
    approval: object = {},
  ): Promise<RefusalError | undefined> {
    const extended = await this.orders.extend(transaction, order.id, { version, dueAtMs });
    if (extended instanceof RefusalError) return this.sayWho(transaction, order.id, extended);
    if (extended.dueAtMs === order.dueAtMs) return undefined;
    const won = await this.won.byBalance(transaction, order.id);
    // They hear of the new time now: no reminder right behind it.
    const balance = await this.won.balanceOf(transaction, won.lotId);
    if (balance !== null && dueAtMs - balance.nowMs <= REMIND_BEFORE_MS)
      await this.won.noteReminder(transaction, won.lotId, dueAtMs);
    await this.tell.extended(transaction, won, extended);
    await this.audit.write(transaction, actor, {
      ...{ act: 'balance.extended', subject: `lot:${won.lotId}`, reason },
      before: { dueAtMs: order.dueAtMs },
      after: { dueAtMs, ...approval },
    });
    return undefined;
  }

  /** Entries about a balance stand with its lot. */
  private async sayWho(
    transaction: Transaction,
    orderId: number,
    refusal: RefusalError,
  ): Promise<RefusalError> {
    if (refusal.code !== 'RECORD.CHANGED') return refusal;
    const { lotId } = await this.won.byBalance(transaction, orderId);
    const { version } = refusal.data as { readonly version: number };
    return this.audit.refuseChanged(transaction, { subject: `lot:${lotId}`, version });
  }
}
