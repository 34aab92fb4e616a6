// Writes an enrolment with its entries and the order of their deposits, or says why it may not be. In a drill it costs nothing and stands at once.
import { Injectable } from '@nestjs/common';
import type { AuctionView } from '@haopai/contracts';
import { Bans } from '../bans';
import { CarPlates, DeclaredVehiclesStore, type JudgedCar, VinClaims } from '../../plates/registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Settings } from '../../access/settings';
import { HoldPauses, Orders } from '../../commerce/orders';
import { EnrolInDrill } from './enrol-in-drill';
import type { EnrolOrder } from './enrol-order';
import { NewEnrolmentsStore } from './new-enrolments.store';
import { PlatesOfAuctionStore } from './plates-of-auction.store';
import { enrolmentClosesAtMs, refuseClosed, refuseTooLateToPay } from './refuse-closed';

interface Shares {
  readonly enrolmentId: number;
  readonly citizenId: number;
  readonly judged: readonly JudgedCar[];
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
    private readonly plates: PlatesOfAuctionStore,
    private readonly vehicles: DeclaredVehiclesStore,
  ) {}

  /** The enrolment’s id. A refusal must take the transaction back. */
  async execute(
    transaction: Transaction,
    auction: AuctionView,
    order: EnrolOrder,
    judged: readonly JudgedCar[],
  ): Promise<number | RefusalError> {
    if (auction.isDrill === true) return this.drill.execute(transaction, auction, order);
    const { citizenId } = order;
    const vins = judged.map(({ vin }) => vin);
    const nowMs = await this.store.nowMs(transaction);
    if (!(await this.store.isOpen(transaction, auction.id))) return refuseClosed(auction, nowMs);
    const late = refuseTooLateToPay(auction, nowMs);
    if (late !== undefined) return late;
    const barred =
      (await this.bans.refuse(transaction, citizenId)) ?? (await this.pauses.refuse(transaction, citizenId));
    if (barred !== undefined) return barred;

    const unfit = await this.plates.refuseUnfit(transaction, auction.id, judged);
    if (unfit !== undefined) return unfit;
    const place = await this.store.takePlace(transaction, auction.id, citizenId, order.language);
    if (place.ownShares > 0) return new RefusalError('ENROLMENT.EXISTS', { orderNo: place.orderNo });
    const held = await this.cars.refuseVins(transaction, vins, citizenId);
    if (held !== undefined) return held;
    const sharesMax = Math.max(0, auction.sharesMax - place.reservedShares);
    if (vins.length > sharesMax) return new RefusalError('ENROLMENT.TOO_MANY_SHARES', { sharesMax });
    return this.addShares(transaction, auction, { enrolmentId: place.enrolmentId, citizenId, judged });
  }

  private async addShares(
    transaction: Transaction,
    auction: AuctionView,
    { enrolmentId, citizenId, judged }: Shares,
  ): Promise<number | RefusalError> {
    const { id: auctionId, title, startsAtMs, depositFen } = auction;
    const vins = judged.map(({ vin }) => vin);
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
    for (const [place, id] of entries.ids.entries()) {
      const car = judged[place];
      if (car !== undefined) await this.vehicles.note(transaction, { kind: 'entry', id }, car);
    }
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
