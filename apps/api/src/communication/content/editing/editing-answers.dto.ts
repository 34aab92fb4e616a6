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
import { inEachLanguageAnswer, textInEachLanguage } from '../../../platform/http';
import { ContactDto } from '../content-answers.dto';
import { ARTICLE_KINDS, ARTICLE_STATES } from './editing.dto';

const TIME = 'Epoch milliseconds UTC';

class TitlesInEachLanguageDto extends textInEachLanguage() {}

export class ArticlePreviewDto extends textInEachLanguage('Sanitised HTML') implements ArticlePreview {}

class StoredWordsDto implements ArticleWords {
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly summary!: string;
  @ApiProperty() readonly markdown!: string;
}

class StoredTextsDto extends inEachLanguageAnswer(StoredWordsDto) {}

export class AdminArticleHeadDto implements AdminArticleHead {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly slug!: string;
  @ApiProperty({ enum: ARTICLE_KINDS }) readonly kind!: ArticleKind;
  @ApiProperty({ enum: ARTICLE_STATES }) readonly state!: ArticleState;
  @ApiProperty({ type: TitlesInEachLanguageDto }) readonly titles!: TitlesInEachLanguageDto;
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

export class AdminContactDto extends inEachLanguageAnswer(ContactDto) implements AdminContactView {
  @ApiProperty() readonly version!: number;
}
