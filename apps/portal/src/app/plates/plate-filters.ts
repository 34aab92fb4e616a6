// The ways to narrow the plates for sale: texts to look for, patterns, prices, and the region for who is not logged in. All of it lives in the address.
import { Component, computed, inject, input, output } from '@angular/core';
import type { RegionView } from '@haopai/contracts';
import { PLATE_PATTERNS, regionName } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { groupYuan } from '@haopai/web-ui';
import { type Option, SelectField } from '@haopai/web-ui/fields';
import { PlateSearch, type SoughtParts } from './plate-search';
import {
  type AddressChange,
  BANDS,
  changeOfBand,
  isSameBand,
  type PlatesWish,
  type PriceBand,
} from './plates-query';
import { SearchChips } from './search-chips';

const FEN_PER_YUAN = 100;

@Component({
  selector: 'hp-plate-filters',
  imports: [PlateSearch, SearchChips, SelectField],
  templateUrl: './plate-filters.html',
  styleUrl: './plate-filters.scss',
})
export class PlateFilters {
  private readonly words = inject(Words);

  readonly wish = input.required<PlatesWish>();
  readonly regions = input.required<readonly RegionView[]>();
  /** Of whoever is logged in: then there is nothing to choose. */
  readonly ownRegion = input.required<string | null>();
  readonly changed = output<AddressChange>();

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly patterns = computed(() =>
    [null, ...PLATE_PATTERNS].map((pattern) => ({
      name: this.say(`plates.pattern.${pattern ?? 'any'}`),
      testId: `pattern-${pattern ?? 'any'}`,
      change: { pattern, page: null },
      isChosen: pattern === this.wish().pattern,
    })),
  );
  protected readonly options = computed<readonly Option[]>(() =>
    this.regions().map((region) => ({
      value: region.code,
      label: regionName(region, this.words.language()),
    })),
  );
  protected readonly bands = computed(() =>
    BANDS.map((band, nth) => ({
      name: nameOf(band, this.say),
      testId: `band-${nth}`,
      change: changeOfBand(band),
      isChosen: isSameBand(band, this.wish().band),
    })),
  );

  protected find({ contains, endsWith }: SoughtParts): void {
    this.changed.emit({ contains, endsWith, page: null });
  }

  protected chooseRegion(code: string): void {
    this.changed.emit({ region: code === '' ? null : code, page: null });
  }
}

/** How a band of prices is called. */
export function nameOf(
  { fromYuan, toYuan }: PriceBand,
  say: (key: string, params?: Readonly<Record<string, string>>) => string,
): string {
  const from = fromYuan === null ? '' : groupYuan(fromYuan * FEN_PER_YUAN);
  const to = toYuan === null ? '' : groupYuan(toYuan * FEN_PER_YUAN);
  if (from === '' && to === '') return say('plates.band.any');
  if (from === '') return say('plates.band.below', { to });
  return to === '' ? say('plates.band.above', { from }) : say('plates.band.between', { from, to });
}
