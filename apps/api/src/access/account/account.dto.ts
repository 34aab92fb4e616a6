// What the account's routes take. The rules of passwords, mobiles and addresses are looked at behind them.
import { ApiProperty } from '@nestjs/swagger';
import type {
  ChangeAddressBody,
  ChangeMobileBody,
  ChangePasswordBody,
  CloseAccountBody,
} from '@haopai/contracts';
import { IsString, MinLength } from 'class-validator';
import { MaxCharacters } from '../../platform/errors';

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

export class ChangeMobileDto extends ConfirmedDto implements ChangeMobileBody {
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
