// The state of a plate of the stock in a word, and its way, where a server of the release before does not say its place.
import { Component, computed, inject, input } from '@angular/core';
import type { StockItemView, StockState } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { StateChip } from '@haopai/web-ui';

const TONES: Readonly<Record<StockState, 'neutral' | 'lead' | 'alert'>> = {
  unlisted: 'neutral',
  forSale: 'lead',
  held: 'alert',
  sold: 'lead',
  withdrawn: 'neutral',
};

@Component({
  selector: 'hp-stock-state',
  imports: [StateChip],
  template: `
    <hp-state-chip [tone]="tone()" [attr.data-state]="item().state">{{
      say('stock.state.' + item().state)
    }}</hp-state-chip>
    @if (item().place === undefined && item().way !== null) {
      <hp-state-chip>{{ say('stock.way.' + item().way) }}</hp-state-chip>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      white-space: nowrap;
    }
  `,
})
export class StockStateChip {
  readonly item = input.required<StockItemView>();

  protected readonly say = inject(Words).say;
  protected readonly tone = computed(() => TONES[this.item().state]);
}
