// The other ways into the site: to buy, to bid and to practise, the first two with a plate that is really for sale; then to reserve, and to read how.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotView, PlateView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ListingsClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Icon, type IconName, Plate } from '@haopai/web-ui';

interface Door {
  readonly name: 'buy' | 'bid' | 'practise';
  readonly address: string;
  /** Where no plate is for sale behind it. */
  readonly icon: IconName;
  readonly plate: PlateView | null;
  readonly price: string;
}

interface SideDoor {
  readonly name: 'reserve' | 'guide';
  readonly address: string;
  readonly icon: IconName;
}

const SIDE_DOORS: readonly SideDoor[] = [
  { name: 'reserve', address: '/reserve', icon: 'heart' },
  { name: 'guide', address: '/guides', icon: 'book' },
];

@Component({
  selector: 'hp-doors',
  imports: [Icon, Plate, RouterLink],
  templateUrl: './doors.html',
  styleUrl: './doors.scss',
})
export class Doors {
  private readonly client = inject(ListingsClient);

  /** Of the auction that the page shows; null while there is none. */
  readonly lot = input.required<LotView | null>();

  protected readonly say = inject(Words).say;
  protected readonly sideDoors = SIDE_DOORS;
  private readonly newest = reading(() => this.client.page({ sort: 'newest', page: 1, size: 1 }));
  protected readonly doors = computed((): readonly Door[] => {
    const lot = this.lot();
    const listing = this.newest.value()?.items[0] ?? null;
    return [
      {
        name: 'buy',
        address: '/plates',
        icon: 'check',
        plate: listing?.plate ?? null,
        price: listing === null ? '' : formatYuan(listing.priceFen),
      },
      {
        name: 'bid',
        address: '/auctions',
        icon: 'bell',
        plate: lot?.plate ?? null,
        price: lot === null ? '' : `${this.say('board.startPrice')} ${formatYuan(lot.startPriceFen)}`,
      },
      { name: 'practise', address: '/practice', icon: 'tick', plate: null, price: '' },
    ];
  });
}
