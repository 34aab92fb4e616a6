// What the routes of passkeys take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type NewPasskeyBody,
  type NewPasskeyQuestion,
  PASSKEY_NAME_MAX,
  type PasskeyAnswer,
  type PasskeyHint,
  type PasskeyQuestion,
  type PasskeysView,
  type PasskeyView,
  type RenamePasskeyBody,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MaxCharacters } from '../../platform/errors';

const BASE64URL = /^[\w-]+$/;
/** 1,023 bytes, as WebAuthn has it. */
const ID_LENGTH_MAX = 1_364;
/** Devices sign with more than this site asks of them. */
const DATA_LENGTH_MAX = 8_192;
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

const OF_ID = { pattern: BASE64URL.source, maxLength: ID_LENGTH_MAX };
const OF_DATA = { pattern: BASE64URL.source, maxLength: DATA_LENGTH_MAX };

export class PasskeyAnswerDto implements PasskeyAnswer {
  @ApiProperty(OF_ID)
  @Matches(BASE64URL)
  @MaxLength(ID_LENGTH_MAX)
  readonly id!: string;

  @ApiProperty(OF_DATA)
  @Matches(BASE64URL)
  @MaxLength(DATA_LENGTH_MAX)
  readonly clientData!: string;

  @ApiProperty(OF_DATA)
  @Matches(BASE64URL)
  @MaxLength(DATA_LENGTH_MAX)
  readonly authenticatorData!: string;

  @ApiProperty(OF_DATA)
  @Matches(BASE64URL)
  @MaxLength(DATA_LENGTH_MAX)
  readonly signature!: string;
}

export class RenamePasskeyDto implements RenamePasskeyBody {
  @ApiProperty({ minLength: 1, maxLength: PASSKEY_NAME_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(PASSKEY_NAME_MAX)
  readonly name!: string;
}

export class NewPasskeyDto extends RenamePasskeyDto implements NewPasskeyBody {
  @ApiProperty(OF_ID)
  @Matches(BASE64URL)
  @MaxLength(ID_LENGTH_MAX)
  readonly id!: string;

  @ApiProperty(OF_DATA)
  @Matches(BASE64URL)
  @MaxLength(DATA_LENGTH_MAX)
  readonly clientData!: string;

  @ApiProperty(OF_DATA)
  @Matches(BASE64URL)
  @MaxLength(DATA_LENGTH_MAX)
  readonly attestation!: string;

  @ApiProperty({ enum: TRANSPORTS, isArray: true, maxItems: TRANSPORTS.length })
  @IsArray()
  @ArrayMaxSize(TRANSPORTS.length)
  @IsIn(TRANSPORTS, { each: true })
  readonly transports!: readonly string[];
}

export class PasskeyHintDto implements PasskeyHint {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ type: [String] }) readonly transports!: readonly string[];
}

export class PasskeyQuestionDto implements PasskeyQuestion {
  @ApiProperty({ description: 'Base64url; good once' }) readonly challenge!: string;
  @ApiProperty({ description: 'WebAuthn’s relying party' }) readonly host!: string;
  @ApiProperty({ type: [PasskeyHintDto] }) readonly passkeys!: readonly PasskeyHintDto[];
  @ApiProperty() readonly timeoutMs!: number;
}

export class NewPasskeyQuestionDto extends PasskeyQuestionDto implements NewPasskeyQuestion {
  @ApiProperty() readonly userHandle!: string;
  @ApiProperty() readonly userName!: string;
  @ApiProperty() readonly userDisplayName!: string;
  @ApiProperty({ type: [Number], description: 'COSE' }) readonly algorithms!: readonly number[];
}

export class PasskeyDto implements PasskeyView {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly createdAtMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly lastUsedAtMs!: number | null;
  @ApiProperty({ description: 'False of a host that the site has left' }) readonly isUsable!: boolean;
}

export class PasskeysDto implements PasskeysView {
  @ApiProperty({ type: [PasskeyDto] }) readonly items!: readonly PasskeyDto[];
  @ApiProperty() readonly host!: string;
}
