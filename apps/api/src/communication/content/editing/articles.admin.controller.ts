// Articles in every state, for editors.
import { Body, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { AdminArticleHead, AdminArticleView, ArticlePreview, Page } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { EditArticles } from './edit-articles';
import { AdminArticleDto, AdminArticlePageDto, ArticlePreviewDto } from './editing-answers.dto';
import {
  AddArticleDto,
  ChangeArticleDto,
  EditedArticlesQuery,
  PreviewArticleDto,
  PublishArticleDto,
  WithdrawArticleDto,
} from './editing.dto';
import { PublishArticle } from './publish-article';

@AdminController('content')
export class AdminArticlesController {
  constructor(
    private readonly articles: EditArticles,
    private readonly publishing: PublishArticle,
  ) {}

  @Get('articles')
  @Needs('content.read')
  @ApiOkResponse({ type: AdminArticlePageDto })
  page(
    @Acting() actor: Actor,
    @Query() { search, page, size, ...asked }: EditedArticlesQuery,
  ): Promise<Page<AdminArticleHead> | RefusalError> {
    const { kind = null, state = null } = asked;
    return this.articles.page(actor, { kind, state, search, page, size });
  }

  @Get('articles/:id')
  @Needs('content.read')
  @ApiOkResponse({ type: AdminArticleDto })
  article(@Acting() actor: Actor, @Param('id', IdPipe) id: number): Promise<AdminArticleView | RefusalError> {
    return this.articles.byId(actor, id);
  }

  @Post('articles')
  @Needs('content.edit')
  @ApiCreatedResponse({ type: AdminArticleDto })
  add(@Acting() actor: Actor, @Body() body: AddArticleDto): Promise<AdminArticleView | RefusalError> {
    return this.articles.add(actor, body);
  }

  @Post('articles/preview')
  @HttpCode(200)
  @Needs('content.read')
  @ApiOkResponse({ type: ArticlePreviewDto })
  preview(@Acting() actor: Actor, @Body() { texts }: PreviewArticleDto): ArticlePreview | RefusalError {
    return this.articles.preview(actor, texts);
  }

  @Put('articles/:id')
  @Needs('content.edit')
  @ApiOkResponse({ type: AdminArticleDto })
  change(
    @Acting() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeArticleDto,
  ): Promise<AdminArticleView | RefusalError> {
    return this.articles.change(actor, id, body);
  }

  @Post('articles/:id/publish')
  @HttpCode(200)
  @Needs('content.edit')
  @ApiOkResponse({ type: AdminArticleDto })
  publish(
    @Acting() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: PublishArticleDto,
  ): Promise<AdminArticleView | RefusalError> {
    return this.publishing.publish(actor, id, body);
  }

  @Post('articles/:id/withdraw')
  @HttpCode(200)
  @Needs('content.edit')
  @ApiOkResponse({ type: AdminArticleDto })
  withdraw(
    @Acting() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: WithdrawArticleDto,
  ): Promise<AdminArticleView | RefusalError> {
    return this.publishing.withdraw(actor, id, body);
  }
}
