// The way to a plate that cannot be reserved because it stands somewhere already: its lot, its result, or its listing.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { type Fault } from '@haopai/web-app/forms';

interface Way {
  readonly address: readonly (string | number)[];
  /** Of its words. */
  readonly name: 'inAuction' | 'sold' | 'listed';
}

@Component({
  selector: 'hp-taken-plate-link',
  imports: [RouterLink],
  template: `
    @if (way(); as to) {
      <a data-testid="taken-plate" [routerLink]="to.address">{{ say('reserve.taken.' + to.name) }}</a>
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class TakenPlateLink {
  protected readonly say = inject(Words).say;
  readonly fault = input.required<Fault | null>();
  /** Null where nothing more is public than that the plate is gone. */
  protected readonly way = computed<Way | null>(() => {
    const data: Readonly<Record<string, unknown>> = { ...this.fault()?.data };
    const { auctionId, lotId, listingId } = data;
    if (typeof listingId === 'number') return { name: 'listed', address: ['/plates', listingId] };
    if (typeof auctionId !== 'number' || typeof lotId !== 'number') return null;
    return this.fault()?.key === 'refusal.RESERVATION.PLATE_TAKEN'
      ? { name: 'sold', address: ['/results', auctionId, 'lots', lotId] }
      : { name: 'inAuction', address: ['/auctions', auctionId, 'lots', lotId] };
  });
}
