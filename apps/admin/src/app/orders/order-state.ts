// The state of an order in a word.
import { Component, computed, inject, input } from '@angular/core';
import type { OrderState } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StateChip } from '@haopai/web-ui';

const TONES: Readonly<Record<OrderState, 'neutral' | 'lead' | 'alert'>> = {
  created: 'alert',
  paid: 'lead',
  expired: 'neutral',
  cancelled: 'neutral',
  refunding: 'alert',
  refunded: 'neutral',
};

@Component({
  selector: 'hp-order-state',
  imports: [StateChip],
  template: `<hp-state-chip [tone]="tone()">{{ say('orders.state.' + state()) }}</hp-state-chip>`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class OrderStateChip {
  readonly state = input.required<OrderState>();

  protected readonly say = inject(Words).say;
  protected readonly tone = computed(() => TONES[this.state()]);
}
