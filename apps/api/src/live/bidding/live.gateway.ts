// Auctions on the live floor over Socket.IO, namespace `/live` (docs/wire.md, "Sockets"): each message calls one use case and gets one acknowledgement.
// What is about one lot alone comes in by LotGateway.
import { UseInterceptors, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { BoardUnchanged, RoomPass } from '@haopai/contracts';
import { EnterRoom } from '../../auctions/enrolments';
import { createShapePipe, RefusalError } from '../../platform/errors';
import {
  AnswerInterceptor,
  citizenSessionOfSocket,
  LiveNamespace,
  type LiveSocket,
  MadeAnswer,
  MessageLimit,
  PacketSums,
} from '../sockets';
import { AudienceOf } from './audience-of';
import { BeginToWatch } from './begin-to-watch';
import { AuctionMessageDto, EnterMessage, WatchAuctionMessage } from './bids.dto';
import { LotCards } from './lot-cards';
import { WatchLots } from './watch-lots';

/** Hundreds of kilobytes, where other answers have hundreds of bytes. */
const BOARD_TOKENS = 10;

@WebSocketGateway({ namespace: LIVE_NAMESPACE })
@UseInterceptors(AnswerInterceptor, MessageLimit)
@UsePipes(createShapePipe())
export class LiveGateway {
  constructor(
    private readonly live: LiveNamespace,
    private readonly watching: BeginToWatch,
    private readonly watchLots: WatchLots,
    private readonly enterRoom: EnterRoom,
    private readonly audiences: AudienceOf,
    private readonly cards: LotCards,
    private readonly sums: PacketSums,
  ) {}

  @SubscribeMessage('auction.watch')
  async watchAuction(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() { auctionId, boardVersion }: WatchAuctionMessage,
  ): Promise<MadeAnswer | BoardUnchanged | RefusalError> {
    const refusal = await this.watching.board(socket, auctionId);
    if (refusal !== undefined) return refusal;
    const board = await this.watchLots.board(auctionId, boardVersion);
    if (board instanceof RefusalError) await this.live.leaveAuction(socket, auctionId);
    if (board instanceof MadeAnswer) this.sums.of(socket)?.charge(BOARD_TOKENS);
    return board;
  }

  @SubscribeMessage('auction.unwatch')
  async unwatchAuction(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() { auctionId }: AuctionMessageDto,
  ): Promise<object> {
    await this.live.leaveAuction(socket, auctionId);
    return {};
  }

  @SubscribeMessage('auction.enter')
  async enter(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: EnterMessage,
  ): Promise<RoomPass | RefusalError> {
    const session = citizenSessionOfSocket(socket);
    const entered = await this.enterRoom.execute({ ...message, ...session });
    if (entered instanceof RefusalError) return entered;
    this.audiences.noteEntered(socket, message.auctionId);
    this.cards.noteEntered(session, message.auctionId);
    return entered.roomPass;
  }
}
