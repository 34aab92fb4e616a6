// What registration takes. The shape is judged here, what it says by the rules.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  CheckMobileCodeBody,
  OrganisationFields,
  PersonFields,
  RegisterBody,
  UsernameView,
} from '@haopai/contracts';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { PASSWORD_TEXT_LENGTH_MAX } from '../log-in/log-in.dto';
import { MOBILE_TEXT_LENGTH_MAX, MobileWithCodeDto, SMS_CODE } from '../sms-codes/sms-codes.dto';

/** Of the columns. */
const NAME_LENGTH_MAX = 100;
const ADDRESS_LENGTH_MAX = 200;
/** With separators and full-width forms, which the rules take away. */
const NUMBER_LENGTH_MAX = 40;
const CODE_LENGTH_MAX = 12;
const VERSION_LENGTH_MAX = 20;
const KINDS = ['person', 'organisation'] as const;

export class PersonFieldsDto implements PersonFields {
  @ApiProperty({ maxLength: NAME_LENGTH_MAX })
  @IsString()
  @MaxCharacters(NAME_LENGTH_MAX)
  readonly realName!: string;

  @ApiProperty({ maxLength: NUMBER_LENGTH_MAX, description: '18 characters (GB 11643)' })
  @IsString()
  @MaxCharacters(NUMBER_LENGTH_MAX)
  readonly residentId!: string;

  @ApiPropertyOptional({ maxLength: NUMBER_LENGTH_MAX })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(NUMBER_LENGTH_MAX)
  readonly temporaryPermitNo?: string;
}

export class OrganisationFieldsDto implements OrganisationFields {
  @ApiProperty({ maxLength: NAME_LENGTH_MAX })
  @IsString()
  @MaxCharacters(NAME_LENGTH_MAX)
  readonly name!: string;

  @ApiProperty({
    maxLength: NUMBER_LENGTH_MAX,
    description: 'Organisation code (GB 11714) or unified social credit code (GB 32100)',
  })
  @IsString()
  @MaxCharacters(NUMBER_LENGTH_MAX)
  readonly code!: string;

  @ApiProperty({ maxLength: NAME_LENGTH_MAX })
  @IsString()
  @MaxCharacters(NAME_LENGTH_MAX)
  readonly representativeName!: string;

  @ApiProperty({ maxLength: NUMBER_LENGTH_MAX })
  @IsString()
  @MaxCharacters(NUMBER_LENGTH_MAX)
  readonly representativeId!: string;
}

export class CheckMobileCodeDto extends MobileWithCodeDto implements CheckMobileCodeBody {}

export class RegisterDto implements RegisterBody {
  @ApiProperty({ maxLength: NUMBER_LENGTH_MAX })
  @IsString()
  @MaxCharacters(NUMBER_LENGTH_MAX)
  readonly username!: string;

  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly password!: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  readonly kind!: 'person' | 'organisation';

  @ApiPropertyOptional({ description: 'With kind person' })
  @ValidateIf(({ kind, person }: RegisterDto) => kind === 'person' || person !== undefined)
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PersonFieldsDto)
  readonly person?: PersonFieldsDto;

  @ApiPropertyOptional({ description: 'With kind organisation' })
  @ValidateIf(({ kind, organisation }: RegisterDto) => kind === 'organisation' || organisation !== undefined)
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => OrganisationFieldsDto)
  readonly organisation?: OrganisationFieldsDto;

  @ApiProperty({ maxLength: CODE_LENGTH_MAX, example: '330702' })
  @IsString()
  @MaxCharacters(CODE_LENGTH_MAX)
  readonly region!: string;

  @ApiProperty({ maxLength: ADDRESS_LENGTH_MAX })
  @IsString()
  @MaxCharacters(ADDRESS_LENGTH_MAX)
  readonly address!: string;

  @ApiProperty({ maxLength: MOBILE_TEXT_LENGTH_MAX, example: '13800138000' })
  @IsString()
  @MaxCharacters(MOBILE_TEXT_LENGTH_MAX)
  readonly mobile!: string;

  @ApiProperty({ pattern: SMS_CODE.source })
  @Matches(SMS_CODE)
  readonly smsCode!: string;

  @ApiProperty({ maxLength: VERSION_LENGTH_MAX, description: 'Of the agreement that was read' })
  @IsString()
  @MaxCharacters(VERSION_LENGTH_MAX)
  readonly agreementVersion!: string;

  @ApiProperty({ description: 'Consent, of its own, to the handling of identity data' })
  @IsBoolean()
  readonly identityConsent!: boolean;

  @ApiPropertyOptional({ description: 'Where another account has the document' })
  @MayBeMissing()
  @IsBoolean()
  readonly claimsDocument?: boolean;
}

export class UsernameDto implements UsernameView {
  @ApiProperty()
  readonly isFree!: boolean;
}
