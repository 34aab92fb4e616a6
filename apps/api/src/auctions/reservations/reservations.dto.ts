// What the routes of reservations take.
import type { ReserveBody } from '@haopai/contracts';
import { PLATE_VEHICLES, type PlateVehicle } from '@haopai/rules/plates';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
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

  @ApiPropertyOptional({ enum: PLATE_VEHICLES, description: 'Which vehicle the car is' })
  @MayBeMissing()
  @IsIn(PLATE_VEHICLES)
  readonly vehicle?: PlateVehicle;
}

export class OwnReservationsQuery extends pageQuery(RESERVATIONS_PER_PAGE, RESERVATIONS_PER_PAGE_MAX) {}
