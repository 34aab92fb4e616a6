// What the routes of editors give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  AdminArticleHead,
  AdminArticleView,
  AdminContactView,
  ArticleKind,
  ArticlePreview,
  ArticleState,
  ArticleWords,
  Page,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import type { InEachLanguage } from '@haopai/rules';
import { ContactDto } from '../content-answers.dto';
import { ARTICLE_KINDS, ARTICLE_STATES } from './editing.dto';

const TIME = 'Epoch milliseconds UTC';

class TwoTextsDto implements InEachLanguage<string> {
  @ApiProperty() readonly zh!: string;
  @ApiProperty() readonly en!: string;
}

export class ArticlePreviewDto implements ArticlePreview {
  @ApiProperty({ description: 'Sanitised HTML' }) readonly zh!: string;
  @ApiProperty({ description: 'Sanitised HTML' }) readonly en!: string;
}

class StoredWordsDto implements ArticleWords {
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly summary!: string;
  @ApiProperty() readonly markdown!: string;
}

class StoredTextsDto implements InEachLanguage<ArticleWords> {
  @ApiProperty({ type: StoredWordsDto }) readonly zh!: StoredWordsDto;
  @ApiProperty({ type: StoredWordsDto }) readonly en!: StoredWordsDto;
}

export class AdminArticleHeadDto implements AdminArticleHead {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly slug!: string;
  @ApiProperty({ enum: ARTICLE_KINDS }) readonly kind!: ArticleKind;
  @ApiProperty({ enum: ARTICLE_STATES }) readonly state!: ArticleState;
  @ApiProperty({ type: TwoTextsDto }) readonly titles!: TwoTextsDto;
  @ApiProperty({ type: Number, nullable: true, description: TIME }) readonly publishedAtMs!: number | null;
  @ApiProperty({ description: TIME }) readonly updatedAtMs!: number;
  @ApiProperty() readonly version!: number;
}

export class AdminArticleDto extends AdminArticleHeadDto implements AdminArticleView {
  @ApiProperty({ description: 'Its place among the guides' }) readonly position!: number;
  @ApiProperty({ type: StoredTextsDto }) readonly texts!: StoredTextsDto;
}

export class AdminArticlePageDto implements Page<AdminArticleHead> {
  @ApiProperty({ type: [AdminArticleHeadDto] }) readonly items!: readonly AdminArticleHeadDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

export class AdminContactDto implements AdminContactView {
  @ApiProperty({ type: ContactDto }) readonly zh!: ContactDto;
  @ApiProperty({ type: ContactDto }) readonly en!: ContactDto;
  @ApiProperty() readonly version!: number;
}
