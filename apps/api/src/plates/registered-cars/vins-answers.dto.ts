// What is answered of a VIN, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty } from '@nestjs/swagger';
import type { DeclaredVehicleView, HeldVinRefusal, VinCheckView } from '@haopai/contracts';
import { PLATE_VEHICLES, type PlateVehicle } from '@haopai/rules/plates';

const REFUSALS: readonly HeldVinRefusal['code'][] = [
  'VIN.HAS_ORDER',
  'VIN.ENROLLED',
  'VIN.RESERVED',
  'VIN.HAS_PLATE',
  'VIN.NOT_YOURS',
];

export class HeldVinRefusalDto {
  @ApiProperty({ enum: REFUSALS }) readonly code!: HeldVinRefusal['code'];
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'The VIN; whether it is one’s own; of another’s that is not paid, until when it is held',
  })
  readonly data!: HeldVinRefusal['data'];
}

export class VinCheckDto implements VinCheckView {
  @ApiProperty({ description: 'In capitals, without spaces' }) readonly vin!: string;
  @ApiProperty() readonly isValid!: boolean;
  @ApiProperty({ description: 'Valid, and its check digit is worth a second look' })
  readonly isWarning!: boolean;
  @ApiProperty({ description: 'Valid, and held by nothing' }) readonly isFree!: boolean;
  @ApiProperty({ type: HeldVinRefusalDto, nullable: true, description: 'Why it is not free' })
  readonly refusal!: HeldVinRefusalDto | null;
}

export class DeclaredVehicleDto implements DeclaredVehicleView {
  @ApiProperty({ enum: PLATE_VEHICLES }) readonly vehicle!: PlateVehicle;
  @ApiProperty({ description: 'The vehicle register has said so' }) readonly isSeen!: boolean;
}
