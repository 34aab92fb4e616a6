// What the routes of reservations take.
import type { ReserveBody } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { MaxCharacters } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

/** With spaces, dots and hyphens as people type them. */
const TAIL_TYPED_MAX = 20;
const VIN_TYPED_MAX = 40;
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

export class OwnReservationsQuery extends pageQuery(RESERVATIONS_PER_PAGE, RESERVATIONS_PER_PAGE_MAX) {}
