// What the routes of reports take and give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  AuctionTurnout,
  DefaultsReport,
  DefaultsRow,
  Page,
  PriceBand,
  PricesReport,
  SalesReport,
  SalesRow,
  SaleWay,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { periodQuery } from '../../platform/http';

const A_PAGE = 12;
const A_PAGE_MAX = 50;
const WAYS: readonly SaleWay[] = ['auction', 'listing'];

export class TurnoutsQuery extends periodQuery(A_PAGE, A_PAGE_MAX) {}

/** The last twelve months where nothing is told. */
export class ReportQuery extends OmitType(TurnoutsQuery, ['page', 'size']) {}

export class ReportsWorkbookQuery extends ReportQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly language: Language = DEFAULT_LANGUAGE;
}

class PeriodDto {
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly fromMs!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC; not within' }) readonly toMs!: number;
}

class SalesRowDto implements SalesRow {
  @ApiProperty({ example: '2026-11' }) readonly month!: string;
  @ApiProperty() readonly region!: string;
  @ApiProperty({ enum: WAYS }) readonly way!: SaleWay;
  @ApiProperty() readonly sales!: number;
  @ApiProperty({ description: 'Fen' }) readonly sumFen!: number;
}

export class SalesReportDto extends PeriodDto implements SalesReport {
  @ApiProperty({ type: [SalesRowDto] }) readonly rows!: readonly SalesRowDto[];
}

class PriceBandDto implements PriceBand {
  @ApiProperty({ description: 'Fen' }) readonly fromFen!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Fen; not within' })
  readonly belowFen!: number | null;
  @ApiProperty() readonly auctionSales!: number;
  @ApiProperty() readonly listingSales!: number;
}

export class PricesReportDto extends PeriodDto implements PricesReport {
  @ApiProperty({ type: [PriceBandDto] }) readonly bands!: readonly PriceBandDto[];
}

class TurnoutDto implements AuctionTurnout {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly endedAtMs!: number;
  @ApiProperty() readonly lots!: number;
  @ApiProperty({ description: 'Paid ones' }) readonly enrolments!: number;
  @ApiProperty({ description: 'Enrolments with an accepted bid' }) readonly bidders!: number;
  @ApiProperty({ description: 'Accepted ones' }) readonly bids!: number;
  @ApiProperty() readonly won!: number;
  @ApiProperty() readonly defaulted!: number;
  @ApiProperty() readonly unsold!: number;
  @ApiProperty() readonly withdrawn!: number;
  @ApiProperty({ description: 'Fen: start prices of sales that stand' }) readonly startFen!: number;
  @ApiProperty({ description: 'Fen: hammer prices of sales that stand' }) readonly hammerFen!: number;
}

export class TurnoutPageDto implements Page<AuctionTurnout> {
  @ApiProperty({ type: [TurnoutDto] }) readonly items!: readonly TurnoutDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class DefaultsRowDto implements DefaultsRow {
  @ApiProperty({ example: '2026-11' }) readonly month!: string;
  @ApiProperty() readonly won!: number;
  @ApiProperty({ description: 'Balances that wait for money still' }) readonly due!: number;
  @ApiProperty() readonly defaulted!: number;
  @ApiProperty({ description: 'Fen' }) readonly defaultedFen!: number;
}

export class DefaultsReportDto extends PeriodDto implements DefaultsReport {
  @ApiProperty({ type: [DefaultsRowDto] }) readonly rows!: readonly DefaultsRowDto[];
}
