// State of the page on which one plate is bought: the plate, a car for it, sending the order once, and what came of it.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ListingView, OrderHead, Refusal } from '@haopai/contracts';
import { parseVin, type Vin } from '@haopai/rules';
import { FormField, refusalFault, Submission } from '@haopai/web-app';
import { ListingsClient, type Loaded, LOADING, OnceDesk, toLoaded } from '@haopai/web-data';

@Injectable()
export class BuyStore {
  private readonly client = inject(ListingsClient);
  private readonly once = new OnceDesk();
  private readonly loaded = signal<Loaded<ListingView>>(LOADING);

  readonly state = this.loaded.asReadonly();
  readonly listing = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });
  readonly vin = new FormField<Vin>(parseVin);
  readonly submission = new Submission();

  /** Another plate, or the same one anew. */
  async show(listingId: number): Promise<void> {
    if (this.listing()?.id !== listingId) this.submission.reset();
    this.loaded.set(LOADING);
    this.loaded.set(toLoaded(await this.client.find(listingId)));
  }

  /** The order, or null: then the field or the form says why not. */
  async buy(): Promise<OrderHead | null> {
    this.submission.reset();
    this.vin.insist();
    const [listing, vin] = [this.listing(), this.vin.value()];
    if (listing === null || vin === null || !this.vin.isGood()) return null;
    const body = { vin: vin.number };
    const answer = await this.submission.send(() =>
      this.once.ask({ ...body, listingId: listing.id }, (key) => this.client.buy(listing.id, body, key)),
    );
    if (answer === null) return null;
    if (answer.ok) return answer.value;
    await this.learnFrom(answer.refusal, listing);
    return null;
  }

  private async learnFrom(refusal: Refusal, { id }: ListingView): Promise<void> {
    if ('vin' in refusal.data) return this.vin.refuse(refusalFault(refusal));
    this.submission.refusal.set(refusal);
    if (refusal.code !== 'LISTING.TAKEN') return;
    const now = await this.client.find(id);
    if (now.ok) this.loaded.set(toLoaded(now));
  }
}
