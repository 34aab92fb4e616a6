// The plates at a fixed price on the watchlist: plate, price, how each stands, and the heart that takes it off. Sold ones have left it.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { Plate, Skeleton, YuanPipe } from '@haopai/web-ui';
import { ListingWatchSwitch } from './listing-watch-switch';
import { WatchedListingsStore } from './watched-listings-store';

@Component({
  selector: 'hp-watched-listings',
  imports: [ListingWatchSwitch, LoadFailed, LoadStale, Plate, RouterLink, Skeleton, YuanPipe],
  template: `
    @let state = store.list.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="1" [height]="76" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed [heading]="say('watch.failed')" [failure]="state" (again)="store.list.reload()" />
      }
      @case ('ready') {
        <hp-load-stale [why]="state.stale" />
        @for (watch of state.value.items; track watch.listing.id) {
          @let listing = watch.listing;
          <div
            class="hp-card row"
            [attr.data-testid]="'watched-listing-' + listing.id"
            [attr.data-state]="listing.state"
          >
            <a class="what" [routerLink]="['/plates', listing.id]">
              <hp-plate
                [number]="listing.plate.number"
                [kind]="listing.plate.kind"
                [colour]="listing.plate.colour"
              />
              <span class="auction">{{ say('nav.plates') }}</span>
            </a>
            <span class="state">
              <strong>{{ listing.priceFen | yuan }}</strong>
              <span class="hp-soft">{{ say('watch.state.' + listing.state) }}</span>
            </span>
            <hp-listing-watch-switch [listingId]="listing.id" [plate]="listing.plate.number" />
          </div>
        }
      }
    }
  `,
  styleUrl: './watch-row.scss',
  styles: `
    :host {
      display: grid;
      gap: 8px;
      min-width: 0;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class WatchedListings {
  protected readonly store = inject(WatchedListingsStore);

  protected readonly say = inject(Words).say;
}
