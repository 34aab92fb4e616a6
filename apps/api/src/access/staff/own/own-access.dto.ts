// What the routes of one's own way in take and give, described for OpenAPI; the compiler holds it to the contracts.
import type { ChangeStaffPasswordBody, NewPhone, StaffConfirmation } from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { CODE, PASSWORD_TEXT_LENGTH_MAX } from '../staff.dto';

export class StaffConfirmationDto implements StaffConfirmation {
  @ApiPropertyOptional({ pattern: CODE.source, description: 'Where there is no passkey' })
  @MayBeMissing()
  @Matches(CODE)
  readonly code?: string;

  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly currentPassword!: string;
}

export class ChangeStaffPasswordDto extends StaffConfirmationDto implements ChangeStaffPasswordBody {
  @ApiProperty({ maxLength: PASSWORD_TEXT_LENGTH_MAX, format: 'password' })
  @IsString()
  @MaxCharacters(PASSWORD_TEXT_LENGTH_MAX)
  readonly newPassword!: string;
}

export class NewPhoneDto implements NewPhone {
  @ApiProperty({ description: 'Base32' }) readonly secret!: string;
  @ApiProperty({ description: 'The same as a picture: a data URL' }) readonly qrCode!: string;
}
