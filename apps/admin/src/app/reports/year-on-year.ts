// What was sold in the period beside the same period a year before, and how much more or less that is.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { SalesReport, SaleWay } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { OneReport } from './one-report';
import { aYearBefore } from './period';
import { ReportsClient } from './reports-client';
import { sayingsOf } from './sayings-of';

interface Line {
  readonly what: SaleWay | 'all';
  readonly sales: number;
  readonly sumFen: number;
  readonly salesBefore: number;
  readonly sumBeforeFen: number;
}

@Component({
  selector: 'hp-year-on-year',
  imports: [YuanPipe],
  template: `
    @if (lines(); as lines) {
      <h3>{{ say('reports.yearOnYear') }}</h3>
      <div class="rows" tabindex="0" role="group" [attr.aria-label]="say('reports.yearOnYear')">
        <table class="hp-table" data-testid="year-on-year">
          <thead>
            <tr>
              <th scope="col">{{ say('reports.wayLabel') }}</th>
              <th scope="col" class="figure">{{ say('reports.salesNow') }}</th>
              <th scope="col" class="figure">{{ say('reports.salesBefore') }}</th>
              <th scope="col" class="figure">{{ say('reports.sumNow') }}</th>
              <th scope="col" class="figure">{{ say('reports.sumBefore') }}</th>
              <th scope="col" class="figure">{{ say('reports.change') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (line of lines; track line.what) {
              <tr [attr.data-testid]="'year-' + line.what" [class.all]="line.what === 'all'">
                <th scope="row">{{ nameOf(line) }}</th>
                <td class="figure">{{ line.sales }}</td>
                <td class="figure">{{ line.salesBefore }}</td>
                <td class="figure">{{ line.sumFen | yuan }}</td>
                <td class="figure">{{ line.sumBeforeFen | yuan }}</td>
                <td class="figure">{{ change(line) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .rows {
      overflow-x: auto;
    }
    .all > * {
      border-top: 2px solid var(--hp-line);
      font-weight: 700;
    }
  `,
})
export class YearOnYear {
  private readonly words = inject(Words);
  private readonly client = inject(ReportsClient);

  readonly report = input.required<SalesReport>();

  protected readonly say = this.words.say;
  /** Nothing is shown while it is not there: the report itself stands without it. */
  private readonly before = new OneReport<SalesReport>();
  private readonly sayings = computed(() => sayingsOf(this.words));
  protected readonly lines = computed<readonly Line[] | null>(() => {
    const before = this.before.state();
    if (before.status !== 'ready') return null;
    const { rows } = this.report();
    return (['auction', 'listing', 'all'] as const).map((what) => {
      const now = sumOf(rows, what);
      const then = sumOf(before.value.rows, what);
      return { what, ...now, salesBefore: then.sales, sumBeforeFen: then.sumFen };
    });
  });

  constructor() {
    effect(() => {
      const { fromMs, toMs } = this.report();
      untracked(() => void this.before.show(() => this.client.sales(aYearBefore({ fromMs, toMs }))));
    });
  }

  protected nameOf({ what }: Line): string {
    return what === 'all' ? this.say('reports.total') : this.say(`reports.way.${what}`);
  }

  /** `+12.5%`; a dash where there was nothing to compare with. */
  protected change({ sumFen, sumBeforeFen }: Line): string {
    if (sumBeforeFen === 0) return '—';
    const change = sumFen / sumBeforeFen - 1;
    return `${change > 0 ? '+' : ''}${this.sayings().share(change)}`;
  }
}

function sumOf(
  rows: SalesReport['rows'],
  what: Line['what'],
): { readonly sales: number; readonly sumFen: number } {
  return rows
    .filter(({ way }) => what === 'all' || way === what)
    .reduce((sum, row) => ({ sales: sum.sales + row.sales, sumFen: sum.sumFen + row.sumFen }), {
      ...{ sales: 0, sumFen: 0 },
    });
}
