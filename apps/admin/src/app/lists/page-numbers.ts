// The ways to the pages of a long list, by their numbers, as links that keep the rest of the address.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { shownPages } from './shown-pages';

@Component({
  selector: 'hp-page-numbers',
  imports: [Icon, RouterLink],
  template: `
    <nav [attr.aria-label]="say('pager.label')">
      @if (page() > 1) {
        <a
          class="hp-button quiet"
          data-testid="page-before"
          [routerLink]="[]"
          queryParamsHandling="merge"
          [queryParams]="{ page: asked(page() - 1) }"
          ><hp-icon name="back" />{{ say('pager.before') }}</a
        >
      }
      @for (one of shown(); track $index) {
        @if (one === null) {
          <span class="hp-soft" aria-hidden="true">…</span>
        } @else {
          <a
            class="number"
            [class.here]="one === page()"
            [routerLink]="[]"
            queryParamsHandling="merge"
            [queryParams]="{ page: asked(one) }"
            [attr.data-testid]="'page-' + one"
            [attr.aria-label]="say('pager.page', { page: one, pages: pages() })"
            [attr.aria-current]="one === page() ? 'page' : null"
            >{{ one }}</a
          >
        }
      }
      @if (page() < pages()) {
        <a
          class="hp-button quiet"
          data-testid="page-after"
          [routerLink]="[]"
          queryParamsHandling="merge"
          [queryParams]="{ page: page() + 1 }"
          >{{ say('pager.after') }}<hp-icon name="next"
        /></a>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .number {
      display: grid;
      place-content: center;
      min-width: 44px;
      min-height: 44px;
      border-radius: var(--hp-corner);
      font-variant-numeric: tabular-nums;
    }
    .here {
      border: 1px solid var(--hp-line);
      color: inherit;
      font-weight: 600;
      text-decoration: none;
    }
  `,
})
export class PageNumbers {
  readonly page = input.required<number>();
  readonly pages = input.required<number>();

  protected readonly say = inject(Words).say;
  protected readonly shown = computed(() => shownPages(this.page(), this.pages()));

  /** The first page has the plain address. */
  protected asked(page: number): number | null {
    return page === 1 ? null : page;
  }
}
