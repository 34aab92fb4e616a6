// What the routes of confirmations take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  CHECK_CHARACTERS,
  type CheckedConfirmation,
  CONFIRMATION_KINDS,
  CONFIRMATION_STATES,
  type ConfirmationFileView,
  type ConfirmationHead,
  type ConfirmationKind,
  type ConfirmationState,
  type ConfirmationsView,
  type PlateView,
} from '@haopai/contracts';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';

export class ConfirmationFileQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly language: Language = DEFAULT_LANGUAGE;
}

export class CheckConfirmationQuery {
  @ApiProperty({
    pattern: CHECK_CHARACTERS.source,
    example: 'K7MPQ2XH',
    description: 'As printed on the paper',
  })
  @Matches(CHECK_CHARACTERS)
  readonly check!: string;
}

class ConfirmationHeadDto implements ConfirmationHead {
  @ApiProperty({ example: '2026-000123' }) readonly number!: string;
  @ApiProperty({ enum: CONFIRMATION_KINDS }) readonly kind!: ConfirmationKind;
  @ApiProperty({ enum: CONFIRMATION_STATES }) readonly state!: ConfirmationState;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly givenAtMs!: number;
}

export class ConfirmationsDto implements ConfirmationsView {
  @ApiProperty({ type: [ConfirmationHeadDto], description: "The sale's before the plate's" })
  readonly items!: readonly ConfirmationHeadDto[];
}

class ConfirmedPlateDto implements Pick<PlateView, 'number' | 'kind' | 'colour'> {
  @ApiProperty({ example: '浙G8888A' }) readonly number!: string;
  @ApiProperty({ enum: ['ordinary', 'newEnergy'] }) readonly kind!: PlateView['kind'];
  @ApiProperty({ enum: ['blue', 'yellow', 'green'] }) readonly colour!: PlateView['colour'];
}

class ConfirmationFileDto implements ConfirmationFileView {
  @ApiProperty({ enum: LANGUAGES }) readonly language!: Language;
  @ApiProperty({ description: 'In hexadecimal, of the file that was given out' }) readonly sha256!: string;
  @ApiProperty() readonly isSigned!: boolean;
}

export class CheckedConfirmationDto extends ConfirmationHeadDto implements CheckedConfirmation {
  @ApiProperty({ type: ConfirmedPlateDto }) readonly plate!: ConfirmedPlateDto;
  @ApiProperty({ example: '王**' }) readonly holder!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null at a fixed price' })
  readonly auctionTitle!: string | null;
  @ApiProperty({ description: 'Fen' }) readonly priceFen!: number;
  @ApiProperty({ type: [ConfirmationFileDto] }) readonly files!: readonly ConfirmationFileDto[];
}
