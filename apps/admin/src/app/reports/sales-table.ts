// Sales by month and region in figures, with what they come to.
import { Component, computed, inject, input } from '@angular/core';
import type { SalesReport, SalesRow } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';

interface Line {
  readonly month: string;
  readonly region: string;
  readonly auction: Sum;
  readonly listing: Sum;
  readonly total: Sum;
}

type Sum = Pick<SalesRow, 'sales' | 'sumFen'>;

@Component({
  selector: 'hp-sales-table',
  imports: [YuanPipe],
  template: `
    <table class="hp-table">
      <thead>
        <tr>
          <th scope="col">{{ say('reports.month') }}</th>
          <th scope="col">{{ say('reports.region') }}</th>
          <th scope="col" class="figure">{{ say('reports.auctionSales') }}</th>
          <th scope="col" class="figure">{{ say('reports.auctionSum') }}</th>
          <th scope="col" class="figure">{{ say('reports.listingSales') }}</th>
          <th scope="col" class="figure">{{ say('reports.listingSum') }}</th>
          <th scope="col" class="figure">{{ say('reports.sum') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.month + line.region) {
          <tr [attr.data-testid]="'sales-' + line.month + '-' + line.region">
            <th scope="row" class="time">{{ line.month }}</th>
            <td>{{ region(line.region) }}</td>
            <td class="figure">{{ line.auction.sales }}</td>
            <td class="figure">{{ line.auction.sumFen | yuan }}</td>
            <td class="figure">{{ line.listing.sales }}</td>
            <td class="figure">{{ line.listing.sumFen | yuan }}</td>
            <td class="figure">{{ line.total.sumFen | yuan }}</td>
          </tr>
        }
      </tbody>
      <tfoot>
        @let all = total();
        <tr data-testid="sales-total">
          <th scope="row" colspan="2">{{ say('reports.total') }}</th>
          <td class="figure">{{ all.auction.sales }}</td>
          <td class="figure">{{ all.auction.sumFen | yuan }}</td>
          <td class="figure">{{ all.listing.sales }}</td>
          <td class="figure">{{ all.listing.sumFen | yuan }}</td>
          <td class="figure">{{ all.total.sumFen | yuan }}</td>
        </tr>
      </tfoot>
    </table>
  `,
  styles: `
    /* In every language all columns are seen at 768 px. */
    .hp-table thead th.figure {
      white-space: normal;
    }
    /* What it comes to stays in sight. */
    tfoot tr > * {
      position: sticky;
      bottom: 0;
      background: var(--hp-surface);
      border-top: 2px solid var(--hp-line);
      border-bottom: 0;
      font-weight: 700;
    }
  `,
})
export class SalesTable {
  private readonly words = inject(Words);

  readonly report = input.required<SalesReport>();

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  /** The newest month first, as one looks for it. */
  protected readonly lines = computed<readonly Line[]>(() => {
    const { rows } = this.report();
    const places = [...new Set(rows.map(({ month, region }) => `${month} ${region}`))];
    return places
      .map((place) => place.split(' ') as [string, string])
      .sort(([month, region], [otherMonth, otherRegion]) =>
        month === otherMonth ? region.localeCompare(otherRegion) : otherMonth.localeCompare(month),
      )
      .map(([month, region]) => ({
        ...{ month, region },
        ...sumsOf(rows.filter((row) => row.month === month && row.region === region)),
      }));
  });
  protected readonly total = computed(() => sumsOf(this.report().rows));
}

function sumsOf(rows: readonly SalesRow[]): Pick<Line, 'auction' | 'listing' | 'total'> {
  const of = (way: SalesRow['way'] | null): Sum =>
    rows
      .filter((row) => way === null || row.way === way)
      .reduce(({ sales, sumFen }, row) => ({ sales: sales + row.sales, sumFen: sumFen + row.sumFen }), {
        sales: 0,
        sumFen: 0,
      });
  return { auction: of('auction'), listing: of('listing'), total: of(null) };
}
