// Use case: a citizen wishes that a plate enter the next auction, for a car of theirs (docs/domain.md, "Reservation").
import { Injectable } from '@nestjs/common';
import type { ReservationView, ReserveBody } from '@haopai/contracts';
import { type Language, parseVin } from '@haopai/rules';
import { IdentityGate } from '../../access/identity-checks';
import { Bans } from '../bans';
import {
  CarPlates,
  DeclaredVehiclesStore,
  JudgeVehicles,
  refuseUnfit,
  VinClaims,
} from '../../plates/registered-cars';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import { Settings } from '../../access/settings';
import { DescribePlate } from './describe-plate';
import { FindReservations } from './find-reservations';
import { FreePlates } from './free-plates';
import { readTail } from './read-tail';
import type { NewReservation } from './reservation';
import { ReservationsStore } from './reservations.store';

export interface ReserveOrder extends ReserveBody {
  readonly citizenId: number;
  /** Idempotency-Key. */
  readonly key: string;
  /** In which the text messages about it speak. */
  readonly language: Language;
}

@Injectable()
export class Reserve {
  constructor(
    private readonly identity: IdentityGate,
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyService,
    private readonly describe: DescribePlate,
    private readonly free: FreePlates,
    private readonly cars: CarPlates,
    private readonly store: ReservationsStore,
    private readonly reservations: FindReservations,
    private readonly settings: Settings,
    private readonly bans: Bans,
    private readonly claims: VinClaims,
    private readonly vehicles: JudgeVehicles,
    private readonly declared: DeclaredVehiclesStore,
  ) {}

  /** `leave` gives the place at the door back, where it takes a moment to hear who somebody is. */
  async execute(order: ReserveOrder, leave: () => void): Promise<ReservationView | RefusalError> {
    const { citizenId, key, tail, vin: rawVin, vehicle, language } = order;
    const plate = readTail(tail);
    if (plate instanceof RefusalError) return plate;
    const vin = parseVin(rawVin);
    if (!vin.ok) return new RefusalError('VIN.INVALID', { vin: rawVin });
    const unknown = await this.identity.refuse(citizenId, leave);
    if (unknown !== undefined) return unknown;
    const view = await this.describe.execute(plate, citizenId);
    const car = await this.vehicles.one({ vin: vin.value.number, vehicle: vehicle ?? null });
    if (car instanceof RefusalError) return car;
    const wish = { citizenId, plate: view, car, language };
    const request = { citizenId, key, route: 'POST /reservations', body: { tail, vin: rawVin, vehicle } };
    const made = await this.transactions.run(async (transaction) => {
      await this.store.lockCitizen(transaction, citizenId);
      return this.idempotency.make(transaction, request, () => this.write(transaction, wish));
    });
    return made instanceof RefusalError ? made : this.reservations.own(citizenId, made);
  }

  private async write(transaction: Transaction, wish: NewReservation): Promise<number | RefusalError> {
    const { citizenId, plate, car: judged } = wish;
    const { vin } = judged;
    // A reservation that is paid is an enrolment.
    const refused =
      (await this.bans.refuse(transaction, citizenId)) ??
      (await this.free.refuse(transaction, plate.number)) ??
      refuseUnfit(judged, plate) ??
      (await this.cars.refuseVins(transaction, [vin], citizenId));
    if (refused !== undefined) return refused;
    // Each is work for somebody, and keeps a plate from everybody else.
    const max = this.settings.value('reservations.openMax');
    if ((await this.store.countOpen(transaction, citizenId)) >= max)
      return new RefusalError('RESERVATION.TOO_MANY_OPEN', { max });
    const added = await this.store.add(transaction, wish);
    if (typeof added === 'number') {
      const car = { kind: 'reservation', id: added, vin, citizenId } as const;
      const taken = await this.claims.take(transaction, [car]);
      if (taken !== undefined) return taken;
      await this.declared.note(transaction, car, judged);
      return added;
    }
    return added.taken === 'plate'
      ? new RefusalError('RESERVATION.PLATE_RESERVED', { plate: plate.number })
      : new RefusalError('VIN.RESERVED', { vin, reason: 'others' });
  }
}
