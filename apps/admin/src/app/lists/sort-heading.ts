// The heading of a column by which a list can be ordered: pressed once, and once more the other way round; the order stands in the address.
import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';

const MARKS = { ascending: '▲', descending: '▼' } as const;

@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a heading of a table can be nothing but a th
  selector: 'th[hpSort]',
  template: `
    <button type="button" [attr.data-testid]="'sort-' + hpSort()" (click)="press()">
      <ng-content /><span aria-hidden="true">{{ mark() }}</span>
      <span class="hp-heard">{{ say(isFirst() ? 'list.sortDown' : 'list.sort') }}</span>
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-height: 32px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: inherit;
      cursor: pointer;
    }
    button:hover {
      color: var(--hp-blue);
    }
    span[aria-hidden] {
      min-width: 1em;
    }
  `,
  host: { scope: 'col', '[attr.aria-sort]': 'direction()' },
})
export class SortHeading {
  private readonly router = inject(Router);

  /** What it orders by; with a stroke before it the other way round. */
  readonly hpSort = input.required<string>();
  /** What the list is ordered by now. */
  readonly sorted = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly isFirst = computed(() => this.sorted() === this.hpSort());
  protected readonly direction = computed(() => {
    if (this.isFirst()) return 'ascending';
    return this.sorted() === `-${this.hpSort()}` ? 'descending' : null;
  });
  protected readonly mark = computed(() => {
    const direction = this.direction();
    return direction === null ? '↕' : MARKS[direction];
  });

  protected press(): void {
    const sort = this.isFirst() ? `-${this.hpSort()}` : this.hpSort();
    void this.router.navigate([], {
      ...{ queryParams: { sort, page: null }, queryParamsHandling: 'merge' },
    });
  }
}
