// What the routes of editors take: articles in each language, their publication, and the contact page.
import {
  type AddArticleBody,
  type AdminContactView,
  ARTICLE_POSITION_MAX,
  ARTICLE_SLUG,
  type ArticleKind,
  type ArticleState,
  type ArticleWords,
  type ChangeArticleBody,
  type ContactView,
  type PreviewArticleBody,
  type PublishArticleBody,
  REASON_MAX,
  type WithdrawArticleBody,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { inEachLanguageBody, pageQuery } from '../../../platform/http';
import { MARKDOWN_MAX, SUMMARY_MAX, TITLE_MAX } from '../article-text';

const ARTICLES_PER_PAGE = 20;
const ARTICLES_PER_PAGE_MAX = 100;
const SEARCH_MAX = 60;
const NOTES_MAX = 10;
const ONE_LINE = /^[^\r\n]*$/;
export const ARTICLE_KINDS: readonly ArticleKind[] = ['guide', 'announcement'];
export const ARTICLE_STATES: readonly ArticleState[] = ['draft', 'scheduled', 'published', 'withdrawn'];

export class EditedArticlesQuery extends pageQuery(ARTICLES_PER_PAGE, ARTICLES_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: ARTICLE_KINDS })
  @MayBeMissing()
  @IsIn(ARTICLE_KINDS)
  readonly kind?: ArticleKind;

  @ApiPropertyOptional({ enum: ARTICLE_STATES })
  @MayBeMissing()
  @IsIn(ARTICLE_STATES)
  readonly state?: ArticleState;

  @ApiPropertyOptional({ maxLength: SEARCH_MAX, description: 'In titles and addresses' })
  @IsString()
  @MaxCharacters(SEARCH_MAX)
  readonly search: string = '';
}

/** Of a draft parts may be empty. */
export class ArticleWordsDto implements ArticleWords {
  @ApiProperty({ maxLength: TITLE_MAX, example: '春节放假' })
  @IsString()
  @MaxCharacters(TITLE_MAX)
  readonly title!: string;

  @ApiProperty({ maxLength: SUMMARY_MAX, example: '何时休息' })
  @IsString()
  @MaxCharacters(SUMMARY_MAX)
  readonly summary!: string;

  @ApiProperty({ maxLength: MARKDOWN_MAX, example: '正月**不办理**。' })
  @IsString()
  @MaxLength(MARKDOWN_MAX)
  readonly markdown!: string;
}

export class ArticleTextsDto extends inEachLanguageBody(ArticleWordsDto) {}

export class PreviewArticleDto implements PreviewArticleBody {
  @ApiProperty({ type: ArticleTextsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ArticleTextsDto)
  readonly texts!: ArticleTextsDto;
}

export class AddArticleDto extends PreviewArticleDto implements AddArticleBody {
  @ApiProperty({ pattern: ARTICLE_SLUG.source, description: 'Its address, for good' })
  @Matches(ARTICLE_SLUG)
  readonly slug!: string;

  @ApiProperty({ enum: ARTICLE_KINDS })
  @IsIn(ARTICLE_KINDS)
  readonly kind!: ArticleKind;
}

export class ChangeArticleDto extends PreviewArticleDto implements ChangeArticleBody {
  @ApiProperty({ minimum: 1, description: 'As it was read' })
  @IsInt()
  @Min(1)
  readonly version!: number;

  @ApiProperty({ minimum: 0, maximum: ARTICLE_POSITION_MAX, description: 'Its place among the guides' })
  @IsInt()
  @Min(0)
  @Max(ARTICLE_POSITION_MAX)
  readonly position!: number;
}

export class PublishArticleDto implements PublishArticleBody {
  @ApiProperty({ minimum: 1, description: 'As it was read' })
  @IsInt()
  @Min(1)
  readonly version!: number;

  @ApiPropertyOptional({ description: 'Epoch milliseconds UTC; now when left out' })
  @MayBeMissing()
  @IsInt()
  @Min(0)
  @Max(4_102_444_800_000)
  readonly publishedAtMs?: number;
}

export class WithdrawArticleDto implements WithdrawArticleBody {
  @ApiProperty({ minimum: 1, description: 'As it was read' })
  @IsInt()
  @Min(1)
  readonly version!: number;

  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

class ContactBodyDto implements ContactView {
  @ApiProperty({ maxLength: 120, example: '车辆管理所' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(120)
  readonly office!: string;

  @ApiProperty({ maxLength: 200, example: '金华市' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(200)
  readonly address!: string;

  @ApiProperty({ maxLength: 40, example: '0579-12345678' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(40)
  readonly hotline!: string;

  @ApiProperty({ maxLength: 200, example: '9:00–17:00' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(200)
  readonly hours!: string;

  @ApiProperty({ maxLength: 120, example: 'office@example.com' })
  @IsEmail()
  @MaxCharacters(120)
  readonly email!: string;

  @ApiProperty({ type: [String], maxItems: NOTES_MAX, example: ['周末休息'] })
  @IsArray()
  @ArrayMaxSize(NOTES_MAX)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(300, { each: true })
  @Matches(ONE_LINE, { each: true })
  readonly notes!: readonly string[];
}

export class ChangeContactDto extends inEachLanguageBody(ContactBodyDto) implements AdminContactView {
  @ApiProperty({ minimum: 0, description: 'As it was read' })
  @IsInt()
  @Min(0)
  readonly version!: number;
}
