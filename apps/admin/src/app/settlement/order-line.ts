// What a payment or refund was for: the kind of order, its plate where it has one, and the way to it.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RefundCase } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-order-line',
  imports: [RouterLink],
  template: `
    {{ say('orders.kind.' + of().orderKind) }}
    @if (of().plateNumber; as number) {
      {{ plateOf({ number }) }}
    }
    <a class="number" [routerLink]="['/orders', of().orderNo]">{{ of().orderNo }}</a>
  `,
  styles: `
    :host {
      display: block;
      max-width: 360px;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-soft' },
})
export class OrderLine {
  readonly of = input.required<Pick<RefundCase, 'orderKind' | 'plateNumber' | 'orderNo'>>();

  protected readonly say = inject(Words).say;
  protected readonly plateOf = formatPlate;
}
