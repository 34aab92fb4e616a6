// Of a plate that was bought at a fixed price: since when it can be fetched, with which papers, and where. Nothing while that is not known.
import { Component, inject, input } from '@angular/core';
import { OrdersClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { PickUp } from '../enrolments/pick-up';

@Component({
  selector: 'hp-order-pick-up',
  imports: [PickUp],
  template: `
    @if (pickUp(); as known) {
      <hp-pick-up [pickUp]="known" [nowMs]="nowMs()" [isPart]="true" />
    }
  `,
})
export class OrderPickUp {
  private readonly client = inject(OrdersClient);

  readonly orderNo = input.required<string>();
  readonly nowMs = input.required<number>();

  protected readonly pickUp = reading(() => this.client.pickUp(this.orderNo())).value;
}
