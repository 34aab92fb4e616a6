// The papers that the back office takes along: a workbook for the cashier, a report for the treasury.
import { Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiPropertyOptional } from '@nestjs/swagger';
import type { ArticleLanguage } from '@haopai/contracts';
import { IsIn } from 'class-validator';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { scopeOf } from '../books/books.dto';
import { PeriodQuery } from '../pages.dto';
import { MakePapers } from './make-papers';

const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];
const FILE = { schema: { type: 'string', format: 'binary' } } as const;

class PaperQuery extends PeriodQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly language: ArticleLanguage = 'zh';
}

@AdminController('papers')
export class PapersController {
  constructor(private readonly papers: MakePapers) {}

  @Get('settlement/workbook')
  @Header('Cache-Control', 'no-store')
  @RequiresPermission('settlement.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse(FILE)
  workbook(@CurrentStaff() actor: Actor, @Query() query: PaperQuery): Promise<StreamableFile | RefusalError> {
    return this.papers.workbook(actor, scopeOf(query), query.language);
  }

  @Get('settlement/report')
  @Header('Cache-Control', 'no-store')
  @RequiresPermission('settlement.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  report(@CurrentStaff() actor: Actor, @Query() query: PaperQuery): Promise<StreamableFile | RefusalError> {
    return this.papers.report(actor, scopeOf(query), query.language);
  }
}
