// Why something with consequences is done, as the back office sends it.
import { REASON_MAX, type ReasonBody } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MinLength } from 'class-validator';
import { MaxCharacters } from '../../platform/errors';

export class ReasonDto implements ReasonBody {
  @ApiProperty({ minLength: 1, maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}
