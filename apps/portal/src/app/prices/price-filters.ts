// The ways to look for sold plates: texts, patterns, colours. All of it lives in the address.
import { Component, computed, inject, input, output } from '@angular/core';
import { PLATE_CLASSES } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { PlateSearch, type SoughtParts } from '../plates/plate-search';
import { SearchChips } from '../plates/search-chips';
import { patternKey } from './kind-name';
import { COLOURS, type PricesChange, type PricesWish } from './prices-query';

@Component({
  selector: 'hp-price-filters',
  imports: [PlateSearch, SearchChips],
  templateUrl: './price-filters.html',
  styles: `
    :host {
      display: grid;
      gap: 24px;
    }
  `,
})
export class PriceFilters {
  private readonly words = inject(Words);

  readonly wish = input.required<PricesWish>();
  readonly changed = output<PricesChange>();

  protected readonly say = this.words.say;
  protected readonly patterns = computed(() =>
    [null, ...PLATE_CLASSES].map((pattern) => ({
      name: this.say(patternKey(pattern)),
      testId: `pattern-${pattern ?? 'any'}`,
      change: { pattern, page: null },
      isChosen: pattern === this.wish().pattern,
    })),
  );
  protected readonly colours = computed(() =>
    [null, ...COLOURS].map((colour) => ({
      name: this.say(`prices.colour.${colour ?? 'any'}`),
      testId: `colour-${colour ?? 'any'}`,
      change: { colour, page: null },
      isChosen: colour === this.wish().colour,
    })),
  );

  protected find(parts: SoughtParts): void {
    this.changed.emit({ ...parts, page: null });
  }
}
