// What the routes of sold plates give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty } from '@nestjs/swagger';
import {
  type Page,
  type PriceFigures,
  type PricePeriod,
  SOLD_PLATES_COUNTED_MAX,
  type SoldPlateFigures,
  type SoldPlateView,
} from '@haopai/contracts';
import { PLATE_PATTERNS, type PlatePattern } from '@haopai/rules';
import { PlateDto } from '../public';

const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';

class SoldInDto {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
}

export class SoldPlateDto implements SoldPlateView {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ type: SoldInDto }) readonly auction!: SoldInDto;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ enum: PLATE_PATTERNS, isArray: true }) readonly patterns!: readonly PlatePattern[];
  @ApiProperty({ description: MONEY }) readonly startPriceFen!: number;
  @ApiProperty({ description: MONEY }) readonly hammerPriceFen!: number;
  @ApiProperty({ enum: ['sold', 'defaulted'], description: 'Defaulted: not paid; in none of the figures' })
  readonly outcome!: SoldPlateView['outcome'];
  @ApiProperty({ description: `${TIME}: the end of its auction` }) readonly soldAtMs!: number;
}

export class SoldPlatePageDto implements Page<SoldPlateView> {
  @ApiProperty({ type: [SoldPlateDto] }) readonly items!: readonly SoldPlateDto[];
  @ApiProperty({ description: `Counted to ${SOLD_PLATES_COUNTED_MAX}; nobody pages beyond` })
  readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class PriceFiguresDto implements PriceFigures {
  @ApiProperty() readonly sold!: number;
  @ApiProperty({ description: MONEY }) readonly lowestFen!: number;
  @ApiProperty({ description: `${MONEY}; of an even number, half way between the two in the middle` })
  readonly medianFen!: number;
  @ApiProperty({ description: MONEY }) readonly highestFen!: number;
}

class PricePeriodDto extends PriceFiguresDto implements PricePeriod {
  @ApiProperty({ example: '2026-11', description: 'A month or a year, in Beijing' }) readonly name!: string;
}

export class SoldPlateFiguresDto implements SoldPlateFigures {
  @ApiProperty({ type: PriceFiguresDto, nullable: true, description: 'Null when none was sold' })
  readonly all!: PriceFiguresDto | null;
  @ApiProperty({ type: [PricePeriodDto], description: 'The latest in which one was sold, the oldest first' })
  readonly periods!: readonly PricePeriodDto[];
}
