// What the sale came to: sales by month and region, prices, participation and defaults, each as a picture and as a table, and as a workbook.
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import {
  type AuctionTurnout,
  type DefaultsReport,
  type DefaultsRow,
  premiumOf,
  type PricesReport,
  type SalesReport,
  unsoldRateOf,
} from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { Submission } from '@haopai/web-app/forms';
import { Pager, PagedList, pageFromQuery } from '@haopai/web-app/lists';
import { Icon, Notice } from '@haopai/web-ui';
import { MomentField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { OfficeFiles } from '../files/office-files';
import { OneReport } from './one-report';
import { periodOf, readTexts, USUAL, type UsualPeriod, usualPeriod } from './period';
import {
  bidsPerLot,
  defaultsPicture,
  pricesPicture,
  rateOf,
  salesPicture,
  turnoutsPicture,
} from './pictures';
import { ReportChart } from './report-chart';
import { ReportPart } from './report-part';
import { ReportsClient } from './reports-client';
import { SalesTable } from './sales-table';
import { sayingsOf } from './sayings-of';
import { YearOnYear } from './year-on-year';

@Component({
  selector: 'hp-reports-page',
  imports: [Icon, MomentField, Notice, Pager, ReportChart, ReportPart, SalesTable, YearOnYear],
  templateUrl: './reports-page.html',
  styleUrl: './reports-page.scss',
  host: { class: 'hp-page' },
})
export class ReportsPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(ReportsClient);
  private readonly files = inject(OfficeFiles);
  private readonly announcer = inject(Announcer);
  private readonly openedAtMs = Date.now();

  readonly from = input<string>();
  readonly to = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly usual = USUAL;
  protected readonly sales = new OneReport<SalesReport>();
  protected readonly prices = new OneReport<PricesReport>();
  protected readonly defaults = new OneReport<DefaultsReport>();
  protected readonly turnouts = new PagedList<AuctionTurnout>();
  protected readonly taking = new Submission();
  protected readonly rateOf = rateOf;
  protected readonly unsoldRateOf = unsoldRateOf;
  protected readonly premiumOf = premiumOf;
  protected readonly bidsPerLot = bidsPerLot;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly day = this.words.date;

  private readonly texts = computed(() => readTexts(this.from(), this.to(), this.openedAtMs));
  private readonly period = computed(() => periodOf(this.texts()));
  protected readonly fromText = linkedSignal(() => this.texts().from);
  protected readonly toText = linkedSignal(() => this.texts().to);
  protected readonly chosen = computed(() => {
    const { from, to } = this.texts();
    return USUAL.find((name) => {
      const period = usualPeriod(name, this.openedAtMs);
      return period.from === from && period.to === to;
    });
  });
  protected readonly sayings = computed(() => sayingsOf(this.words));
  protected readonly pictures = computed(() => {
    const [sales, prices, defaults] = [this.sales.state(), this.prices.state(), this.defaults.state()];
    const sayings = this.sayings();
    return {
      sales: sales.status === 'ready' ? salesPicture(sales.value, sayings) : null,
      prices: prices.status === 'ready' ? pricesPicture(prices.value, sayings) : null,
      turnouts: turnoutsPicture(this.turnouts.items(), sayings),
      defaults: defaults.status === 'ready' ? defaultsPicture(defaults.value, sayings) : null,
    };
  });
  protected readonly hasPrices = computed(() => {
    const prices = this.prices.state();
    return prices.status === 'ready' && prices.value.bands.some((b) => b.auctionSales + b.listingSales > 0);
  });

  constructor() {
    effect(() => {
      const period = this.period();
      untracked(() => {
        void this.sales.show(() => this.client.sales(period));
        void this.prices.show(() => this.client.prices(period));
        void this.defaults.show(() => this.client.defaults(period));
      });
    });
    effect(() => {
      const [period, page] = [this.period(), this.page()];
      untracked(() => void this.turnouts.show(() => this.client.turnouts(period, page)));
    });
  }

  protected look(event: Event): void {
    event.preventDefault();
    this.go(this.fromText(), this.toText());
  }

  protected choose(usual: UsualPeriod): void {
    const { from, to } = usualPeriod(usual, this.openedAtMs);
    this.go(from, to);
  }

  protected share(rate: number | null): string {
    return rate === null ? '—' : this.sayings().share(rate);
  }

  protected figure(value: number | null): string {
    return value === null ? '—' : this.sayings().count(value);
  }

  protected async take(): Promise<void> {
    const answer = await this.taking.send(() => this.client.workbook(this.period(), this.words.language()));
    if (answer?.ok === true) {
      this.files.save({ what: this.say('reports.file'), ending: 'xlsx' }, answer.value);
      this.announcer.say(this.say('reports.taken'));
    } else this.taking.refusal.set(answer?.refusal ?? null);
  }

  /** Of which period, and when it was printed: a sheet goes from hand to hand without its address. */
  protected readonly printedHead = computed(() => {
    const { fromMs, toMs } = this.period();
    const params = { from: momentOf(fromMs), to: momentOf(toMs), at: momentOf(this.openedAtMs) };
    return this.say('reports.printedHead', params);
  });

  protected print(): void {
    window.print();
  }

  protected newestFirst({ rows }: DefaultsReport): readonly DefaultsRow[] {
    return [...rows].reverse();
  }

  private go(from: string, to: string): void {
    void this.router.navigate([], { queryParams: { from, to } });
  }
}
