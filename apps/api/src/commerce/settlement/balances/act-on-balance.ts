// Use cases: a winner is reminded by hand, or declared a defaulter once the time is over.
import { Injectable } from '@nestjs/common';
import type { WinnerView } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { type Order, Orders } from '../../orders';
import { TellWinner } from '../tell-winner';
import { type AskedBalance, WonLotsStore } from '../won-lots.store';
import { FindWinners } from './find-winners';

export const REMINDERS_BY_HAND_MAX = 3;
/** Since the reminder before, whoever sent it. */
export const REMINDED_AGAIN_AFTER_MS = 4 * 60 * 60_000;

interface LockedBalance {
  readonly order: Order;
  readonly balance: AskedBalance;
}

@Injectable()
export class ActOnBalance {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly won: WonLotsStore,
    private readonly tell: TellWinner,
    private readonly find: FindWinners,
    private readonly audit: Audit,
  ) {}

  remind(actor: Actor, lotId: number): Promise<WinnerView | RefusalError> {
    return this.act(actor, lotId, async (transaction, { order, balance }) => {
      if (order.state !== 'created') return new RefusalError('ORDER.NOT_OPEN', { state: order.state });
      const { remindersByHand, remindedAgoMs, nowMs } = balance;
      if (remindersByHand >= REMINDERS_BY_HAND_MAX)
        return new RefusalError('BALANCE.REMINDED_ENOUGH', { max: REMINDERS_BY_HAND_MAX });
      if (remindedAgoMs !== null && remindedAgoMs < REMINDED_AGAIN_AFTER_MS) {
        const againAtMs = nowMs + REMINDED_AGAIN_AFTER_MS - remindedAgoMs;
        return new RefusalError('BALANCE.REMINDED_JUST_NOW', { againAtMs });
      }
      await this.won.noteReminderByHand(transaction, lotId);
      await this.tell.soon(transaction, await this.won.byBalance(transaction, order.id), order);
      const after = { remindersByHand: remindersByHand + 1 };
      await this.audit.write(transaction, actor, { act: 'balance.reminded', subject: `lot:${lotId}`, after });
      return undefined;
    });
  }

  /** It happens by itself within seconds of the due time; by hand when it does not. */
  forfeit(actor: Actor, lotId: number, reason: string): Promise<WinnerView | RefusalError> {
    return this.act(actor, lotId, async (transaction, { order }) => {
      if (order.state !== 'created') return new RefusalError('ORDER.NOT_OPEN', { state: order.state });
      const ended = await this.orders.expire(transaction, order.id);
      if (ended instanceof RefusalError) return ended;
      if (ended.state !== 'expired') return new RefusalError('BALANCE.NOT_DUE', { dueAtMs: order.dueAtMs });
      await this.audit.write(transaction, actor, {
        ...{ act: 'balance.forfeited', subject: `lot:${lotId}`, reason },
        before: { state: 'due', dueAtMs: order.dueAtMs },
        after: { state: 'defaulted' },
      });
      return undefined;
    });
  }

  /** `work` has the order's lock: nobody pays or ends it meanwhile. */
  private async act(
    actor: Actor,
    lotId: number,
    work: (transaction: Transaction, locked: LockedBalance) => Promise<RefusalError | undefined>,
  ): Promise<WinnerView | RefusalError> {
    const forbidden = actor.lacks('settlement.act');
    if (forbidden !== undefined) return forbidden;
    const refusal = await this.transactions.run(async (transaction) => {
      const known = await this.won.balanceOf(transaction, lotId);
      if (known === null) return new RefusalError('BALANCE.NOT_FOUND', { lotId });
      const order = await this.orders.lock(transaction, known.orderId);
      // Of two who remind at once the second counts the first.
      const balance = (await this.won.balanceOf(transaction, lotId)) ?? known;
      return work(transaction, { order, balance });
    });
    return refusal ?? this.find.winner(lotId);
  }
}
