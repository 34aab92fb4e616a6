// What can be bought at once while there is no auction: the plates that were put up last, at their fixed prices.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { ListingsClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { ListingCard } from '../plates/listing-card';

const SHOWN_MAX = 4;

@Component({
  selector: 'hp-for-sale',
  imports: [ListingCard, RouterLink],
  template: `
    @if (newest.value(); as page) {
      @if (page.items.length > 0) {
        <div class="head">
          <h2>{{ say('nav.plates') }}</h2>
          <a routerLink="/plates">{{ say('plates.all') }}</a>
        </div>
        <div class="cards">
          @for (listing of page.items; track listing.id) {
            <hp-listing-card [listing]="listing" />
          }
        </div>
      }
    }
  `,
  styles: `
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      margin-bottom: 8px;
    }
    .head a {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
    }
  `,
})
export class ForSale {
  private readonly client = inject(ListingsClient);

  protected readonly say = inject(Words).say;
  protected readonly newest = reading(() => this.client.page({ sort: 'newest', page: 1, size: SHOWN_MAX }));
}
