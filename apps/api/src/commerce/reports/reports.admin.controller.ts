// The back office's reports.
import { Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AuctionTurnout, DefaultsReport, Page, PricesReport, SalesReport } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { ReadReports } from './read-reports';
import {
  DefaultsReportDto,
  PricesReportDto,
  ReportQuery,
  ReportsWorkbookQuery,
  SalesReportDto,
  TurnoutPageDto,
  TurnoutsQuery,
} from './reports.dto';
import { TakeReports } from './take-reports';

@AdminController('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReadReports,
    private readonly takeReports: TakeReports,
  ) {}

  @Get('reports/sales')
  @RequiresPermission('reports.read')
  @ApiOkResponse({ type: SalesReportDto })
  sales(@CurrentStaff() actor: Actor, @Query() period: ReportQuery): Promise<SalesReport | RefusalError> {
    return this.reports.sales(actor, period);
  }

  @Get('reports/prices')
  @RequiresPermission('reports.read')
  @ApiOkResponse({ type: PricesReportDto })
  prices(@CurrentStaff() actor: Actor, @Query() period: ReportQuery): Promise<PricesReport | RefusalError> {
    return this.reports.prices(actor, period);
  }

  @Get('reports/turnouts')
  @RequiresPermission('reports.read')
  @ApiOkResponse({ type: TurnoutPageDto })
  turnouts(
    @CurrentStaff() actor: Actor,
    @Query() { page, size, ...period }: TurnoutsQuery,
  ): Promise<Page<AuctionTurnout> | RefusalError> {
    return this.reports.turnouts(actor, period, page, size);
  }

  @Get('reports/defaults')
  @RequiresPermission('reports.read')
  @ApiOkResponse({ type: DefaultsReportDto })
  defaults(
    @CurrentStaff() actor: Actor,
    @Query() period: ReportQuery,
  ): Promise<DefaultsReport | RefusalError> {
    return this.reports.defaults(actor, period);
  }

  @Get('reports/workbook')
  @RequiresPermission('reports.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  workbook(
    @CurrentStaff() actor: Actor,
    @Query() { language, ...period }: ReportsWorkbookQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.takeReports.execute(actor, period, language);
  }
}
