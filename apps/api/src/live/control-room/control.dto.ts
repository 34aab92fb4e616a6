// What the routes of the control room take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type ControlActDone,
  type ControlActKind,
  type ControlActView,
  type ControlBid,
  type ControlCutOff,
  type ControlRoomView,
  type DisqualifiedPaddle,
  type DisqualifyBody,
  type ErrorCode,
  LOT_ACTS,
  type LotAct,
  type LotActBody,
  type LotActResult,
  type PaddleHolder,
  REASON_MAX,
  ROOM_MESSAGE_MAX,
  type RoomMessage,
  type RoomMessageBody,
  type StopBy,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { AuctionDto, LotDto } from '../../auctions/public';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';

const PADDLE_MAX = 1_000_000;
const KINDS: readonly ControlActKind[] = [...LOT_ACTS, 'disqualify', 'message'];
const TIME = 'Epoch milliseconds UTC';

/** Blanks alone are no reason. */
const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class LotActDto implements LotActBody {
  @ApiProperty({ enum: LOT_ACTS })
  @IsIn(LOT_ACTS)
  readonly act!: LotAct;

  @ApiPropertyOptional({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Missing: all lots' })
  @MayBeMissing()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly lotId?: number;

  @ApiProperty({ maxLength: REASON_MAX, description: 'Everybody reads it' })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class DisqualifyDto implements DisqualifyBody {
  @ApiProperty({ minimum: 1, maximum: PADDLE_MAX })
  @IsInt()
  @Min(1)
  @Max(PADDLE_MAX)
  readonly paddleNo!: number;

  @ApiProperty({ maxLength: REASON_MAX, description: 'Everybody reads it' })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class RoomMessageBodyDto implements RoomMessageBody {
  @ApiProperty({ maxLength: ROOM_MESSAGE_MAX })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxCharacters(ROOM_MESSAGE_MAX)
  readonly text!: string;
}

class LotActResultDto implements LotActResult {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly lotNo!: number;
  @ApiProperty({ enum: ['done', 'refused'] }) readonly outcome!: 'done' | 'refused';
  @ApiProperty({ type: String, nullable: true }) readonly code!: ErrorCode | null;
}

class ControlActDto implements ControlActView {
  @ApiProperty() readonly actId!: string;
  @ApiProperty({ enum: KINDS }) readonly kind!: ControlActKind;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: all lots, or none' })
  readonly lotId!: number | null;
  @ApiProperty({ type: Number, nullable: true }) readonly paddleNo!: number | null;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly staffName!: string;
}

export class ControlActDoneDto implements ControlActDone {
  @ApiProperty({ type: ControlActDto }) readonly act!: ControlActDto;
  @ApiProperty({ type: [LotActResultDto] }) readonly results!: readonly LotActResultDto[];
}

export class PaddleHolderDto implements PaddleHolder {
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty({ example: '王**' }) readonly name!: string;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly kind!: PaddleHolder['kind'];
  @ApiProperty({ type: String, nullable: true }) readonly disqualifiedFor!: string | null;
}

class ControlBidDto implements ControlBid {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty({ description: 'Fen' }) readonly amountFen!: number;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
}

class ControlCutOffDto implements ControlCutOff {
  @ApiProperty() readonly lotId!: number;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty({ example: '7/20', description: 'How many of how many paddles were cut off' })
  readonly paddles!: string;
}

class DisqualifiedDto implements DisqualifiedPaddle {
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
}

export class RoomMessageDto implements RoomMessage {
  @ApiProperty() readonly messageId!: number;
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ description: TIME }) readonly atMs!: number;
  @ApiProperty() readonly text!: string;
}

class StopByDto implements StopBy {
  @ApiProperty() readonly askedBy!: string;
  @ApiProperty() readonly decidedBy!: string;
}

export class ControlRoomDto implements ControlRoomView {
  @ApiProperty({ type: AuctionDto }) readonly auction!: AuctionDto;
  @ApiProperty({ type: [LotDto] }) readonly lots!: readonly LotDto[];
  @ApiProperty({ type: [DisqualifiedDto] }) readonly disqualified!: readonly DisqualifiedDto[];
  @ApiProperty({ type: [RoomMessageDto] }) readonly messages!: readonly RoomMessageDto[];
  @ApiProperty({ type: [ControlActDto], description: 'The newest first' })
  readonly acts!: readonly ControlActDto[];
  @ApiProperty({ type: [ControlBidDto], description: 'The newest first' })
  readonly bids!: readonly ControlBidDto[];
  @ApiProperty({ type: [ControlCutOffDto], description: 'Time given back to lots that have not ended' })
  readonly cutOffs!: readonly ControlCutOffDto[];
  @ApiProperty({ type: StopByDto, nullable: true, description: 'Of what stands of the auction' })
  readonly stopBy!: StopByDto | null;
}
