// Articles in every state, for editors.
import { Body, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { AdminArticleHead, AdminArticleView, ArticlePreview, Page } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { LongTexts } from '../../../platform/long-bodies';
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
@UseInterceptors(LongTexts)
export class AdminArticlesController {
  constructor(
    private readonly articles: EditArticles,
    private readonly publishing: PublishArticle,
  ) {}

  @Get('articles')
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: AdminArticlePageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { search, page, size, ...asked }: EditedArticlesQuery,
  ): Promise<Page<AdminArticleHead> | RefusalError> {
    const { kind = null, state = null } = asked;
    return this.articles.page(actor, { kind, state, search, page, size });
  }

  @Get('articles/:id')
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: AdminArticleDto })
  article(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<AdminArticleView | RefusalError> {
    return this.articles.byId(actor, id);
  }

  @Post('articles')
  @RequiresPermission('content.edit')
  @ApiCreatedResponse({ type: AdminArticleDto })
  add(@CurrentStaff() actor: Actor, @Body() body: AddArticleDto): Promise<AdminArticleView | RefusalError> {
    return this.articles.add(actor, body);
  }

  @Post('articles/preview')
  @HttpCode(200)
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: ArticlePreviewDto })
  preview(@CurrentStaff() actor: Actor, @Body() { texts }: PreviewArticleDto): ArticlePreview | RefusalError {
    return this.articles.preview(actor, texts);
  }

  @Put('articles/:id')
  @RequiresPermission('content.edit')
  @ApiOkResponse({ type: AdminArticleDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeArticleDto,
  ): Promise<AdminArticleView | RefusalError> {
    return this.articles.change(actor, id, body);
  }

  @Post('articles/:id/publish')
  @HttpCode(200)
  @RequiresPermission('content.edit')
  @ApiOkResponse({ type: AdminArticleDto })
  publish(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: PublishArticleDto,
  ): Promise<AdminArticleView | RefusalError> {
    return this.publishing.publish(actor, id, body);
  }

  @Post('articles/:id/withdraw')
  @HttpCode(200)
  @RequiresPermission('content.edit')
  @ApiOkResponse({ type: AdminArticleDto })
  withdraw(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: WithdrawArticleDto,
  ): Promise<AdminArticleView | RefusalError> {
    return this.publishing.withdraw(actor, id, body);
  }
}
