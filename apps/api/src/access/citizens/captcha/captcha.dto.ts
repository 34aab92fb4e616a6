// What the captcha's route gives.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A CaptchaView: the other fields are there when it is on. */
export class CaptchaDto {
  @ApiProperty({ description: 'False where the site asks for no captcha' })
  readonly isOn!: boolean;

  @ApiPropertyOptional()
  readonly captchaId?: string;

  @ApiPropertyOptional({ description: 'The picture, a PNG in base64' })
  readonly png?: string;

  @ApiPropertyOptional({ description: 'Epoch milliseconds UTC' })
  readonly expiresAtMs?: number;
}
