// What the routes of results give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  AuctionResult,
  AuctionResultHead,
  JournalLine,
  LotResult,
  NextBidderResult,
  Page,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { AuctionDto, PlateDto } from '../public';

const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen';

export class AuctionResultHeadDto implements AuctionResultHead {
  @ApiProperty({ type: AuctionDto }) readonly auction!: AuctionDto;
  @ApiProperty() readonly sold!: number;
  @ApiProperty() readonly unsold!: number;
  @ApiProperty() readonly withdrawn!: number;
  @ApiProperty({ description: 'Sold to someone who did not pay: neither among those sold nor in the total' })
  readonly defaulted!: number;
  @ApiProperty({ description: 'Sum of all hammer prices, in fen' }) readonly totalFen!: number;
}

export class NextBidderResultDto implements NextBidderResult {
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty({ description: `${MONEY}: their own last bid` }) readonly amountFen!: number;
  @ApiProperty({ enum: ['offered', 'taken', 'lapsed'] }) readonly state!: NextBidderResult['state'];
}

export class LotResultDto implements LotResult {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty({ example: '330702' }) readonly region!: string;
  @ApiProperty({ enum: ['sold', 'unsold', 'withdrawn', 'defaulted'] })
  readonly outcome!: LotResult['outcome'];
  @ApiProperty({ description: MONEY }) readonly startPriceFen!: number;
  @ApiProperty({ description: `${MONEY}; null unless sold`, type: Number, nullable: true })
  readonly hammerPriceFen!: number | null;
  @ApiProperty({ description: 'Of who bought it', type: Number, nullable: true })
  readonly paddleNo!: number | null;
  @ApiProperty() readonly bidCount!: number;
  @ApiProperty({ description: TIME }) readonly endedAtMs!: number;
  @ApiProperty({ description: 'Why it was withdrawn', type: String, nullable: true })
  readonly reason!: string | null;
  @ApiProperty({
    description: 'SHA-256 of the last line of its record, hex: it fixes every line before it',
    type: String,
    nullable: true,
  })
  readonly lastHash!: string | null;
  @ApiProperty({
    description: 'Of a lot whose winner did not pay',
    type: NextBidderResultDto,
    nullable: true,
  })
  readonly nextBidder!: NextBidderResultDto | null;
}

export class AuctionResultDto extends AuctionResultHeadDto implements AuctionResult {
  @ApiProperty({ type: [LotResultDto] }) readonly lots!: readonly LotResultDto[];
}

export class JournalLineDto implements JournalLine {
  @ApiProperty({ description: 'From 1, without a gap' }) readonly version!: number;
  @ApiProperty({ description: 'The stored text of the event, over which the hash runs' })
  readonly body!: string;
  @ApiProperty({
    description: 'SHA-256, hex, of predecessor’s hash, lot id, version and body, a line feed between them',
  })
  readonly hash!: string;
}

class PageDto {
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class ResultPageDto extends PageDto implements Page<AuctionResultHead> {
  @ApiProperty({ type: [AuctionResultHeadDto] }) readonly items!: readonly AuctionResultHeadDto[];
}

export class JournalPageDto extends PageDto implements Page<JournalLine> {
  @ApiProperty({ type: [JournalLineDto] }) readonly items!: readonly JournalLineDto[];
}
