// Use case: the reports of a period are taken along as a workbook, and that is written down.
import { Injectable, StreamableFile } from '@nestjs/common';
import type { ReportPeriod } from '@haopai/contracts';
import { type Language, regionName } from '@haopai/rules';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { RegionsStore } from '../../access/citizens';
import { RateLimits } from '../../platform/limits';
import { textsIn } from '../../texts';
import { PaperMaker } from '../settlement';
import { composeReports, type Reports } from './compose-reports';
import { ReadReports } from './read-reports';
import { readPeriod } from './report-period';
import { TakenReports } from './taken-reports';

/** The newest of the period; three years have fewer. */
export const AUCTIONS_MAX = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Injectable()
export class TakeReports {
  constructor(
    private readonly reports: ReadReports,
    private readonly regions: RegionsStore,
    private readonly limits: RateLimits,
    private readonly maker: PaperMaker,
    private readonly auditing: TakenReports,
  ) {}

  async execute(
    actor: Actor,
    asked: Partial<ReportPeriod>,
    language: Language,
  ): Promise<StreamableFile | RefusalError> {
    const period = actor.lacks('reports.read') ?? readPeriod(asked, Date.now());
    if (period instanceof RefusalError) return period;
    const refusal = await this.limits.consume('receipt', `staff:${actor.staffId}`);
    if (refusal !== undefined) return refusal;
    const read = await this.read(actor, period, language);
    if (read instanceof RefusalError) return read;
    const words = textsIn(language).reports;
    const file = await this.maker.make(composeReports(read, words));
    if (file instanceof RefusalError) return file;
    await this.auditing.note(actor, period);
    const full = encodeURIComponent(`${words.file}.xlsx`);
    // A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187).
    const disposition = `attachment; filename="haopai-reports.xlsx"; filename*=UTF-8''${full}`;
    return new StreamableFile(file, { type: XLSX, length: file.byteLength, disposition });
  }

  private async read(
    actor: Actor,
    period: ReportPeriod,
    language: Language,
  ): Promise<Reports | RefusalError> {
    const sales = await this.reports.sales(actor, period);
    if (sales instanceof RefusalError) return sales;
    const prices = await this.reports.prices(actor, period);
    if (prices instanceof RefusalError) return prices;
    const turnouts = await this.reports.turnouts(actor, period, 1, AUCTIONS_MAX);
    if (turnouts instanceof RefusalError) return turnouts;
    const defaults = await this.reports.defaults(actor, period);
    if (defaults instanceof RefusalError) return defaults;
    const regions = new Map(
      (await this.regions.all()).map((region) => [region.code, regionName(region, language)]),
    );
    return { sales, prices, turnouts: turnouts.items, defaults, regions };
  }
}
