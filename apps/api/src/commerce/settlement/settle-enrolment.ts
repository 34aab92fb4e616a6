// Settles one bidder: the order of the balance for each lot that was won, the deposit back for each entry that won none (docs/domain.md, "After the end").
import { Injectable } from '@nestjs/common';
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
    let refundedFen = 0;
    for (const entry of entries) {
      const deposit = await this.deposits.byEntry(entry.entryId, transaction);
      if (hasWon(entry) && bidder.isDisqualified)
        await this.forfeit(transaction, auction, bidder, entry, deposit);
      else if (hasWon(entry)) await this.sell(transaction, auction, bidder, entry, deposit);
      else if (deposit !== null) refundedFen += await this.giveBack(transaction, auction, deposit);
    }
    const entryIds = entries.map(({ entryId }) => entryId);
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
    deposit: Deposit | null,
  ): Promise<void> {
    const { enrolmentId, citizenId, language } = bidder;
    const sale = { lotId, entryId, enrolmentId, hammerFen, depositId: deposit?.id ?? null };
    const forfeited = deposit === null ? null : await this.deposits.forfeit(transaction, deposit.id);
    if (forfeited instanceof RefusalError) throw forfeited;
    await this.won.addDefaulted(transaction, sale);
    const lost = { ...sale, auctionId: auction.id, plateNumber: plate.number, vin, citizenId, language };
    await this.tell.disqualified(transaction, lost, forfeited?.amountFen ?? 0);
  }

  /** The deposit is held until the balance is paid, so that it can still be forfeited. */
  private async sell(
    transaction: Transaction,
    auction: EndedAuction,
    bidder: UnsettledEnrolment,
    entry: WonEntry,
    deposit: Deposit | null,
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
    const sale = { lotId, entryId: entry.entryId, enrolmentId, hammerFen, depositId: deposit?.id ?? null };
    const depositFen = deposit?.amountFen ?? 0;
    if (deposit !== null && depositFen >= hammerFen) {
      await this.payByDeposit(transaction, deposit, hammerFen);
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

  private async payByDeposit(transaction: Transaction, deposit: Deposit, hammerFen: number): Promise<void> {
    const restFen = deposit.amountFen - hammerFen;
    const applied =
      restFen > 0
        ? await this.deposits.cover(transaction, deposit.id, restFen, 'abovePrice')
        : await this.deposits.apply(transaction, deposit.id, null);
    if (applied instanceof RefusalError) throw applied;
  }

  private async giveBack(
    transaction: Transaction,
    { isCancelled }: EndedAuction,
    { id }: Deposit,
  ): Promise<number> {
    const why = isCancelled ? 'auctionCancelled' : 'wonNothing';
    const refunded = await this.deposits.refund(transaction, id, why);
    if (refunded instanceof RefusalError) throw refunded;
    return refunded.amountFen;
  }
}

function hasWon(entry: UnsettledEntry): entry is WonEntry {
  return entry.won !== null;
}
