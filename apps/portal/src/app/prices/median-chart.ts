// The median price of each of the latest periods, a bar each. What it shows stands in the table beside it, for whoever hears the page.
import { Component, computed, inject, input } from '@angular/core';
import type { PricePeriod } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { roundAbove } from './chart-scale';
import { periodName, shortPeriodName } from './period-name';

const BARS_MAX = 12;

@Component({
  selector: 'hp-median-chart',
  template: `
    <p class="hp-soft" aria-hidden="true">{{ say('prices.chart') }}</p>
    <div class="chart" role="img" data-testid="median-chart" [attr.aria-label]="label()">
      <div class="scale">
        <span>{{ top() }}</span>
        <span>{{ half() }}</span>
        <span>0</span>
      </div>
      <div class="bars">
        @for (bar of bars(); track bar.name) {
          <div class="bar" [attr.title]="bar.words">
            <div class="room"><div class="median" [style.height.%]="bar.height"></div></div>
            <span class="name">{{ bar.short }}</span>
          </div>
        }
      </div>
    </div>
  `,
  styleUrl: './median-chart.scss',
})
export class MedianChart {
  private readonly words = inject(Words);

  /** The oldest first; one at least. */
  readonly periods = input.required<readonly PricePeriod[]>();

  protected readonly say = this.words.say;
  private readonly shown = computed(() => this.periods().slice(-BARS_MAX));
  private readonly topFen = computed(() => roundAbove(this.shown().map(({ medianFen }) => medianFen)));
  protected readonly top = computed(() => formatYuan(this.topFen()));
  protected readonly half = computed(() => formatYuan(this.topFen() / 2));
  protected readonly bars = computed(() =>
    this.shown().map(({ name, medianFen }) => ({
      name,
      short: shortPeriodName(name, this.words.language()),
      words: this.wordsOf({ name, medianFen }),
      height: (100 * medianFen) / this.topFen(),
    })),
  );
  protected readonly label = computed(() => {
    const bars = this.bars();
    const [first, last] = [bars[0], bars.at(-1)];
    return this.say('prices.chartLabel', { from: first?.words ?? '', to: last?.words ?? '' });
  });

  private wordsOf({ name, medianFen }: Pick<PricePeriod, 'name' | 'medianFen'>): string {
    return `${periodName(name, this.words.language())} ${formatYuan(medianFen)}`;
  }
}
