// What the routes of the stock give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type Page,
  type PlateColumn,
  type PlateEventView,
  type PlateFault,
  type PlateFaultRule,
  type PlatesAdded,
  type PlateSheetCheck,
  type PlateWay,
  type RangeCheck,
  type SheetCause,
  type SheetText,
  type SheetWarning,
  type SheetPlate,
  STOCK_PLACES,
  type StockItemDetail,
  type StockItemView,
  type StockPlace,
  type StockState,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PlateDto } from '../../../auctions/public';
import { SheetCauseDto, SheetTextDto, SheetWarningDto } from '../../../auctions/sheets';
import { STOCK_STATES } from './stock.dto';

const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';
const WAYS: readonly PlateWay[] = ['inAuction', 'reserved', 'sold'];
const KINDS: readonly PlateEventView['kind'][] = ['staff', 'order', 'lot', 'reservation', 'owner'];
const COLUMNS: readonly PlateColumn[] = ['plate', 'colour', 'personalised', 'region', 'price'];

class PlaceLotDto {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly lotNo!: number;
}

class StockPlaceDto implements StockPlace {
  @ApiProperty({ enum: STOCK_PLACES }) readonly kind!: StockPlace['kind'];
  @ApiProperty({ type: PlaceLotDto, nullable: true, description: 'That has it, or had it last' })
  readonly lot!: PlaceLotDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the balance of a won plate' })
  readonly orderNo!: string | null;
}

export class StockItemDto implements StockItemView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ enum: STOCK_STATES }) readonly state!: StockState;
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly priceFen!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'That holds it, or by which it was sold' })
  readonly orderNo!: string | null;
  @ApiProperty({ enum: WAYS, nullable: true, description: 'Beside the fixed-price sale' })
  readonly way!: PlateWay | null;
  @ApiPropertyOptional({ type: StockPlaceDto, description: 'In lists and details' })
  readonly place?: StockPlaceDto;
  @ApiProperty() readonly version!: number;
}

export class StockItemPageDto implements Page<StockItemView> {
  @ApiProperty({ type: [StockItemDto] }) readonly items!: readonly StockItemDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class PlateEventDto implements PlateEventView {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty({ enum: KINDS }) readonly kind!: PlateEventView['kind'];
  @ApiProperty({ example: 'stock.listed' }) readonly what!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Citizens masked' }) readonly who!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly amountFen!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly orderNo!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly auctionId!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly auctionTitle!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly lotNo!: number | null;
}

export class StockItemDetailDto extends StockItemDto implements StockItemDetail {
  @ApiProperty({ type: [PlateEventDto], description: 'The oldest first' })
  readonly history!: readonly PlateEventDto[];
}

export class RangeCheckDto implements RangeCheck {
  @ApiProperty({ description: 'So many would be put in' }) readonly count!: number;
  @ApiProperty({ type: String, nullable: true }) readonly first!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly last!: string | null;
  @ApiProperty({ description: 'In the stock already' }) readonly presentCount!: number;
  @ApiProperty({ description: 'In an auction, reserved or sold' }) readonly claimedCount!: number;
}

export class PlatesAddedDto implements PlatesAdded {
  @ApiProperty() readonly count!: number;
}

class PlateFaultDto implements PlateFault {
  @ApiProperty() readonly line!: number;
  @ApiProperty({ enum: COLUMNS }) readonly column!: PlateColumn;
  @ApiProperty({ type: String, example: 'PLATE.MALFORMED' }) readonly rule!: PlateFaultRule;
  @ApiProperty() readonly value!: string;
  @ApiPropertyOptional({ type: SheetCauseDto }) readonly cause?: SheetCause;
}

class SheetPlateDto implements SheetPlate {
  @ApiProperty() readonly line!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly priceFen!: number | null;
}

export class PlateSheetCheckDto implements PlateSheetCheck {
  @ApiProperty() readonly lineCount!: number;
  @ApiProperty({ type: [SheetPlateDto] }) readonly plates!: readonly SheetPlateDto[];
  @ApiProperty({ type: [PlateFaultDto] }) readonly faults!: readonly PlateFaultDto[];
  @ApiProperty() readonly faultCount!: number;
  @ApiProperty({ type: [SheetWarningDto] }) readonly warnings!: readonly SheetWarning[];
  @ApiPropertyOptional({ type: SheetTextDto }) readonly text?: SheetText<PlateColumn>;
}
