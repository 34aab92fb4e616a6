// What the routes of drafts give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  AdminAuctionDetail,
  AdminAuctionState,
  AdminAuctionView,
  AdminLotView,
  AuctionCheckView,
  AuctionNoteView,
  AuctionNotice,
  AuctionPreview,
  AuctionSums,
  ClaimedPlate,
  DraftRoom,
  LotColumn,
  LotFault,
  LotFaultRule,
  NearAuction,
  ObstacleCode,
  OverlappingAuction,
  Page,
  PlateClaim,
  SheetCause,
  SheetText,
  SheetWarning,
  SheetCheck,
  SheetLot,
  StaffName,
  StockPlateView,
} from '@haopai/contracts';
import { AuctionDto, AuctionNoteDto, AuctionStopDto, LotDto, PlateDto } from '../public';
import { SheetCauseDto, SheetTextDto, SheetWarningDto } from '../sheets';
import { AdminStopDto } from '../stops';

const STATES: readonly AdminAuctionState[] = ['draft', 'coming', 'live', 'past'];
const OBSTACLES: readonly ObstacleCode[] = [
  ...(['AUCTION.SAME_PERSON', 'AUCTION.NO_LOTS', 'AUCTION.STARTS_IN_PAST', 'AUCTION.NO_DEPOSIT'] as const),
  ...(['STAFF.OTHER_TOO_NEW', 'STAFF.PAIR_REFUSED'] as const),
  ...(['STAFF.TOO_NEW', 'AUCTION.ENROLMENT_OVER', 'AUCTION.LIMIT_BELOW_START'] as const),
  ...(['AUCTION.PLATES_CLAIMED', 'AUCTION.WRONG_PLATES'] as const),
  ...(['AUCTION.NEAR_SALE', 'AUCTION.NEAR_DRILL'] as const),
];
const CLAIMS: readonly PlateClaim[] = ['forSale', 'held', 'sold', 'inAuction', 'reserved'];
const COLUMNS: readonly LotColumn[] = ['plate', 'colour', 'personalised', 'region', 'startPrice'];
const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';

class StaffNameDto implements StaffName {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly name!: string;
}

export class AdminAuctionDto implements AdminAuctionView {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ enum: STATES }) readonly state!: AdminAuctionState;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly publishedAtMs!: number | null;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly endedAtMs!: number | null;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly settledAtMs!: number | null;
  @ApiProperty({ description: `${MONEY}, of one share` }) readonly depositFen!: number;
  @ApiProperty() readonly sharesMax!: number;
  @ApiProperty() readonly paymentDays!: number;
  @ApiProperty() readonly firstBidMs!: number;
  @ApiProperty() readonly countdownMs!: number;
  @ApiProperty({ type: [Number] }) readonly ladderFen!: readonly number[];
  @ApiProperty() readonly staggerMs!: number;
  @ApiProperty() readonly pickUpText!: string;
  @ApiProperty() readonly lotCount!: number;
  @ApiProperty() readonly reservedLotCount!: number;
  @ApiProperty() readonly bidderCount!: number;
  @ApiProperty({ type: StaffNameDto, nullable: true }) readonly changedBy!: StaffNameDto | null;
  @ApiProperty({ type: StaffNameDto, nullable: true }) readonly publishedBy!: StaffNameDto | null;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ description: `${TIME}; null for its publication`, type: Number, nullable: true })
  readonly enrolmentOpensAtMs!: number | null;
  @ApiProperty({ description: `${TIME}; null for its start`, type: Number, nullable: true })
  readonly enrolmentClosesAtMs!: number | null;
  @ApiProperty({
    description: 'So many times its deposit an entry may bid; null for no limit',
    type: Number,
    nullable: true,
  })
  readonly limitFactor!: number | null;
  @ApiProperty({ description: 'A rehearsal with toy plates: nothing of it counts' })
  readonly isDrill!: boolean;
  @ApiProperty({ type: AuctionStopDto, nullable: true }) readonly stop!: AuctionStopDto | null;
}

class ClaimedPlateDto implements ClaimedPlate {
  @ApiProperty() readonly number!: string;
  @ApiProperty({ enum: CLAIMS }) readonly claim!: PlateClaim;
}

class NearAuctionDto implements NearAuction {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
  @ApiProperty({ description: `${TIME}, as far as that is known` }) readonly endsAtMs!: number;
  @ApiProperty({ description: TIME }) readonly freeUntilAtMs!: number;
  @ApiProperty({ description: TIME }) readonly freeFromAtMs!: number;
}

class AuctionNoticeDto implements AuctionNotice {
  @ApiProperty() readonly noticeDays!: number;
  @ApiProperty({ description: `${TIME}; the first start that leaves so many days` })
  readonly earliestAtMs!: number;
  @ApiProperty() readonly isShort!: boolean;
}

class OverlappingAuctionDto implements OverlappingAuction {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
  @ApiProperty({ description: `${TIME}, as far as that is known` }) readonly endsAtMs!: number;
}

