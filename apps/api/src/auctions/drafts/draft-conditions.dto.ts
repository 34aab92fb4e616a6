// What the routes of an auction's conditions and files take and give, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty } from '@nestjs/swagger';
import {
  type AdminConditionsView,
  ATTACHMENT_NAME_MAX,
  type ChangeConditionsBody,
  CONDITIONS_MAX,
} from '@haopai/contracts';
import { LANGUAGES } from '@haopai/rules';
import { Type } from 'class-transformer';
import { IsObject, IsString, MinLength, ValidateNested } from 'class-validator';
import { MaxCharacters } from '../../platform/errors';
import { textInEachLanguage } from '../../platform/http';
import { AttachmentDto } from '../conditions';
import { AuctionVersionDto, AuctionVersionQuery } from './drafts.dto';

/** Ending and all: what is too long is cut. */
const NAME_GIVEN_MAX = 2 * ATTACHMENT_NAME_MAX;

class ConditionTextsDto extends textInEachLanguage(
  `Plain text with line breaks, ${CONDITIONS_MAX} characters at most; empty for none`,
) {}
for (const language of LANGUAGES) {
  IsString()(ConditionTextsDto.prototype, language);
  MaxCharacters(CONDITIONS_MAX)(ConditionTextsDto.prototype, language);
}

export class ChangeConditionsDto extends AuctionVersionDto implements ChangeConditionsBody {
  @ApiProperty({ type: ConditionTextsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ConditionTextsDto)
  readonly texts!: ConditionTextsDto;
}

export class AttachmentQuery extends AuctionVersionQuery {
  @ApiProperty({ maxLength: NAME_GIVEN_MAX, example: '竞买须知.pdf', description: 'Its ending is left out' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(NAME_GIVEN_MAX)
  readonly name!: string;
}

class ConditionsInLanguagesDto extends textInEachLanguage('Empty for none') {}

export class AdminConditionsDto implements AdminConditionsView {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ description: 'Of the auction' }) readonly version!: number;
  @ApiProperty({ type: ConditionsInLanguagesDto }) readonly texts!: ConditionsInLanguagesDto;
  @ApiProperty({ type: [AttachmentDto] }) readonly attachments!: readonly AttachmentDto[];
  @ApiProperty({ description: 'So many there may be' }) readonly attachmentsMax!: number;
  @ApiProperty({ description: 'So large each may be' }) readonly attachmentBytesMax!: number;
}
