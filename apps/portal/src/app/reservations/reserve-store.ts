// State of the reservation form: a plate, a car, sending them once, and what came of it.
import { inject, Injectable, signal } from '@angular/core';
import type { Refusal, ReservationView } from '@haopai/contracts';
import { parseVin, type Plate, type Vin } from '@haopai/rules';
import { areGood, FormField, refusalFault, Submission } from '@haopai/web-app/forms';
import { OnceDesk } from '@haopai/web-data';
import { askVinOf } from '../cars/ask-vin';
import { isAboutVehicle, VehicleChoice } from '../cars/vehicle-choice';
import { ownDraft } from '../forms/own-draft';
import { PLATE_PREFIX, readTail } from './plate-tail';
import { ReservationsClient } from './reservations-client';

@Injectable()
export class ReserveStore {
  private readonly client = inject(ReservationsClient);
  private readonly once = new OnceDesk();

  readonly tail = new FormField<Plate>(readTail);
  readonly vin = new FormField<Vin>(parseVin);
  readonly vehicle = new VehicleChoice(this.vin);
  readonly submission = new Submission();
  /** The one that was just made. */
  readonly made = signal<ReservationView | null>(null);

  constructor() {
    askVinOf(this.vin);
    const { tail, vin, vehicle } = this;
    ownDraft('reservation', { tail: tail.text, vin: vin.text, vehicle: vehicle.text });
  }

  /** True when it is made; otherwise the fields or the form say why not. */
  async reserve(): Promise<boolean> {
    this.submission.reset();
    const areFilled = areGood(this.tail, this.vin, this.vehicle);
    const [plate, vin, vehicle] = [this.tail.value(), this.vin.value(), this.vehicle.value()];
    if (!areFilled || plate === null || vin === null || vehicle === null) return false;
    const body = { tail: plate.number.slice(PLATE_PREFIX.length), vin: vin.number, vehicle };
    const answer = await this.submission.send(() =>
      this.once.ask(body, (key) => this.client.reserve(body, key)),
    );
    if (answer === null) return false;
    if (!answer.ok) {
      this.learnFrom(answer.refusal);
      return false;
    }
    this.made.set(answer.value);
    this.tail.clear();
    this.vin.clear();
    this.vehicle.clear();
    return true;
  }

  /** Another plate for the same car, or for another. */
  startAnew(): void {
    this.submission.reset();
    this.made.set(null);
  }

  private learnFrom(refusal: Refusal): void {
    if (isAboutVehicle(refusal)) this.vehicle.refuse(refusalFault(refusal));
    else if ('vin' in refusal.data) this.vin.refuse(refusalFault(refusal));
    // That plate is another one, which was won and not paid.
    else if (refusal.code === 'ENROLMENT.BARRED') this.submission.refusal.set(refusal);
    else if ('plate' in refusal.data || 'tail' in refusal.data) this.tail.refuse(refusalFault(refusal));
    else this.submission.refusal.set(refusal);
  }
}
