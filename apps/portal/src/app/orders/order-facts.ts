// What an order is about, line by line: plate, auction, cars, times, number.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { formatYuan, Plate } from '@haopai/web-ui';
import { groupVin } from '@haopai/web-ui/fields';
import { AuctionTitle } from '../auctions/auction-title';

interface Fact {
  readonly name: string;
  readonly value: string;
}

@Component({
  selector: 'hp-order-facts',
  imports: [AuctionTitle, Plate, RouterLink],
  template: `
    <h2>{{ say('order.about') }}</h2>
    @if (order().about.plate; as plate) {
      <hp-plate class="plate" [number]="plate.number" [kind]="plate.kind" [colour]="plate.colour" />
    }
    <dl>
      @if (order().about.auction; as auction) {
        <div>
          <dt>{{ say('order.auction') }}</dt>
          <dd>
            <a [routerLink]="['/auctions', auction.id]"><hp-auction-title [title]="auction.title" /></a>
          </dd>
        </div>
      }
      @for (fact of facts(); track fact.name) {
        <div>
          <dt>{{ say(fact.name) }}</dt>
          <dd>{{ fact.value }}</dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './order-parts.scss',
})
export class OrderFacts {
  private readonly words = inject(Words);

  readonly order = input.required<OrderView>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly facts = computed<readonly Fact[]>(() => {
    const { about, amountFen, orderNo, createdAtMs, paidAtMs, deposits } = this.order();
    const collectedAtMs = this.order().collectedAtMs ?? null;
    const time = (atMs: number) => this.words.dayTime(atMs, this.nowMs());
    // Deposits are listed by their cars already.
    const vins = deposits.length > 0 ? [] : about.vins;
    return [
      ...vins.map((vin) => ({ name: 'order.vin', value: groupVin(vin) })),
      ...(about.depositAppliedFen === null
        ? []
        : [
            { name: 'order.hammer', value: formatYuan(amountFen + about.depositAppliedFen) },
            { name: 'order.applied', value: `−${formatYuan(about.depositAppliedFen)}` },
          ]),
      { name: 'order.created', value: time(createdAtMs) },
      ...(paidAtMs === null ? [] : [{ name: 'order.paid', value: time(paidAtMs) }]),
      ...(collectedAtMs === null ? [] : [{ name: 'order.collected', value: time(collectedAtMs) }]),
      { name: 'order.no', value: orderNo },
    ];
  });
}
