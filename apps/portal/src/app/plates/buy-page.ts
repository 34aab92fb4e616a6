// Buying one plate at a fixed price: the plate, its price in figures and words, a car, and one button.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { capitalAmount, fen, formatPlate, isOpenToRegion } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { Session } from '@haopai/web-data';
import { Icon, Notice, Plate, Skeleton, YuanPipe } from '@haopai/web-ui';
import { CarPicker } from '../cars/car-picker';
import { VehicleField } from '../forms/vehicle-field';
import { VinField } from '../forms/vin-field';
import { ListingWatchSwitch } from '../watches/listing-watch-switch';
import { OwnListingWatches } from '../watches/own-listing-watches';
import { WatchRefused } from '../watches/watch-refused';
import { IdentityWay } from '../identity/identity-way';
import { Departure } from '../orders/departure';
import { BuyStore } from './buy-store';
import { LastSearch } from './last-search';

const STEPS = ['order', 'pay', 'collect'] as const;

@Component({
  selector: 'hp-buy-page',
  imports: [
    CarPicker,
    Icon,
    IdentityWay,
    ListingWatchSwitch,
    LoadFailed,
    LoadStale,
    Notice,
    Plate,
    RouterLink,
    Skeleton,
    VehicleField,
    VinField,
    WatchRefused,
    YuanPipe,
  ],
  providers: [BuyStore, FaultFocus],
  templateUrl: './buy-page.html',
  styleUrl: './buy-page.scss',
})
export class BuyPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly focus = inject(FaultFocus);
  private readonly watches = inject(OwnListingWatches);
  private readonly departure = inject(Departure);
  protected readonly store = inject(BuyStore);
  protected readonly search = inject(LastSearch).params;

  readonly listingId = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly region = this.words.region;
  protected readonly citizen = this.session.citizen;
  protected readonly steps = STEPS;
  protected readonly written = computed(() => {
    const plate = this.store.listing()?.plate;
    return plate === undefined ? '' : formatPlate(plate);
  });
  protected readonly capitals = computed(() => capitalAmount(fen(this.store.listing()?.priceFen ?? 0)));
  /** What this visitor can do here. */
  protected readonly way = computed<'buy' | 'logIn' | 'otherRegion' | 'gone' | 'none'>(() => {
    const [listing, session] = [this.store.listing(), this.session.state()];
    if (listing === null || session.status === 'unknown') return 'none';
    if (this.isJustTaken()) return 'none';
    if (listing.state !== 'forSale') return 'gone';
    if (session.status === 'anonymous') return 'logIn';
    return isOpenToRegion(listing.plate, session.citizen.region) ? 'buy' : 'otherRegion';
  });
  /** Then the notice above says it all, also where what is read is of the second before. */
  protected readonly isJustTaken = computed(() => this.store.submission.refusal()?.code === 'LISTING.TAKEN');
  protected readonly watched = ['listings'] as const;
  /** By whom can buy it, or could once it is for sale again. */
  protected readonly canWatch = computed(() => {
    const [listing, citizen] = [this.store.listing(), this.citizen()];
    if (listing === null || citizen === null || !isOpenToRegion(listing.plate, citizen.region)) return false;
    return listing.state === 'forSale' || listing.state === 'held' || this.watches.has(listing.id);
  });
  protected readonly why = computed(() => {
    const refusal = this.store.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  /** Of the citizen's own, that is in the way. */
  protected readonly ownOrders = computed(() => {
    const refusal = this.store.submission.refusal();
    if (refusal === null) return null;
    if ('orderNo' in refusal.data) return `/account/orders/${refusal.data.orderNo}`;
    return refusal.code === 'ORDER.TOO_MANY_OPEN' ? '/account/orders' : null;
  });

  constructor() {
    effect(() => {
      const listingId = this.listingId();
      untracked(() => this.store.show(listingId));
    });
    effect(() => {
      if (this.citizen() !== null) untracked(() => void this.watches.resume());
    });
  }

  protected async buy(event: Event): Promise<void> {
    event.preventDefault();
    const order = await this.store.buy();
    if (order === null) this.focus.move();
    else {
      // As the button says; where the payment cannot be begun, the order stands there with its own.
      this.departure.payNext(order.orderNo);
      await this.router.navigate(['/account/orders', order.orderNo]);
    }
  }
}
