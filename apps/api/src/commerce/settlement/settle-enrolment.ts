// Settles one bidder: the order of the balance for each lot that was won, the deposit back for each entry that won none (docs/domain.md, "After the end").
import { Injectable } from '@nestjs/common';
import type { RefundReason } from '@haopai/contracts';
import { CarPlates, VinClaims } from '../../plates/registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { type Deposit, Deposits, Orders } from '../orders';
import { TellWinner } from './tell-winner';
import type { EndedAuction, UnsettledEnrolment, UnsettledEntry, Win } from './unsettled';
import { UnsettledStore } from './unsettled.store';
import { WonLotsStore } from './won-lots.store';

const DAY_MS = 24 * 60 * 60_000;

interface WonEntry extends UnsettledEntry {
  readonly won: Win;
}

@Injectable()
export class SettleEnrolment {
  constructor(
    private readonly unsettled: UnsettledStore,
    private readonly won: WonLotsStore,
    private readonly orders: Orders,
    private readonly deposits: Deposits,
    private readonly cars: CarPlates,
    private readonly claims: VinClaims,
    private readonly tell: TellWinner,
  ) {}

  async execute(transaction: Transaction, auction: EndedAuction, bidder: UnsettledEnrolment): Promise<void> {
    const entries = await this.unsettled.entriesOf(transaction, bidder.enrolmentId);
    // Another instance has settled them, between the search for the bidder and its lock.
    if (entries.length === 0) return;
    const entryIds = entries.map(({ entryId }) => entryId);
    // Before deposits are read: more may be paid for one of them at this moment.
    await this.claims.renew(transaction, 'entry', entryIds);
    let refundedFen = 0;
    for (const entry of entries) {
      const deposits = await this.deposits.heldFor(entry.entryId, transaction);
      if (hasWon(entry) && bidder.isDisqualified)
        await this.forfeit(transaction, auction, bidder, entry, deposits);
      else if (hasWon(entry)) await this.sell(transaction, auction, bidder, entry, deposits);
      else for (const deposit of deposits) refundedFen += await this.giveBack(transaction, auction, deposit);
    }
    await this.unsettled.noteSettled(transaction, entryIds);
    // The cars of those that won are their plates' by now.
    await this.claims.free(transaction, 'entry', entryIds);
    if (refundedFen > 0) await this.tell.refunded(transaction, bidder, auction, refundedFen);
  }

  /** As when a winner does not pay, but nobody is asked to. */
  private async forfeit(
    transaction: Transaction,
    auction: EndedAuction,
    bidder: UnsettledEnrolment,
    { entryId, vin, won: { lotId, hammerFen, plate } }: WonEntry,
    deposits: readonly Deposit[],
  ): Promise<void> {
    const { enrolmentId, citizenId, language } = bidder;
    const sale = { lotId, entryId, enrolmentId, hammerFen, depositId: deposits[0]?.id ?? null };
    for (const { id } of deposits) {
      const forfeited = await this.deposits.forfeit(transaction, id);
      if (forfeited instanceof RefusalError) throw forfeited;
    }
    await this.won.addDefaulted(transaction, sale);
    const lost = { ...sale, auctionId: auction.id, plateNumber: plate.number, vin, citizenId, language };
    await this.tell.disqualified(transaction, lost, sumOf(deposits));
  }

  /** All of the deposit is held until the balance is paid, so that it can still be forfeited. */
  private async sell(
    transaction: Transaction,
    auction: EndedAuction,
    bidder: UnsettledEnrolment,
    entry: WonEntry,
    deposits: readonly Deposit[],
  ): Promise<void> {
    const { lotId, plate, hammerFen } = entry.won;
    const { enrolmentId, citizenId } = bidder;
    const car = {
      source: 'lot',
      sourceId: lotId,
      plateNumber: plate.number,
      vin: entry.vin,
      citizenId,
    } as const;
    const sale = {
      lotId,
      entryId: entry.entryId,
      enrolmentId,
      hammerFen,
      depositId: deposits[0]?.id ?? null,
    };
    const depositFen = sumOf(deposits);
    if (depositFen >= hammerFen) {
      await this.payByDeposits(transaction, auction, deposits, hammerFen);
      await this.won.add(transaction, sale, null);
      await this.cars.notePaid(transaction, car, { kind: 'entry', id: entry.entryId });
      await this.tell.covered(transaction, bidder, auction, entry.won);
      return;
    }
    const order = await this.orders.create(transaction, {
      kind: 'balance',
      ...{ subjectId: lotId, citizenId, amountFen: hammerFen - depositFen },
      dueAtMs: (await this.unsettled.nowMs(transaction)) + auction.paymentDays * DAY_MS,
      about: {
        plate,
        auction: { id: auction.id, title: auction.title, startsAtMs: auction.startsAtMs },
        ...{ lotId, vins: [entry.vin], depositAppliedFen: depositFen },
      },
    });
    await this.won.add(transaction, sale, order.id);
    await this.cars.noteWon(transaction, car, entry.entryId);
    await this.tell.won(transaction, bidder, auction, entry.won, order);
  }

  /** One after the other, until the price is paid; what is left over goes back. */
  private async payByDeposits(
    transaction: Transaction,
    auction: EndedAuction,
    deposits: readonly Deposit[],
    hammerFen: number,
  ): Promise<void> {
    let leftFen = hammerFen;
    for (const deposit of deposits) {
      const restFen = deposit.amountFen - leftFen;
      if (leftFen === 0) await this.giveBack(transaction, auction, deposit, 'abovePrice');
      else {
        const applied =
          restFen > 0
            ? await this.deposits.cover(transaction, deposit.id, restFen, 'abovePrice')
            : await this.deposits.apply(transaction, deposit.id, null);
        if (applied instanceof RefusalError) throw applied;
      }
      leftFen = Math.max(0, -restFen);
    }
  }

  private async giveBack(
    transaction: Transaction,
    { isCancelled }: EndedAuction,
    { id }: Deposit,
    why: RefundReason = isCancelled ? 'auctionCancelled' : 'wonNothing',
  ): Promise<number> {
    const refunded = await this.deposits.refund(transaction, id, why);
    if (refunded instanceof RefusalError) throw refunded;
    return refunded.amountFen;
  }
}

function sumOf(deposits: readonly Deposit[]): number {
  return deposits.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

function hasWon(entry: UnsettledEntry): entry is WonEntry {
  return entry.won !== null;
}
