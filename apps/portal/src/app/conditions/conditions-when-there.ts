// The place of an auction's special conditions: few auctions have any. Where they do not come, the announcement has them all the same.
import { Component, computed, input } from '@angular/core';
import { LatePart } from '../parts/late-part';

@Component({
  selector: 'hp-conditions-when-there',
  imports: [LatePart],
  template: `<hp-late-part [load]="load" [inputs]="inputs()" />`,
})
export class ConditionsWhenThere {
  readonly auctionId = input.required<number>();

  protected readonly load = () => import('./auction-conditions').then((m) => m.AuctionConditions);
  protected readonly inputs = computed(() => ({ auctionId: this.auctionId() }));
}
