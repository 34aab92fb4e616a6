// What the routes of agreements take and give in the back office.
import {
  type AddAgreementBody,
  type AdminAgreementHead,
  type AdminAgreementView,
  type AgreementState,
  type AgreementWords,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { MaxCharacters } from '../../../platform/errors';
import { inEachLanguageAnswer, inEachLanguageBody, textInEachLanguage } from '../../../platform/http';

const VERSION = /^20[2-9]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TITLE_MAX = 200;
const HTML_MAX = 30_000;
const IDENTITY_HTML_MAX = 10_000;

class AgreementWordsDto implements AgreementWords {
  @ApiProperty({ maxLength: TITLE_MAX, example: '用户协议' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(TITLE_MAX)
  readonly title!: string;

  @ApiProperty({ maxLength: HTML_MAX, example: '<p>文</p>', description: 'Cleaned before it is kept' })
  @IsString()
  @MinLength(1)
  @MaxLength(HTML_MAX)
  readonly html!: string;

  @ApiProperty({ maxLength: TITLE_MAX, example: '用户协议' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(TITLE_MAX)
  readonly identityTitle!: string;

  @ApiProperty({
    maxLength: IDENTITY_HTML_MAX,
    example: '<p>身份</p>',
    description: 'Cleaned before it is kept',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(IDENTITY_HTML_MAX)
  readonly identityHtml!: string;
}

class AgreementTextsDto extends inEachLanguageBody(AgreementWordsDto) {}

export class AddAgreementDto implements AddAgreementBody {
  @ApiProperty({ pattern: VERSION.source, description: 'The day in Beijing from which it is in force' })
  @Matches(VERSION)
  readonly version!: string;

  @ApiProperty({ type: AgreementTextsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => AgreementTextsDto)
  readonly texts!: AgreementTextsDto;
}

class TitlesDto extends textInEachLanguage() {}

class KeptWordsDto implements AgreementWords {
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'Cleaned' }) readonly html!: string;
  @ApiProperty() readonly identityTitle!: string;
  @ApiProperty({ description: 'Cleaned' }) readonly identityHtml!: string;
}

class KeptTextsDto extends inEachLanguageAnswer(KeptWordsDto) {}

export class AdminAgreementHeadDto implements AdminAgreementHead {
  @ApiProperty({ example: '2026-11-01' }) readonly version!: string;
  @ApiProperty({ enum: ['coming', 'inForce', 'past'] }) readonly state!: AgreementState;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly publishedAtMs!: number;
  @ApiProperty({ type: TitlesDto }) readonly titles!: TitlesDto;
  @ApiProperty({ description: 'Accounts that agreed to it last' }) readonly citizens!: number;
}

export class AdminAgreementDto extends AdminAgreementHeadDto implements AdminAgreementView {
  @ApiProperty({ type: KeptTextsDto }) readonly texts!: KeptTextsDto;
}
