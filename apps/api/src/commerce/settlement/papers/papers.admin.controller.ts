// The papers that the back office takes along: a workbook for the cashier, a report for the treasury.
import { Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
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

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

class PaperQuery extends PeriodQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly language: Language = DEFAULT_LANGUAGE;
}

@AdminController('papers')
export class PapersController {
  constructor(private readonly papers: MakePapers) {}

  @Get('settlement/workbook')
  @RequiresPermission('settlement.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse(FILE)
  workbook(@CurrentStaff() actor: Actor, @Query() query: PaperQuery): Promise<StreamableFile | RefusalError> {
    return this.papers.workbook(actor, scopeOf(query), query.language);
  }

  @Get('settlement/report')
  @RequiresPermission('settlement.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(FILE)
  report(@CurrentStaff() actor: Actor, @Query() query: PaperQuery): Promise<StreamableFile | RefusalError> {
    return this.papers.report(actor, scopeOf(query), query.language);
  }
}
