// A citizen's notices in the portal.
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { NoticeView, Page, UnreadNotices } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { type CitizenSession, OwnSession } from '../../../access/sessions';
import { NoticePageDto, NoticesQuery, UnreadNoticesDto } from './notices.dto';
import { ReadNotices } from './read-notices';

@ApiTags('notices')
@Controller('me/notices')
export class NoticesController {
  constructor(private readonly notices: ReadNotices) {}

  @Get()
  @ApiOkResponse({ type: NoticePageDto, description: 'The newest first' })
  page(@OwnSession() { citizenId }: CitizenSession, @Query() query: NoticesQuery): Promise<Page<NoticeView>> {
    return this.notices.page(citizenId, query.page, query.size);
  }

  @Get('unread')
  @ApiOkResponse({ type: UnreadNoticesDto })
  unread(@OwnSession() { citizenId }: CitizenSession): Promise<UnreadNotices> {
    return this.notices.unread(citizenId);
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOkResponse({ type: UnreadNoticesDto })
  readAll(@OwnSession() { citizenId }: CitizenSession): Promise<UnreadNotices> {
    return this.notices.readAll(citizenId);
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOkResponse({ type: UnreadNoticesDto })
  read(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) noticeId: number,
  ): Promise<UnreadNotices | RefusalError> {
    return this.notices.read(citizenId, noticeId);
  }
}
