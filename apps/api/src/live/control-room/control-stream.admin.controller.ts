// What happens in a control room, as it happens: an answer that goes on until either side ends it.
import { Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
  StaffPresence,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { EventStream } from './stream/event-stream';
import { WatchControlRoom } from './stream/watch-control-room';

const DESCRIPTION =
  'Server-sent events: lots (ten a second at most; the first has all lots), figures (once a second), act, decisions (read the room and what waits anew), end (the session is over)';

@AdminController('control')
export class ControlStreamController {
  constructor(
    private readonly watchRoom: WatchControlRoom,
    private readonly presence: StaffPresence,
  ) {}

  @Get('auctions/:id/control/stream')
  @RequiresPermission('control.watch')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' }, description: DESCRIPTION })
  watch(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<RefusalError | undefined> {
    const visitor = { line: new EventStream(response), renew: () => this.presence.renew(request) };
    return this.watchRoom.execute(actor, auctionId, visitor);
  }
}
