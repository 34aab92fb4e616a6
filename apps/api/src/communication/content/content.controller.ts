// Guides, announcements and contact details, readable without an account.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { ArticleHead, ArticleView, ContactView, Page } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { ArticleDto, ArticlePageDto, ContactDto } from './content-answers.dto';
import { ArticlesQuery, LanguageQuery } from './content.dto';
import { FindArticles } from './find-articles';
import { FindContact } from './find-contact';
import { SlugPipe } from './slug-pipe';

@ApiTags('content')
@Controller()
export class ContentController {
  constructor(
    private readonly findArticles: FindArticles,
    private readonly findContact: FindContact,
  ) {}

  @Get('articles')
  @PublicRead({ standsOn: ['office'] })
  @ApiOkResponse({ type: ArticlePageDto })
  articles(@Query() { kind, search, lang, page, size }: ArticlesQuery): Promise<Page<ArticleHead>> {
    return this.findArticles.page({ kind: kind ?? null, search, language: lang, page, size });
  }

  @Get('articles/:slug')
  @PublicRead({ standsOn: ['office'] })
  @ApiParam({ name: 'slug', example: 'place-a-bid' })
  @ApiOkResponse({ type: ArticleDto })
  @ApiNotFoundResponse({ description: 'ARTICLE.NOT_FOUND: none, or not published' })
  article(
    @Param('slug', SlugPipe) slug: string,
    @Query() { lang }: LanguageQuery,
  ): Promise<ArticleView | RefusalError> {
    return this.findArticles.bySlug(slug, lang);
  }

  @Get('contact')
  @PublicRead({ standsOn: ['office'] })
  @ApiOkResponse({ type: ContactDto })
  contact(@Query() { lang }: LanguageQuery): Promise<ContactView | RefusalError> {
    return this.findContact.execute(lang);
  }
}
