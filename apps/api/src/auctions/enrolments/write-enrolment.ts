// Writes an enrolment with its entries and the order of their deposits, or says why it may not be. In a drill it costs nothing and stands at once.
import { Injectable } from '@nestjs/common';
import type { AuctionView } from '@haopai/contracts';
import { Bans } from '../bans';
import { CarPlates, VinClaims } from '../../plates/registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Settings } from '../../access/settings';
import { HoldPauses, Orders } from '../../commerce/orders';
import { EnrolInDrill } from './enrol-in-drill';
import type { EnrolOrder } from './enrol-order';
import { NewEnrolmentsStore } from './new-enrolments.store';
import { readVins } from './read-vins';
import { enrolmentClosesAtMs, refuseClosed } from './refuse-closed';

interface Shares {
  readonly enrolmentId: number;
  readonly citizenId: number;
  readonly vins: readonly string[];
}

@Injectable()
export class WriteEnrolment {
  constructor(
    private readonly store: NewEnrolmentsStore,
    private readonly cars: CarPlates,
    private readonly orders: Orders,
    private readonly drill: EnrolInDrill,
    private readonly bans: Bans,
    private readonly claims: VinClaims,
    private readonly pauses: HoldPauses,
    private readonly settings: Settings,
  ) {}

  /** The enrolment’s id. A refusal must take the transaction back. */
  async execute(
    transaction: Transaction,
    auction: AuctionView,
    order: EnrolOrder,
  ): Promise<number | RefusalError> {
    if (auction.isDrill === true) return this.drill.execute(transaction, auction, order);
    const { citizenId } = order;
    const vins = readVins(order);
    if (vins instanceof RefusalError) return vins;
    if (!(await this.store.isOpen(transaction, auction.id)))
      return refuseClosed(auction, await this.store.nowMs(transaction));
    const barred =
      (await this.bans.refuse(transaction, citizenId)) ?? (await this.pauses.refuse(transaction, citizenId));
    if (barred !== undefined) return barred;

    const place = await this.store.takePlace(transaction, auction.id, citizenId, order.language);
    if (place.ownShares > 0) return new RefusalError('ENROLMENT.EXISTS', { orderNo: place.orderNo });
    const held = await this.cars.refuseVins(transaction, vins, citizenId);
    if (held !== undefined) return held;
    const sharesMax = Math.max(0, auction.sharesMax - place.reservedShares);
    if (vins.length > sharesMax) return new RefusalError('ENROLMENT.TOO_MANY_SHARES', { sharesMax });
    return this.addShares(transaction, auction, { enrolmentId: place.enrolmentId, citizenId, vins });
  }

  private async addShares(
    transaction: Transaction,
    auction: AuctionView,
    { enrolmentId, citizenId, vins }: Shares,
  ): Promise<number | RefusalError> {
    const { id: auctionId, title, startsAtMs, depositFen } = auction;
    const entries = await this.store.addEntries(transaction, { enrolmentId, auctionId, vins });
    if ('takenVin' in entries)
      return (
        (await this.cars.refuseVins(transaction, [entries.takenVin], citizenId)) ??
        new RefusalError('VIN.ENROLLED', { vin: entries.takenVin, reason: 'others' })
      );
    const cars = entries.ids.map((id, index) => ({
      ...({ kind: 'entry', id, citizenId, vin: vins[index] ?? '' } as const),
    }));
    const refused = await this.claims.take(transaction, cars);
    if (refused !== undefined) return refused;
    const nowMs = await this.store.nowMs(transaction);
    const order = await this.orders.create(transaction, {
      kind: 'enrolmentDeposit',
      subjectId: enrolmentId,
      citizenId,
      amountFen: depositFen * vins.length,
      // A car is not kept from others for longer than it takes to pay.
      dueAtMs: Math.min(enrolmentClosesAtMs(auction), nowMs + this.settings.ms('enrolments.heldMinutes')),
      deposits: entries.ids.map((entryId, index) => ({
        entryId,
        vin: vins[index] ?? '',
        amountFen: depositFen,
      })),
      about: {
        ...{ plate: null, lotId: null, depositAppliedFen: null },
        auction: { id: auctionId, title, startsAtMs },
        vins,
      },
    });
    await this.store.noteOrder(transaction, enrolmentId, entries.ids, order.id);
    return enrolmentId;
  }
}
