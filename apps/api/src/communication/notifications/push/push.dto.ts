// What the routes of web push take and give.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { PushEndpointBody, PushKeyView, PushSubscriptionBody } from '@haopai/contracts';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, IsString, Matches, ValidateNested } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { PUSH_ENDPOINT_LENGTH_MAX } from './push-endpoint';

/** 65 and 16 bytes in base64url (RFC 8291). */
const P256DH = /^[A-Za-z0-9_-]{87}=?$/;
const AUTH = /^[A-Za-z0-9_-]{22}(==)?$/;

export class PushKeyDto implements PushKeyView {
  @ApiProperty({ type: String, nullable: true, description: 'Null where the site sends no pushes' })
  readonly publicKey!: string | null;
}

export class PushEndpointDto implements PushEndpointBody {
  @ApiProperty({ maxLength: PUSH_ENDPOINT_LENGTH_MAX, example: 'https://fcm.googleapis.com/fcm/send/…' })
  @IsString()
  @MaxCharacters(PUSH_ENDPOINT_LENGTH_MAX)
  readonly endpoint!: string;
}

class BrowserKeysDto {
  @ApiProperty({ pattern: P256DH.source })
  @IsString()
  @Matches(P256DH)
  readonly p256dh!: string;

  @ApiProperty({ pattern: AUTH.source })
  @IsString()
  @Matches(AUTH)
  readonly auth!: string;
}

export class PushSubscriptionDto extends PushEndpointDto implements PushSubscriptionBody {
  @ApiProperty({ type: BrowserKeysDto })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => BrowserKeysDto)
  readonly keys!: BrowserKeysDto;

  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @MayBeMissing()
  @IsIn(LANGUAGES)
  readonly language?: Language;
}
