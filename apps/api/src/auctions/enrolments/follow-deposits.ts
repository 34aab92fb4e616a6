// What follows when the deposits of an enrolment are paid, or are not.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Outbox } from '../../communication/notifications';
import { VinClaims } from '../../plates/registered-cars';
import { Deposits, type Order, type OrderFollower, OrderFollowers } from '../../commerce/orders';
import { newAccessCode } from './access-code';
import { AdmissionsStore, type ClosedShares } from './admissions.store';
import { LimitsStore } from './limits.store';
import { TellBidder } from './tell-bidder';

@Injectable()
export class FollowDeposits implements OrderFollower, OnModuleInit {
  readonly kind = 'enrolmentDeposit';

  constructor(
    private readonly followers: OrderFollowers,
    private readonly admissions: AdmissionsStore,
    private readonly deposits: Deposits,
    private readonly tell: TellBidder,
    private readonly outbox: Outbox,
    private readonly claims: VinClaims,
    private readonly limits: LimitsStore,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async paid(transaction: Transaction, order: Order): Promise<void> {
    const { id, subjectId, paidAtMs, dueAtMs } = order;
    if (order.about.isTopUp === true) return this.toppedUp(transaction, order);
    if (paidAtMs === null || paidAtMs >= dueAtMs)
      return this.giveBack(transaction, order, 'lapsed', 'enrolledTooLate');
    const phase = await this.admissions.phaseOf(transaction, subjectId);
    if (phase === 'cancelled') return this.giveBack(transaction, order, 'cancelled', 'auctionCancelled');
    // Paid in time, but the provider has told of it after the last lot: settlement is over, or counts on those who were there.
    if (phase === 'ended') return this.giveBack(transaction, order, 'lapsed', 'enrolledTooLate');
    const accessCode = newAccessCode();
    const bidder = await this.admissions.admit(transaction, subjectId, id, { accessCode, atMs: paidAtMs });
    await this.renewClaims(transaction, id);
    await this.tell.enrolled(transaction, bidder);
  }

  async ended(transaction: Transaction, { id, subjectId, state, about }: Order): Promise<void> {
    // The entry stands as before.
    if (about.isTopUp === true) return;
    if (state === 'cancelled') await this.close(transaction, subjectId, id, 'cancelled');
    else await this.lapse(transaction, subjectId, id, 'enrolmentLapsed');
  }

  /** It is held with the deposit that is there already; where nothing is bid any more, it goes back. */
  private async toppedUp(transaction: Transaction, order: Order): Promise<void> {
    const { id, subjectId, paidAtMs, dueAtMs } = order;
    const stillBids = await this.limits.stillBids(transaction, subjectId, id);
    const isCancelled = (await this.admissions.phaseOf(transaction, subjectId)) === 'cancelled';
    const isLate = paidAtMs === null || paidAtMs >= dueAtMs;
    if (stillBids && !isCancelled && !isLate) return this.renewClaims(transaction, id);
    for (const { id: depositId } of await this.deposits.of(id, transaction)) {
      const why = isCancelled ? 'auctionCancelled' : 'paidTooLate';
      const refunded = await this.deposits.refund(transaction, depositId, why);
      if (refunded instanceof RefusalError) throw refunded;
    }
  }

  /** Whoever settles these entries, or steps back from their auction, at the same moment does it, too. */
  private async renewClaims(transaction: Transaction, orderId: number): Promise<void> {
    const deposits = await this.deposits.of(orderId, transaction);
    const entryIds = deposits.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));
    await this.claims.renew(transaction, 'entry', entryIds);
  }

  /** Paid a moment after the start, or told of after the auction was cancelled or over, before anybody had closed the order. */
  private async giveBack(
    transaction: Transaction,
    { id, subjectId }: Order,
    state: 'lapsed' | 'cancelled',
    why: 'enrolledTooLate' | 'auctionCancelled',
  ): Promise<void> {
    if (state === 'lapsed') await this.lapse(transaction, subjectId, id, 'enrolledTooLate');
    else await this.close(transaction, subjectId, id, state);
    for (const { id: depositId } of await this.deposits.of(id, transaction))
      await this.deposits.refund(transaction, depositId, why);
  }

  private async lapse(
    transaction: Transaction,
    enrolmentId: number,
    orderId: number,
    kind: 'enrolmentLapsed' | 'enrolledTooLate',
  ): Promise<void> {
    const { citizenId, auctionId, auctionTitle } = await this.close(
      transaction,
      enrolmentId,
      orderId,
      'lapsed',
    );
    const data = { auctionId, auction: auctionTitle };
    await this.outbox.notice(transaction, { citizenId, kind, data });
  }

  /** Its cars are free for other things. */
  private async close(
    transaction: Transaction,
    enrolmentId: number,
    orderId: number,
    state: 'lapsed' | 'cancelled',
  ): Promise<ClosedShares> {
    const closed = await this.admissions.close(transaction, enrolmentId, orderId, state);
    await this.claims.free(transaction, 'entry', closed.entryIds);
    return closed;
  }
}
