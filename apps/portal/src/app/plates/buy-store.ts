// State of the page on which one plate is bought: the plate, a car for it, sending the order once, and what came of it.
import { inject, Injectable, signal } from '@angular/core';
import type { ListingView, OrderHead, Refusal } from '@haopai/contracts';
import { parseVin, type Vin } from '@haopai/rules';
import { areGood, FormField, refusalFault, Submission } from '@haopai/web-app/forms';
import { ListingsClient, OnceDesk } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { askVinOf } from '../cars/ask-vin';
import { isAboutVehicle, VehicleChoice } from '../cars/vehicle-choice';
import { ownDraft } from '../forms/own-draft';

@Injectable()
export class BuyStore {
  private readonly client = inject(ListingsClient);
  private readonly once = new OnceDesk();
  private readonly listingId = signal<number | null>(null);
  private readonly reading = reading(() => {
    const listingId = this.listingId();
    return listingId === null ? undefined : this.client.one(listingId);
  });

  readonly state = this.reading.state;
  readonly listing = this.reading.value;
  readonly vin = new FormField<Vin>(parseVin);
  readonly vehicle = new VehicleChoice(this.vin, () => this.listing()?.plate ?? null);
  readonly submission = new Submission();

  constructor() {
    askVinOf(this.vin);
    ownDraft('purchase', { vin: this.vin.text, vehicle: this.vehicle.text });
  }

  /** Another plate, or the same one anew. */
  show(listingId: number): void {
    if (this.listingId() !== listingId) this.submission.reset();
    this.listingId.set(listingId);
    this.reading.reload();
  }

  /** The order, or null: then the field or the form says why not. */
  async buy(): Promise<OrderHead | null> {
    this.submission.reset();
    const areFilled = areGood(this.vin, this.vehicle);
    const [listing, vin, vehicle] = [this.listing(), this.vin.value(), this.vehicle.value()];
    if (listing === null || vin === null || vehicle === null || !areFilled) return null;
    const body = { vin: vin.number, vehicle };
    const answer = await this.submission.send(() =>
      this.once.ask({ ...body, listingId: listing.id }, (key) => this.client.buy(listing.id, body, key)),
    );
    if (answer === null) return null;
    if (answer.ok) {
      this.vin.clear();
      this.vehicle.clear();
      return answer.value;
    }
    await this.learnFrom(answer.refusal, listing);
    return null;
  }

  private async learnFrom(refusal: Refusal, { id }: ListingView): Promise<void> {
    if (isAboutVehicle(refusal)) return this.vehicle.refuse(refusalFault(refusal));
    if ('vin' in refusal.data) return this.vin.refuse(refusalFault(refusal));
    this.submission.refusal.set(refusal);
    if (refusal.code !== 'LISTING.TAKEN') return;
    const now = await this.client.find(id);
    if (now.ok) this.reading.update((shown) => (shown.id === id ? now.value : shown));
  }
}
