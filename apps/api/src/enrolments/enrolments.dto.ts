// What the room's routes take and give.
import { ApiProperty } from '@nestjs/swagger';
import type { EnterRoomBody, EntryView, RoomPass } from '@haopai/contracts';
import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { MaxCharacters } from '../errors';

const PADDLE_NO_MAX = 2_147_483_647;
const ACCESS_CODE_LENGTH_MAX = 12;

export class EnterRoomDto implements EnterRoomBody {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(PADDLE_NO_MAX)
  readonly paddleNo!: number;

  @ApiProperty({ maxLength: ACCESS_CODE_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(ACCESS_CODE_LENGTH_MAX)
  readonly accessCode!: string;
}

class EntryDto implements EntryView {
  @ApiProperty() readonly entryId!: number;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The lot that this entry stands behind' })
  readonly boundLotId!: number | null;
}

export class RoomPassDto implements RoomPass {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty({ type: [EntryDto] }) readonly entries!: readonly EntryDto[];
}
