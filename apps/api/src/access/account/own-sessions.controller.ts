// The citizen's own sessions: which there are, and how to end them from here.
import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { SessionView } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession, SessionDirectory, Sessions, shownIdOf } from '../sessions';
import { SessionDto } from './account-answers.dto';
import { sessionView } from './session-view';

@ApiTags('account')
@Controller('me/sessions')
export class OwnSessionsController {
  constructor(
    private readonly directory: SessionDirectory,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @ApiOkResponse({ type: [SessionDto] })
  async list(@OwnSession() { citizenId, sessionId }: CitizenSession): Promise<readonly SessionView[]> {
    const own = shownIdOf(sessionId);
    return (await this.directory.of(citizenId)).map((session) => sessionView(session, own));
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'All others have ended' })
  endOthers(@OwnSession() session: CitizenSession): Promise<void> {
    return this.directory.endOthers(session);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It has ended; with one’s own this is a log-out' })
  async endOne(
    @Param('id') shownId: string,
    @OwnSession() { citizenId, sessionId }: CitizenSession,
    @Req() request: Request,
  ): Promise<undefined | RefusalError> {
    if (shownId === shownIdOf(sessionId)) {
      await this.sessions.end(request);
      return undefined;
    }
    const hasEnded = await this.directory.endOne(citizenId, shownId);
    return hasEnded ? undefined : new RefusalError('SESSION.NOT_FOUND', {});
  }
}
