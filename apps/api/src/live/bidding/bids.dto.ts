// Shapes of what clients send to the bidding floor, over REST and over the socket.
import { BID_FEN_MAX, type PlaceBidBody, type PressedBody, type SetProxyBody } from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { EnterRoomDto } from '../../auctions/enrolments';
import { pageQuery } from '../../platform/http';

const ID_MAX = Number.MAX_SAFE_INTEGER;
const RECORD_PAGE_MAX = 200;
const BOARD_VERSION_CHARACTERS_MAX = 64;

class PressedDto implements PressedBody {
  @ApiPropertyOptional({
    description:
      "When somebody pressed for it, by the auction's clock (GET /clock). What arrives more than two seconds later is answered if it is known, and never placed.",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly pressedAtMs?: number;
}

export class PlaceBidDto extends PressedDto implements PlaceBidBody {
  @ApiProperty({ description: 'Amount in fen', example: 5_600_000 })
  @IsInt()
  @Min(1)
  @Max(BID_FEN_MAX)
  readonly amountFen!: number;

  @ApiProperty({ description: 'The entry that stands behind the bid' })
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly entryId!: number;
}

export class LotBidMessage extends PlaceBidDto {
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly lotId!: number;

  @IsUUID()
  readonly bidId!: string;
}

export class SetProxyDto extends PressedDto implements SetProxyBody {
  @ApiProperty({
    description: 'In fen: up to here the lot bids, the smallest step each time. Rounded down to whole steps.',
    example: 6_000_000,
  })
  @IsInt()
  @Min(1)
  @Max(BID_FEN_MAX)
  readonly ceilingFen!: number;

  @ApiProperty({ description: 'The entry that stands behind what is bid' })
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly entryId!: number;
}

export class SetProxyMessage extends SetProxyDto {
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly lotId!: number;

  @IsUUID()
  readonly proxyId!: string;
}

export class LotMessage {
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly lotId!: number;
}

export class CancelProxyMessage extends PressedDto {
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly lotId!: number;

  @IsUUID()
  readonly proxyId!: string;
}

export class AuctionMessageDto {
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly auctionId!: number;
}

export class WatchAuctionMessage extends AuctionMessageDto {
  @IsOptional()
  @IsString()
  @MaxLength(BOARD_VERSION_CHARACTERS_MAX)
  readonly boardVersion?: string;
}

export class EnterMessage extends EnterRoomDto {
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly auctionId!: number;
}

export class PingMessage {
  @IsNumber()
  readonly t0!: number;
}

export class RecordQuery extends pageQuery(50, RECORD_PAGE_MAX) {}
