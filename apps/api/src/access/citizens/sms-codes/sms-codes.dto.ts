// What the route that sends codes takes and gives.
import { ApiProperty } from '@nestjs/swagger';
import type { SendSmsCodeBody, SmsCodePurpose, SmsCodeSent } from '@haopai/contracts';
import { IsIn, IsString, Matches } from 'class-validator';
import { MaxCharacters } from '../../../platform/errors';
import { NoMachineDto } from '../no-machine/no-machine.dto';

const PURPOSES: readonly SmsCodePurpose[] = ['register', 'login', 'recover', 'changeMobile'];
/** With a country code, spaces and hyphens. */
export const MOBILE_TEXT_LENGTH_MAX = 30;
export const SMS_CODE = /^\d{6}$/;

export class SendSmsCodeDto extends NoMachineDto implements SendSmsCodeBody {
  @ApiProperty({ maxLength: MOBILE_TEXT_LENGTH_MAX, example: '13800138000' })
  @IsString()
  @MaxCharacters(MOBILE_TEXT_LENGTH_MAX)
  readonly mobile!: string;

  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  readonly purpose!: SmsCodePurpose;
}

/** Whatever is proved by a code that was sent to a mobile. */
export class MobileWithCodeDto {
  @ApiProperty({ maxLength: MOBILE_TEXT_LENGTH_MAX })
  @IsString()
  @MaxCharacters(MOBILE_TEXT_LENGTH_MAX)
  readonly mobile!: string;

  @ApiProperty({ pattern: SMS_CODE.source })
  @Matches(SMS_CODE)
  readonly code!: string;
}

export class SmsCodeSentDto implements SmsCodeSent {
  @ApiProperty({ description: 'Epoch milliseconds UTC' })
  readonly expiresAtMs!: number;

  @ApiProperty({ description: 'When the next one may be asked for, epoch milliseconds UTC' })
  readonly nextAtMs!: number;
}
