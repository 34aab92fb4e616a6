// What the auctioneer has said in an auction, for whoever comes later.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RoomMessage } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { RoomMessageDto } from './control.dto';
import { SayToRoom } from './say-to-room';

@ApiTags('auctions')
@Controller('auctions')
export class RoomMessagesController {
  constructor(private readonly room: SayToRoom) {}

  @Get(':id/messages')
  @PublicRead({ standsOn: ['office', 'auctions'] })
  @ApiOkResponse({ type: [RoomMessageDto], description: 'The newest twenty, oldest first' })
  messages(@Param('id', IdPipe) auctionId: number): Promise<readonly RoomMessage[] | RefusalError> {
    return this.room.messagesOf(auctionId);
  }
}
