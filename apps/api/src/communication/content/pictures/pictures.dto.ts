// What the routes of pictures take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AdminArticleHead,
  type AdminPictureView,
  type Page,
  type PictureType,
  type PictureUsage,
  type PictureUses,
  type PictureView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeMissing } from '../../../platform/errors';
import { pageQuery } from '../../../platform/http';
import { AdminArticleHeadDto } from '../editing/editing-answers.dto';

const PICTURES_PER_PAGE = 20;
const PICTURES_PER_PAGE_MAX = 100;
const TYPES: readonly PictureType[] = ['image/png', 'image/jpeg', 'image/webp'];
const USAGES: readonly PictureUsage[] = ['used', 'unused'];

export class PicturesQuery extends pageQuery(PICTURES_PER_PAGE, PICTURES_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: USAGES, description: 'All when left out' })
  @MayBeMissing()
  @IsIn(USAGES)
  readonly usage?: PictureUsage;
}

export class PictureDto implements PictureView {
  @ApiProperty({ description: 'At which readers find it' }) readonly address!: string;
  @ApiProperty({ enum: TYPES }) readonly type!: PictureType;
  @ApiProperty() readonly width!: number;
  @ApiProperty() readonly height!: number;
  @ApiProperty() readonly byteCount!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly addedAtMs!: number;
}

class PictureUsesDto implements PictureUses {
  @ApiProperty({ type: [AdminArticleHeadDto], description: 'In every state' })
  readonly articles!: readonly AdminArticleHead[];

  @ApiProperty({ type: [String], description: 'Versions of the user agreement that link to it' })
  readonly agreements!: readonly string[];
}

export class AdminPictureDto extends PictureDto implements AdminPictureView {
  @ApiProperty({ type: String, nullable: true }) readonly addedBy!: string | null;
  @ApiProperty({ type: PictureUsesDto }) readonly uses!: PictureUsesDto;
}

export class AdminPicturePageDto implements Page<AdminPictureView> {
  @ApiProperty({ type: [AdminPictureDto] }) readonly items!: readonly AdminPictureDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
