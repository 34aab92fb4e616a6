// What plates of one kind were sold for: how many, lowest, median and highest, over all years and by month or year.
import { Component, computed, inject, input } from '@angular/core';
import type { PricePeriodLength } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { SoldPlatesClient } from '@haopai/web-data/results';
import { Skeleton, YuanPipe } from '@haopai/web-ui';
import { SearchChips } from '../plates/search-chips';
import { type PlateKind, sayKind } from './kind-name';
import { MedianChart } from './median-chart';
import { periodName } from './period-name';
import { changeOfLength, kindOf, LENGTHS } from './prices-query';

@Component({
  selector: 'hp-price-figures',
  imports: [LoadFailed, LoadStale, MedianChart, SearchChips, Skeleton, YuanPipe],
  templateUrl: './price-figures.html',
  styleUrl: './price-figures.scss',
})
export class PriceFigures {
  private readonly words = inject(Words);
  private readonly client = inject(SoldPlatesClient);

  readonly kind = input.required<PlateKind>();
  readonly by = input.required<PricePeriodLength>();

  protected readonly say = this.words.say;
  protected readonly figures = reading(() => this.client.figures(kindOf(this.kind()), this.by()), {
    // Another length of periods is another view of the same.
    subject: () => JSON.stringify(kindOf(this.kind())),
  });
  protected readonly name = computed(() => sayKind(this.kind(), this.say));
  protected readonly periods = computed(() => this.figures.value()?.periods ?? []);
  /** The newest first, as one reads a table. */
  protected readonly rows = computed(() =>
    [...this.periods()]
      .reverse()
      .map((period) => ({ ...period, words: periodName(period.name, this.words.language()) })),
  );
  protected readonly lengths = computed(() =>
    LENGTHS.map((by) => ({
      name: this.say(`prices.by.${by}`),
      testId: `by-${by}`,
      change: changeOfLength(by),
      isChosen: by === this.by(),
    })),
  );
}
