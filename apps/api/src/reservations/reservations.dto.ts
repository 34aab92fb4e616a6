// What the routes of reservations take.
import type { ReserveBody } from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { MaxCharacters } from '../errors';

/** With spaces, dots and hyphens as people type them. */
const TAIL_TYPED_MAX = 20;
const VIN_TYPED_MAX = 40;
const PAGES_MAX = 100_000;
const RESERVATIONS_PER_PAGE = 10;
const RESERVATIONS_PER_PAGE_MAX = 50;

export class ReserveDto implements ReserveBody {
  @ApiProperty({
    maxLength: TAIL_TYPED_MAX,
    example: '8888A',
    description: 'Five characters of an ordinary plate, six of a new-energy one',
  })
  @IsString()
  @MaxCharacters(TAIL_TYPED_MAX)
  readonly tail!: string;

  @ApiProperty({ maxLength: VIN_TYPED_MAX, example: 'LSVAA49J132047371' })
  @IsString()
  @MaxCharacters(VIN_TYPED_MAX)
  readonly vin!: string;
}

export class OwnReservationsQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: PAGES_MAX, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGES_MAX)
  readonly page: number = 1;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: RESERVATIONS_PER_PAGE_MAX,
    default: RESERVATIONS_PER_PAGE,
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(RESERVATIONS_PER_PAGE_MAX)
  readonly size: number = RESERVATIONS_PER_PAGE;
}
