// What the routes of settings take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type ChangeSettingBody,
  REASON_MAX,
  SETTING_NAMES,
  type SettingChange,
  type SettingName,
  type SettingView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';

const UNITS = [
  'seconds',
  'minutes',
  'days',
  'count',
  'times',
  'percent',
  'shares',
  'yuan',
  'megabytes',
  'date',
] as const;
const VALUE_MAX = 1_000_000_000;
const VERSION_MAX = 1_000_000;

export class ChangeSettingDto implements ChangeSettingBody {
  @ApiProperty({ minimum: 0, maximum: VERSION_MAX, example: 0, description: 'As it was read' })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: VALUE_MAX,
    example: 10,
    description: 'The default when left out',
  })
  @MayBeMissing()
  @IsInt()
  @Min(0)
  @Max(VALUE_MAX)
  readonly value?: number;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class SettingDto implements SettingView {
  @ApiProperty({ enum: SETTING_NAMES }) readonly name!: SettingName;
  @ApiProperty({ enum: UNITS }) readonly unit!: SettingView['unit'];
  @ApiProperty() readonly min!: number;
  @ApiProperty() readonly max!: number;
  @ApiProperty() readonly value!: number;
  @ApiProperty({ description: 'What counts while nobody has set anything' }) readonly defaultValue!: number;
  @ApiProperty() readonly version!: number;
}

export class SettingChangeDto implements SettingChange {
  @ApiProperty() readonly version!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: the default counted again' })
  readonly value!: number | null;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly changedAtMs!: number;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty() readonly reason!: string;
}
