// The hand-over desk: what was sold is found, given out, and taken back when it was marked by mistake.
import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { HandOverPapersView, HandOversFound, HandOverView } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  ReasonDto,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ChangePapers } from './change-papers';
import { FindSales } from './find-sales';
import {
  ChangePapersDto,
  CollectDto,
  FindHandOversDto,
  HandOverDto,
  HandOverPapersDto,
  HandOversFoundDto,
} from './hand-over.dto';
import { MarkCollected } from './mark-collected';

@AdminController('hand-over')
export class HandOverController {
  constructor(
    private readonly find: FindSales,
    private readonly mark: MarkCollected,
    private readonly papers: ChangePapers,
  ) {}

  /** What is looked for comes in a body: addresses are logged along the way. */
  @Post('hand-over/search')
  @HttpCode(200)
  @RequiresPermission('handOver.act')
  @ApiOkResponse({ type: HandOversFoundDto })
  search(
    @CurrentStaff() actor: Actor,
    @Body() { text }: FindHandOversDto,
  ): Promise<HandOversFound | RefusalError> {
    return this.find.execute(actor, text);
  }

  @Post('hand-over/collect')
  @HttpCode(200)
  @RequiresPermission('handOver.act')
  @ApiOkResponse({ type: HandOverDto })
  collect(@CurrentStaff() actor: Actor, @Body() body: CollectDto): Promise<HandOverView | RefusalError> {
    return this.mark.collect(actor, body);
  }

  @Post('hand-over/marks/:id/take-back')
  @HttpCode(200)
  @RequiresPermission('handOver.act')
  @ApiOkResponse({ type: HandOverDto })
  takeBack(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) handOverId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<HandOverView | RefusalError> {
    return this.mark.takeBack(actor, handOverId, reason);
  }

  @Get('hand-over/papers')
  @RequiresPermission(null)
  @ApiOkResponse({ type: HandOverPapersDto })
  readPapers(): Promise<HandOverPapersView> {
    return this.papers.read();
  }

  @Put('hand-over/papers')
  @RequiresPermission('settings.edit')
  @ApiOkResponse({ type: HandOverPapersDto })
  changePapers(
    @CurrentStaff() actor: Actor,
    @Body() body: ChangePapersDto,
  ): Promise<HandOverPapersView | RefusalError> {
    return this.papers.change(actor, body);
  }
}
