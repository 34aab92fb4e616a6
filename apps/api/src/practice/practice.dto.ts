// Shapes of what clients send to a practice: ids below zero, so that no real lot can be meant.
import { IsInt, IsNumber, IsUUID, Max, Min } from 'class-validator';

const ID_MIN = Number.MIN_SAFE_INTEGER;
/** As in a real auction: a hundred million yuan. */
const AMOUNT_MAX_FEN = 10_000_000_000;

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

export class ToyBidMessage extends ToyLotMessage {
  @IsUUID()
  readonly bidId!: string;

  @IsInt()
  @Min(1)
  @Max(AMOUNT_MAX_FEN)
  readonly amountFen!: number;

  @IsInt()
  @Min(ID_MIN)
  @Max(-1)
  readonly entryId!: number;
}

export class ToyCeilingCancelMessage extends ToyLotMessage {
  @IsUUID()
  readonly proxyId!: string;
}

export class ToyCeilingMessage extends ToyCeilingCancelMessage {
  @IsInt()
  @Min(1)
  @Max(AMOUNT_MAX_FEN)
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
