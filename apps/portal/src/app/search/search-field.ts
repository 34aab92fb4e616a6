// One search over auctions, plates at a fixed price and prices: a field that leads to what is found.
import { Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';

/** Longer than any plate with words beside it. */
export const SEARCH_MAX = 24;

@Component({
  selector: 'hp-search-field',
  imports: [Icon],
  template: `
    <form role="search" [attr.aria-label]="say('finder.heading')" (submit)="find($event)">
      <label class="hp-heard" for="plate-search">{{ say('finder.label') }}</label>
      <input
        #box
        id="plate-search"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="characters"
        data-testid="search-text"
        [attr.maxlength]="max"
        [placeholder]="say('finder.hint')"
        [value]="text()"
      />
      <button type="submit" class="hp-button" data-testid="search-find">
        <hp-icon name="search" />{{ say('plates.find') }}
      </button>
    </form>
  `,
  styles: `
    :host {
      display: block;
    }
    form {
      display: flex;
      gap: 8px;
    }
    input {
      flex: 1;
      min-width: 0;
      min-height: var(--hp-touch);
      padding: 0 14px;
      border: 1px solid var(--hp-ink-soft);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
      color: var(--hp-ink);
      font: inherit;
    }
    input::placeholder {
      color: var(--hp-ink-soft);
      opacity: 1;
    }
    .hp-button {
      flex: none;
    }
  `,
})
export class SearchField {
  private readonly router = inject(Router);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  /** What was looked for last. */
  readonly text = input('');

  protected readonly say = inject(Words).say;
  protected readonly max = SEARCH_MAX;

  protected find(event: Event): void {
    event.preventDefault();
    const box = this.box().nativeElement;
    const typed = box.value.trim();
    if (typed === '') box.focus();
    else void this.router.navigate(['/search'], { queryParams: { q: typed } });
  }
}
