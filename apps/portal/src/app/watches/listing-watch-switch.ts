// Puts a plate at a fixed price on the watchlist and takes it off; for whoever is logged in.
import { Component, inject, input } from '@angular/core';
import { HeartButton } from './heart-button';
import { OwnListingWatches } from './own-listing-watches';

@Component({
  selector: 'hp-listing-watch-switch',
  imports: [HeartButton],
  template: `
    <hp-heart-button
      off="watch.offListing"
      [testId]="'watch-listing-' + listingId()"
      [plate]="plate()"
      [isOn]="watches.has(listingId())"
      [isBusy]="watches.isChanging(listingId())"
      (pressed)="watches.toggle(listingId())"
    />
  `,
})
export class ListingWatchSwitch {
  protected readonly watches = inject(OwnListingWatches);

  readonly listingId = input.required<number>();
  readonly plate = input.required<string>();
}
