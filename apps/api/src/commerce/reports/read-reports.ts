// Use cases: what was sold where and at which price, who took part, and who did not pay. A few at once, so that lots have the database.
import { Injectable } from '@nestjs/common';
import type {
  AuctionTurnout,
  DefaultsReport,
  Page,
  PricesReport,
  ReportPeriod,
  SalesReport,
} from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { BoundedWork } from '../../platform/limits';
import { CountRecords } from '../../auctions/results';
import { fillBands } from './price-bands';
import { readPeriod } from './report-period';
import { ReportsStore } from './reports.store';
import { TurnoutsStore } from './turnouts.store';

/** On each instance; the page of reports asks for four. */
const AT_ONCE_MAX = 2;
const WAITING_MAX = 20;
const RETRY_AFTER_MS = 2_000;

@Injectable()
export class ReadReports {
  private readonly queue = new BoundedWork({
    ...{ atOnceMax: AT_ONCE_MAX, waitingMax: WAITING_MAX, retryAfterMs: RETRY_AFTER_MS },
  });

  constructor(
    private readonly store: ReportsStore,
    private readonly turnoutsStore: TurnoutsStore,
    private readonly records: CountRecords,
  ) {}

  sales(actor: Actor, asked: Partial<ReportPeriod>): Promise<SalesReport | RefusalError> {
    return this.read(actor, asked, async (period) => {
      const rows = await this.store.sales(period);
      return rows instanceof RefusalError ? rows : { ...period, rows };
    });
  }

  prices(actor: Actor, asked: Partial<ReportPeriod>): Promise<PricesReport | RefusalError> {
    return this.read(actor, asked, async (period) => {
      const counts = await this.store.bands(period);
      return counts instanceof RefusalError ? counts : { ...period, bands: fillBands(counts) };
    });
  }

  turnouts(
    actor: Actor,
    asked: Partial<ReportPeriod>,
    page: number,
    size: number,
  ): Promise<Page<AuctionTurnout> | RefusalError> {
    return this.read(actor, asked, async (period) => {
      const { auctions, total } = await this.turnoutsStore.ended(period, size, (page - 1) * size);
      // Once for each auction; afterwards the figures are there.
      for (const { auctionId } of auctions) await this.records.ofAuction(auctionId);
      const figuresOf = await this.turnoutsStore.figuresOf(auctions.map(({ auctionId }) => auctionId));
      const items = auctions.map((auction) => ({ ...auction, ...figuresOf(auction.auctionId) }));
      return { items, total, page, size };
    });
  }

  defaults(actor: Actor, asked: Partial<ReportPeriod>): Promise<DefaultsReport | RefusalError> {
    return this.read(actor, asked, async (period) => {
      const rows = await this.store.defaults(period);
      return rows instanceof RefusalError ? rows : { ...period, rows };
    });
  }

  private async read<Report>(
    actor: Actor,
    asked: Partial<ReportPeriod>,
    report: (period: ReportPeriod) => Promise<Report | RefusalError>,
  ): Promise<Report | RefusalError> {
    const period = actor.lacks('reports.read') ?? readPeriod(asked, Date.now());
    return period instanceof RefusalError ? period : this.queue.run(() => report(period));
  }
}
