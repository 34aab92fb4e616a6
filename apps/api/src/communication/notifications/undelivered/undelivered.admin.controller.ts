// Messages that have not left, for whoever answers for them.
import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Page, SentAgain, UndeliveredMessage, UndeliveredSums } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { ReadUndelivered } from './read-undelivered';
import { SendAgain } from './send-again';
import {
  SendChosenAgainDto,
  SendFailedAgainDto,
  SentAgainDto,
  UndeliveredPageDto,
  UndeliveredQuery,
  UndeliveredSumsDto,
} from './undelivered.dto';

@AdminController('messages')
export class UndeliveredController {
  constructor(
    private readonly read: ReadUndelivered,
    private readonly again: SendAgain,
  ) {}

  @Get('messages/sums')
  @RequiresPermission('messages.read')
  @ApiOkResponse({ type: UndeliveredSumsDto })
  sums(@CurrentStaff() actor: Actor): Promise<UndeliveredSums | RefusalError> {
    return this.read.sums(actor);
  }

  @Get('messages')
  @RequiresPermission('messages.read')
  @ApiOkResponse({ type: UndeliveredPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { group, channel, failure, page, size }: UndeliveredQuery,
  ): Promise<Page<UndeliveredMessage> | RefusalError> {
    const search = { group, channel: channel ?? null, failure: failure ?? null };
    return this.read.page(actor, search, page, size);
  }

  @Post('messages/send-again')
  @HttpCode(200)
  @RequiresPermission('messages.act')
  @ApiOkResponse({ type: SentAgainDto })
  sendChosen(
    @CurrentStaff() actor: Actor,
    @Body() body: SendChosenAgainDto,
  ): Promise<SentAgain | RefusalError> {
    return this.again.chosen(actor, body);
  }

  @Post('messages/send-again/failed')
  @HttpCode(200)
  @RequiresPermission('messages.act')
  @ApiOkResponse({ type: SentAgainDto, description: 'What is left goes in another act' })
  sendFailed(
    @CurrentStaff() actor: Actor,
    @Body() body: SendFailedAgainDto,
  ): Promise<SentAgain | RefusalError> {
    return this.again.failed(actor, body);
  }
}
