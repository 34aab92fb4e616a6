// What the routes of conditions take and give to everybody, described for OpenAPI; the compiler holds it to the contracts.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AuctionAttachment, AuctionConditionsView } from '@haopai/contracts';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { IsIn } from 'class-validator';

export class ConditionsQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly lang: Language = DEFAULT_LANGUAGE;
}

export class AttachmentDto implements AuctionAttachment {
  @ApiProperty() readonly attachmentId!: number;
  @ApiProperty({ example: '竞买须知', description: 'Without an ending' }) readonly name!: string;
  @ApiProperty() readonly byteCount!: number;
  @ApiProperty({ description: 'Hexadecimal' }) readonly sha256!: string;
}

export class AuctionConditionsDto implements AuctionConditionsView {
  @ApiProperty({ description: 'Plain text with line breaks; empty when there are none' })
  readonly text!: string;
  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Where it is shown in another language' })
  readonly writtenIn?: Language;
  @ApiProperty({ type: [AttachmentDto] }) readonly attachments!: readonly AttachmentDto[];
}
