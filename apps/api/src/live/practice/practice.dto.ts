// Shapes of what clients send to a practice: ids below zero, so that no real lot can be meant.
import { BID_FEN_MAX, type PressedBody } from '@haopai/contracts';
import { IsInt, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';

const ID_MIN = Number.MIN_SAFE_INTEGER;

export class NothingMessage {}

export class ToyAuctionMessage {
  @IsInt()
  @Min(ID_MIN)
  @Max(-1)
  readonly auctionId!: number;
}

export class ToyLotMessage {
  @IsInt()
  @Min(ID_MIN)
  @Max(-1)
  readonly lotId!: number;
}

class ToyPressMessage extends ToyLotMessage implements PressedBody {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly pressedAtMs?: number;
}

export class ToyBidMessage extends ToyPressMessage {
  @IsUUID()
  readonly bidId!: string;

  @IsInt()
  @Min(1)
  @Max(BID_FEN_MAX)
  readonly amountFen!: number;

  @IsInt()
  @Min(ID_MIN)
  @Max(-1)
  readonly entryId!: number;
}

export class ToyCeilingCancelMessage extends ToyPressMessage {
  @IsUUID()
  readonly proxyId!: string;
}

export class ToyCeilingMessage extends ToyCeilingCancelMessage {
  @IsInt()
  @Min(1)
  @Max(BID_FEN_MAX)
  readonly ceilingFen!: number;

  @IsInt()
  @Min(ID_MIN)
  @Max(-1)
  readonly entryId!: number;
}

export class PracticePing {
  @IsNumber()
  readonly t0!: number;
}
