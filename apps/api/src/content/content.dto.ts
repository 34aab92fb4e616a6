// What the routes of articles and contact details take.
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { ArticleKind, ArticleLanguage } from '@haopai/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../errors';

const PAGES_MAX = 1_000;
const ARTICLES_PER_PAGE = 10;
const ARTICLES_PER_PAGE_MAX = 50;
const SEARCH_MAX = 60;
const KINDS: readonly ArticleKind[] = ['guide', 'announcement'];
const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];

export class LanguageQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly lang: ArticleLanguage = 'zh';
}

export class ArticlesQuery extends LanguageQuery {
  @ApiPropertyOptional({ enum: KINDS, description: 'Both when left out' })
  @MayBeMissing()
  @IsIn(KINDS)
  readonly kind?: ArticleKind;

  @ApiPropertyOptional({
    maxLength: SEARCH_MAX,
    description: 'Each of its words must occur in the title or the text, in the language asked for',
  })
  @IsString()
  @MaxCharacters(SEARCH_MAX)
  readonly search: string = '';

  @ApiPropertyOptional({ minimum: 1, maximum: PAGES_MAX, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGES_MAX)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: ARTICLES_PER_PAGE_MAX, default: ARTICLES_PER_PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(ARTICLES_PER_PAGE_MAX)
  readonly size: number = ARTICLES_PER_PAGE;
}
