// A citizen's watchlist, and by which ways they want to be told of it.
import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { NoticeChoices, WatchPage, WatchView } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { languageOf } from '../../platform/http';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { NoticeChoicesStore } from './notice-choices.store';
import { Watchlist } from './watchlist';
import { NoticeChoicesDto, WatchDto, WatchesQuery, WatchPageDto } from './watches.dto';

@ApiTags('watches')
@Controller('me')
export class WatchesController {
  constructor(
    private readonly watchlist: Watchlist,
    private readonly choices: NoticeChoicesStore,
  ) {}

  @Get('watches')
  @ApiOkResponse({ type: WatchPageDto, description: 'What opens next comes first, what has ended last' })
  page(@OwnSession() { citizenId }: CitizenSession, @Query() query: WatchesQuery): Promise<WatchPage> {
    return this.watchlist.page(citizenId, query.page, query.size);
  }

  @Put('watches/:lotId')
  @ApiOkResponse({ type: WatchDto, description: 'Also when it was on the list already' })
  add(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('lotId', IdPipe) lotId: number,
    @Req() request: Request,
  ): Promise<WatchView | RefusalError> {
    return this.watchlist.add({ citizenId, lotId, language: languageOf(request) });
  }

  @Delete('watches/:lotId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Also when it was not on the list' })
  remove(@OwnSession() { citizenId }: CitizenSession, @Param('lotId', IdPipe) lotId: number): Promise<void> {
    return this.watchlist.remove(citizenId, lotId);
  }

  @Get('notice-choices')
  @ApiOkResponse({ type: NoticeChoicesDto })
  noticeChoices(@OwnSession() { citizenId }: CitizenSession): Promise<NoticeChoices> {
    return this.choices.of(citizenId);
  }

  @Put('notice-choices')
  @ApiOkResponse({ type: NoticeChoicesDto })
  async choose(
    @OwnSession() { citizenId }: CitizenSession,
    @Body() body: NoticeChoicesDto,
  ): Promise<NoticeChoices> {
    await this.choices.put(citizenId, body);
    return this.choices.of(citizenId);
  }
}
