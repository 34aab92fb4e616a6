// What the routes of articles and contact details take.
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import type { ArticleKind } from '@haopai/contracts';
import { IsIn, IsString } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const ARTICLES_PER_PAGE = 10;
const ARTICLES_PER_PAGE_MAX = 50;
const SEARCH_MAX = 60;
const KINDS: readonly ArticleKind[] = ['guide', 'announcement'];

export class LanguageQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly lang: Language = DEFAULT_LANGUAGE;
}

export class ArticlesQuery extends IntersectionType(
  LanguageQuery,
  pageQuery(ARTICLES_PER_PAGE, ARTICLES_PER_PAGE_MAX),
) {
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
}
