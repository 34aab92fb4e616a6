// How the price of the lot has risen, once there are two bids to draw a line between.
import { Component, computed, inject } from '@angular/core';
import { exactTimeOf, Preferences, Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { PriceCurve } from '@haopai/web-ui/bidding';
import { BiddingStore } from './bidding-store';

@Component({
  selector: 'hp-lot-curve',
  imports: [PriceCurve],
  template: `
    <h2>{{ say('lot.curve') }}</h2>
    <hp-price-curve [points]="points()" [label]="label()" [theme]="theme()" [timeOf]="exactTimeOf" />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LotCurve {
  private readonly preferences = inject(Preferences);
  private readonly store = inject(BiddingStore);

  protected readonly say = inject(Words).say;
  protected readonly exactTimeOf = exactTimeOf;
  protected readonly theme = computed(() => (this.preferences.isDark() ? 'dark' : 'light'));
  protected readonly points = computed(() => this.store.record()?.bids ?? []);
  protected readonly label = computed(() => {
    const points = this.points();
    const [from, to] = [points[0], points.at(-1)];
    if (from === undefined || to === undefined) return '';
    return this.say('lot.curveLabel', { from: formatYuan(from.amountFen), to: formatYuan(to.amountFen) });
  });
}
