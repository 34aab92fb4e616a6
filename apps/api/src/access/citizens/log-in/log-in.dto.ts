// What the ways in take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LoginBody, RecoverPasswordBody, SmsLoginBody } from '@haopai/contracts';
import { IsString, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { NoMachineDto } from '../no-machine/no-machine.dto';
import { MobileWithCodeDto } from '../sms-codes/sms-codes.dto';
import { TICKET_LENGTH_MAX } from './line-tickets';

const USERNAME_LENGTH_MAX = 64;
export const PASSWORD_TEXT_LENGTH_MAX = 128;

export class LoginDto extends NoMachineDto implements LoginBody {
  @ApiProperty({ maxLength: USERNAME_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(USERNAME_LENGTH_MAX)
  readonly username!: string;

  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly password!: string;

  @ApiPropertyOptional({
    maxLength: TICKET_LENGTH_MAX,
    description: 'Of the refusal LOGIN.LINE, in place of a proof or a captcha',
  })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(TICKET_LENGTH_MAX)
  readonly ticket?: string;
}

export class SmsLoginDto extends MobileWithCodeDto implements SmsLoginBody {}

export class RecoverPasswordDto extends MobileWithCodeDto implements RecoverPasswordBody {
  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly newPassword!: string;
}