class AuctionSumsDto implements AuctionSums {
  @ApiProperty() readonly sold!: number;
  @ApiProperty() readonly unsold!: number;
  @ApiProperty() readonly withdrawn!: number;
  @ApiProperty({ description: 'Sold to somebody who did not pay in time: not among those sold' })
  readonly defaulted!: number;
  @ApiProperty({ description: `${MONEY}, of those sold` }) readonly totalFen!: number;
}

class AuctionCheckDto implements AuctionCheckView {
  @ApiProperty() readonly staffId!: number;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
}

export class AdminAuctionDetailDto extends AdminAuctionDto implements AdminAuctionDetail {
  @ApiProperty({ enum: OBSTACLES, isArray: true, description: 'Why whoever asks cannot publish it now' })
  readonly obstacles!: readonly ObstacleCode[];
  @ApiProperty({ type: [ClaimedPlateDto] }) readonly claimed!: readonly ClaimedPlateDto[];
  @ApiProperty({
    type: NearAuctionDto,
    nullable: true,
    description: 'The sale that a drill is too near to, or the drill',
  })
  readonly near!: NearAuctionDto | null;
  @ApiProperty({ type: AuctionNoticeDto, nullable: true, description: 'Of a draft that is no drill' })
  readonly notice!: AuctionNoticeDto | null;
  @ApiProperty({ type: [OverlappingAuctionDto], description: 'Of a draft; in the way of nothing' })
  readonly overlaps!: readonly OverlappingAuctionDto[];
  @ApiProperty({ type: [AuctionNoteDto] }) readonly notes!: readonly AuctionNoteView[];
  @ApiProperty({ type: [AdminStopDto], description: 'The newest first' })
  readonly stops!: readonly AdminStopDto[];
  @ApiProperty({ type: AuctionSumsDto, nullable: true, description: 'Null until it has ended' })
  readonly result!: AuctionSumsDto | null;
  @ApiProperty({ type: [AuctionCheckDto], description: 'Of a draft: who has looked at all of this version' })
  readonly checks!: readonly AuctionCheckDto[];
}

export class AuctionPreviewDto implements AuctionPreview {
  @ApiProperty({ type: AuctionDto }) readonly auction!: AuctionDto;
  @ApiProperty({ type: [LotDto] }) readonly lots!: readonly LotDto[];
  @ApiProperty() readonly pickUpText!: string;
}

class AdminLotDto implements AdminLotView {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ description: MONEY }) readonly startPriceFen!: number;
  @ApiProperty({ description: TIME }) readonly opensAtMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly reservationId!: number | null;
  @ApiProperty() readonly isWithdrawn!: boolean;
  @ApiPropertyOptional() readonly hasOwnOpening?: boolean;
}

class SheetLotDto implements SheetLot {
  @ApiProperty() readonly line!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ description: MONEY }) readonly startPriceFen!: number;
}

class LotFaultDto implements LotFault {
  @ApiProperty() readonly line!: number;
  @ApiProperty({ enum: COLUMNS }) readonly column!: LotColumn;
  @ApiProperty({ type: String, example: 'PLATE.MALFORMED' }) readonly rule!: LotFaultRule;
  @ApiProperty() readonly value!: string;
  @ApiPropertyOptional({ type: SheetCauseDto }) readonly cause?: SheetCause;
}

class DraftRoomDto implements DraftRoom {
  @ApiProperty() readonly lotCount!: number;
  @ApiProperty() readonly lotsMax!: number;
}

export class SheetCheckDto implements SheetCheck {
  @ApiProperty() readonly lineCount!: number;
  @ApiProperty({ type: [SheetLotDto] }) readonly lots!: readonly SheetLotDto[];
  @ApiProperty({ type: [LotFaultDto] }) readonly faults!: readonly LotFaultDto[];
  @ApiProperty() readonly faultCount!: number;
  @ApiProperty({ type: [SheetWarningDto] }) readonly warnings!: readonly SheetWarning[];
  @ApiPropertyOptional({ type: SheetTextDto }) readonly text?: SheetText<LotColumn>;
  @ApiPropertyOptional({ type: DraftRoomDto }) readonly draft?: DraftRoomDto;
}

class StockPlateDto extends PlateDto implements StockPlateView {
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly lastPriceFen!: number | null;
}

class PageDto {
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class AdminAuctionPageDto extends PageDto implements Page<AdminAuctionView> {
  @ApiProperty({ type: [AdminAuctionDto] }) readonly items!: readonly AdminAuctionDto[];
}

export class AdminLotPageDto extends PageDto implements Page<AdminLotView> {
  @ApiProperty({ type: [AdminLotDto] }) readonly items!: readonly AdminLotDto[];
}

export class StockPageDto extends PageDto implements Page<StockPlateView> {
  @ApiProperty({ type: [StockPlateDto] }) readonly items!: readonly StockPlateDto[];
}
