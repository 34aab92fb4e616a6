// Where a plate of the stock is now, in words, with the way there for those who may go it.
import { Component, computed, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import type { StockItemView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StaffSession } from '../session/staff-session';

interface Way {
  readonly link: readonly (string | number)[];
  readonly query: Params;
}

@Component({
  selector: 'hp-stock-place',
  imports: [RouterLink],
  template: `
    @if (way(); as to) {
      <a [routerLink]="to.link" [queryParams]="to.query">{{ said() }}</a>
    } @else {
      {{ said() }}
    }
  `,
})
export class StockPlaceWords {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);

  readonly item = input.required<StockItemView>();

  protected readonly said = computed(() => placeWords(this.words, this.item()));
  protected readonly way = computed<Way | null>(() => {
    const { place, plate, orderNo } = this.item();
    if (place === undefined) return null;
    const { lot, kind } = place;
    if (lot !== null && this.session.may('auctions.read'))
      return { link: ['/auctions', lot.auctionId, 'lots'], query: lotQuery(kind, plate.number) };
    const order = place.orderNo ?? orderNo;
    const isOfOrder = kind === 'held' || kind === 'sold';
    if (isOfOrder && order !== null && this.session.may('orders.read'))
      return { link: ['/orders', order], query: {} };
    if (kind === 'reserved' && this.session.may('reservations.read'))
      return { link: ['/reservations'], query: { plate: plate.number } };
    return null;
  });
}

/** Empty where a server of the release before does not say. */
export function placeWords(words: Words, { place }: StockItemView): string {
  if (place === undefined) return '';
  const { kind, lot } = place;
  if (lot === null) return words.say(`stock.place.${kind}`);
  return words.say(`stock.placeOfLot.${kind}`, { title: words.auctionTitle(lot.title), no: lot.lotNo });
}

/** Lots that have ended are told apart by how they ended, others by their plates. */
function lotQuery(kind: string, number: string): Params {
  return kind === 'draft' || kind === 'auction' ? { contains: number } : {};
}
