// What the routes of auctions and lots give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty } from '@nestjs/swagger';
import {
  AUCTION_STOP_KINDS,
  type AuctionNotesView,
  type AuctionNoteView,
  type AuctionState,
  type AuctionStopView,
  type AuctionView,
  type LotPhase,
  type LotView,
  type Page,
  type PlateView,
} from '@haopai/contracts';

const PHASES: readonly LotPhase[] = [
  'waiting',
  'fiveMinutes',
  'oneMinute',
  'paused',
  'sold',
  'unsold',
  'withdrawn',
];
const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';

export class AuctionStopDto implements AuctionStopView {
  @ApiProperty({ enum: AUCTION_STOP_KINDS }) readonly kind!: AuctionStopView['kind'];
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty({ description: `${TIME}; null for what is for good`, type: Number, nullable: true })
  readonly untilMs!: number | null;
  @ApiProperty({ description: `${TIME}: the start that had been announced` }) readonly wasMs!: number;
}

export class AuctionDto implements AuctionView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
  @ApiProperty({ enum: ['coming', 'live', 'past'] }) readonly state!: AuctionState;
  @ApiProperty({ description: TIME }) readonly startsAtMs!: number;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly endedAtMs!: number | null;
  @ApiProperty() readonly lotCount!: number;
  @ApiProperty({ description: `${MONEY}, of one share` }) readonly depositFen!: number;
  @ApiProperty({ description: 'Shares that one citizen may take' }) readonly sharesMax!: number;
  @ApiProperty({ description: 'To pay what is left of a hammer price' }) readonly paymentDays!: number;
  @ApiProperty({ description: 'Length of the countdown that waits for a first bid' })
  readonly firstBidMs!: number;
  @ApiProperty({ description: 'Length of the countdown that every accepted bid restarts' })
  readonly countdownMs!: number;
  @ApiProperty({ description: 'Steps above the price, ascending, in fen', type: [Number] })
  readonly ladderFen!: readonly number[];
  @ApiProperty({ description: `${TIME}; null for its publication`, type: Number, nullable: true })
  readonly enrolmentOpensAtMs!: number | null;
  @ApiProperty({ description: `${TIME}; null for its start`, type: Number, nullable: true })
  readonly enrolmentClosesAtMs!: number | null;
  @ApiProperty({ description: 'A rehearsal with toy plates: free, and nothing of it counts' })
  readonly isDrill!: boolean;
  @ApiProperty({
    description: 'So many times its deposit an entry may bid; null for no limit',
    type: Number,
    nullable: true,
  })
  readonly limitFactor!: number | null;
  @ApiProperty({ type: AuctionStopDto, nullable: true, description: 'What the office has decided since' })
  readonly stop!: AuctionStopDto | null;
}

export class AuctionNoteDto implements AuctionNoteView {
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly note!: string;
}

export class AuctionNotesDto implements AuctionNotesView {
  @ApiProperty({ description: 'Empty when nothing is to be said' }) readonly pickUpText!: string;
  @ApiProperty({ type: [AuctionNoteDto], description: 'The newest first' })
  readonly notes!: readonly AuctionNoteDto[];
  @ApiProperty({ description: 'Whether special conditions or files belong to it' })
  readonly hasConditions!: boolean;
}

export class PlateDto implements PlateView {
  @ApiProperty({ example: '浙G8888A' }) readonly number!: string;
  @ApiProperty({ enum: ['ordinary', 'newEnergy'] }) readonly kind!: 'ordinary' | 'newEnergy';
  @ApiProperty({ enum: ['blue', 'yellow', 'green'] }) readonly colour!: 'blue' | 'yellow' | 'green';
  @ApiProperty({ description: 'Open to every region' }) readonly isPersonalised!: boolean;
  @ApiProperty({ example: '330702' }) readonly region!: string;
}

export class LotDto implements LotView {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ description: MONEY }) readonly startPriceFen!: number;
  @ApiProperty({ description: TIME }) readonly opensAtMs!: number;
  @ApiProperty({ description: 'Number of events in the lot’s journal' }) readonly version!: number;
  @ApiProperty({ enum: PHASES }) readonly phase!: LotPhase;
  @ApiProperty({ description: MONEY, type: Number, nullable: true }) readonly priceFen!: number | null;
  @ApiProperty({ type: Number, nullable: true }) readonly leaderPaddle!: number | null;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly endsAtMs!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Time left on a paused lot’s countdown' })
  readonly remainingMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
}

class PageDto {
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class AuctionPageDto extends PageDto implements Page<AuctionView> {
  @ApiProperty({ type: [AuctionDto] }) readonly items!: readonly AuctionDto[];
}

export class LotPageDto extends PageDto implements Page<LotView> {
  @ApiProperty({ type: [LotDto] }) readonly items!: readonly LotDto[];
}
