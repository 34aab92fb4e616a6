// What the account's routes take. The rules of passwords, mobiles and addresses are looked at behind them.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  ChangeAddressBody,
  ChangeMobileBody,
  ChangePasswordBody,
  CloseAccountBody,
  ConfirmationBody,
} from '@haopai/contracts';
import { IsString, Matches, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { SMS_CODE } from '../citizens';

const PASSWORD_TEXT_MAX = 128;
const ADDRESS_LENGTH_MAX = 200;
const MOBILE_TEXT_MAX = 30;
const CODE_TEXT_MAX = 12;

class ConfirmedDto {
  @ApiProperty({ maxLength: PASSWORD_TEXT_MAX, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSWORD_TEXT_MAX)
  readonly currentPassword!: string;
}

export class ChangePasswordDto extends ConfirmedDto implements ChangePasswordBody {
  @ApiProperty({ maxLength: PASSWORD_TEXT_MAX, format: 'password', description: '8 to 64 characters' })
  @IsString()
  @MaxCharacters(PASSWORD_TEXT_MAX)
  readonly newPassword!: string;
}

export class ConfirmationDto implements ConfirmationBody {
  @ApiPropertyOptional({ maxLength: PASSWORD_TEXT_MAX, format: 'password' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSWORD_TEXT_MAX)
  readonly password?: string;

  @ApiPropertyOptional({ pattern: SMS_CODE.source, description: 'Where no password is sent' })
  @MayBeMissing()
  @Matches(SMS_CODE)
  readonly code?: string;
}

export class ChangeMobileDto implements ChangeMobileBody {
  @ApiPropertyOptional({
    maxLength: PASSWORD_TEXT_MAX,
    format: 'password',
    description: 'Missing where the session has confirmed itself',
  })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSWORD_TEXT_MAX)
  readonly currentPassword?: string;

  @ApiProperty({ maxLength: MOBILE_TEXT_MAX, example: '13800138000' })
  @IsString()
  @MaxCharacters(MOBILE_TEXT_MAX)
  readonly mobile!: string;

  @ApiProperty({
    maxLength: CODE_TEXT_MAX,
    pattern: '^\\d{6}$',
    description: 'It was sent to the new number',
  })
  @IsString()
  @MinLength(1)
  @MaxCharacters(CODE_TEXT_MAX)
  readonly code!: string;
}

export class ChangeAddressDto extends ConfirmedDto implements ChangeAddressBody {
  @ApiProperty({ maxLength: ADDRESS_LENGTH_MAX })
  @IsString()
  @MaxCharacters(ADDRESS_LENGTH_MAX)
  readonly address!: string;
}

export class CloseAccountDto extends ConfirmedDto implements CloseAccountBody {}
