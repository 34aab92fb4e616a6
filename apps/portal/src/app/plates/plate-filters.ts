// The ways to narrow the plates for sale: texts to look for, patterns, prices, and the region for who is not logged in. All of it lives in the address.
import { Component, computed, effect, inject, input, output } from '@angular/core';
import type { RegionView } from '@haopai/contracts';
import { PLATE_PATTERNS, type PlatePart, regionName } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FaultFocus, FormField } from '@haopai/web-app/forms';
import { groupYuan, Icon } from '@haopai/web-ui';
import { type Option, SelectField, TextField } from '@haopai/web-ui/fields';
import {
  type AddressChange,
  BANDS,
  changeOfBand,
  isSameBand,
  type PlatesWish,
  type PriceBand,
} from './plates-query';
import { readPart } from './read-part';
import { SearchChips } from './search-chips';

const FEN_PER_YUAN = 100;

@Component({
  selector: 'hp-plate-filters',
  imports: [Icon, SearchChips, SelectField, TextField],
  providers: [FaultFocus],
  templateUrl: './plate-filters.html',
  styleUrl: './plate-filters.scss',
})
export class PlateFilters {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  readonly wish = input.required<PlatesWish>();
  readonly regions = input.required<readonly RegionView[]>();
  /** Of whoever is logged in: then there is nothing to choose. */
  readonly ownRegion = input.required<string | null>();
  readonly changed = output<AddressChange>();

  protected readonly contains = new FormField(readPart);
  protected readonly endsWith = new FormField(readPart);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
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

  constructor() {
    effect(() => this.contains.text.set(this.wish().contains ?? ''));
    effect(() => this.endsWith.text.set(this.wish().endsWith ?? ''));
  }

  protected find(event: Event): void {
    event.preventDefault();
    const [contains, endsWith] = [this.contains, this.endsWith];
    for (const field of [contains, endsWith]) field.insist();
    if (!contains.isGood() || !endsWith.isGood()) return this.focus.move();
    const textOf = (field: FormField<PlatePart | null>): string | null => field.value()?.text ?? null;
    this.changed.emit({ contains: textOf(contains), endsWith: textOf(endsWith), page: null });
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
