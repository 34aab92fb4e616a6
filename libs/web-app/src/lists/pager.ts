// The way to the page before and the page after, as links that keep the rest of the address.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@haopai/web-ui';
import { Words } from '../words/words';

@Component({
  selector: 'hp-pager',
  imports: [Icon, RouterLink],
  template: `
    <nav [attr.aria-label]="say('pager.label')">
      @if (page() > 1) {
        <a
          class="hp-button quiet"
          data-testid="page-before"
          [routerLink]="[]"
          queryParamsHandling="merge"
          [queryParams]="{ page: before() }"
          ><hp-icon name="back" />{{ say('pager.before') }}</a
        >
      }
      <span class="hp-soft">{{ say('pager.page', { page: page(), pages: pages() }) }}</span>
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
      gap: 8px 20px;
    }
  `,
})
export class Pager {
  readonly page = input.required<number>();
  readonly pages = input.required<number>();

  protected readonly say = inject(Words).say;
  /** The first page has the plain address. */
  protected readonly before = computed(() => (this.page() === 2 ? null : this.page() - 1));
}
