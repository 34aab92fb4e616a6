// What the routes of text messages' words take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type ChangeSmsTextBody,
  REASON_MAX,
  type SmsTextChange,
  type SmsTextName,
  type SmsTextsView,
  type SmsTextView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { type Language, LANGUAGES } from '@haopai/rules';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';

const TEXT_LENGTH_MAX = 500;
const VERSION_MAX = 1_000_000;
const PROVIDER_CODE = /^SMS_\d{1,20}$/;
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class ChangeSmsTextDto implements ChangeSmsTextBody {
  @ApiProperty({ minimum: 0, maximum: VERSION_MAX, example: 0, description: 'As it was read' })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiPropertyOptional({
    maxLength: TEXT_LENGTH_MAX,
    example: '${code}',
    description: 'With parameters as `${code}`; the words of the program when left out',
  })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(TEXT_LENGTH_MAX)
  readonly text?: string;

  @ApiPropertyOptional({ pattern: PROVIDER_CODE.source, description: 'The provider’s number of these words' })
  @MayBeMissing()
  @Matches(PROVIDER_CODE)
  readonly providerCode?: string;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class SmsTextDto implements SmsTextView {
  @ApiProperty({ type: String, example: 'loginCode' }) readonly template!: SmsTextName;
  @ApiProperty({ enum: LANGUAGES }) readonly language!: Language;
  @ApiProperty({ description: 'With parameters as `${code}`' }) readonly text!: string;
  @ApiProperty() readonly shippedText!: string;
  @ApiProperty({ type: [String] }) readonly params!: readonly string[];
  @ApiProperty(NULLABLE_TEXT) readonly providerCode!: string | null;
  @ApiProperty() readonly version!: number;
}

export class SmsTextsDto implements SmsTextsView {
  @ApiProperty() readonly needsProviderCode!: boolean;
  @ApiProperty({ type: [SmsTextDto] }) readonly items!: readonly SmsTextDto[];
}

export class SmsTextChangeDto implements SmsTextChange {
  @ApiProperty() readonly version!: number;
  @ApiProperty(NULLABLE_TEXT) readonly text!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly providerCode!: string | null;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly changedAtMs!: number;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty() readonly reason!: string;
}
