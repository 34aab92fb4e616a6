// The ways to look for sold plates: texts, patterns, colours. All of it lives in the address.
import { Component, computed, effect, inject, input, output } from '@angular/core';
import { PLATE_CLASSES, type PlatePart } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField } from '@haopai/web-app/forms';
import { Icon } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { readPart } from '../plates/read-part';
import { SearchChips } from '../plates/search-chips';
import { patternKey } from './kind-name';
import { COLOURS, type PricesChange, type PricesWish } from './prices-query';

@Component({
  selector: 'hp-price-filters',
  imports: [Icon, SearchChips, TextField],
  providers: [FaultFocus],
  templateUrl: './price-filters.html',
  styles: `
    :host,
    form {
      display: grid;
      gap: 12px;
    }
    :host {
      gap: 24px;
    }
    .texts {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
      gap: 12px;
    }
  `,
})
export class PriceFilters {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  readonly wish = input.required<PricesWish>();
  readonly changed = output<PricesChange>();

  protected readonly contains = new FormField(readPart);
  protected readonly endsWith = new FormField(readPart);
  protected readonly without = new FormField(readPart);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
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

  constructor() {
    effect(() => this.contains.text.set(this.wish().contains ?? ''));
    effect(() => this.endsWith.text.set(this.wish().endsWith ?? ''));
    effect(() => this.without.text.set(this.wish().without ?? ''));
  }

  protected find(event: Event): void {
    event.preventDefault();
    if (!areGood(this.contains, this.endsWith, this.without)) return this.focus.move();
    const textOf = (field: FormField<PlatePart | null>): string | null => field.value()?.text ?? null;
    this.changed.emit({
      ...{ contains: textOf(this.contains), endsWith: textOf(this.endsWith), without: textOf(this.without) },
      page: null,
    });
  }
}
