// The live floor over Socket.IO, namespace `/live` (docs/wire.md, "Sockets"): each message calls one use case and gets one acknowledgement. What is about
// one lot alone comes in by LotGateway.
import { UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { BoardSnapshot, ClockReading, RoomPass } from '@haopai/contracts';
import { EnterRoom } from '../../auctions/enrolments';
import { createShapePipe, RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import {
  AnswerInterceptor,
  citizenSessionOfSocket,
  LiveNamespace,
  type LiveServer,
  type LiveSocket,
  MessageLimit,
  sessionOfSocket,
} from '../sockets';
import { BidListener } from './bid-listener';
import { AuctionMessageDto, EnterMessage, PingMessage } from './bids.dto';
import { WatchLots } from './watch-lots';

@WebSocketGateway({ namespace: LIVE_NAMESPACE })
@UseInterceptors(AnswerInterceptor, MessageLimit)
@UsePipes(createShapePipe())
export class LiveGateway implements OnGatewayInit<LiveServer>, OnGatewayConnection<LiveSocket> {
  constructor(
    private readonly live: LiveNamespace,
    private readonly watchLots: WatchLots,
    private readonly enterRoom: EnterRoom,
    private readonly bids: BidListener,
    private readonly time: AuctionTime,
  ) {}

  afterInit(namespace: LiveServer): void {
    this.live.attach(namespace);
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    this.bids.listen(socket);
    const session = sessionOfSocket(socket);
    if (session !== null) await this.live.joinSession(socket, session);
  }

  @SubscribeMessage('auction.watch')
  async watchAuction(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() { auctionId }: AuctionMessageDto,
  ): Promise<BoardSnapshot | RefusalError> {
    // In the room first: what changes during the look is told by ticks, and older figures give way to newer.
    const tooMany = await this.live.joinAuction(socket, auctionId);
    if (tooMany !== undefined) return tooMany;
    const board = await this.watchLots.board(auctionId);
    if (board instanceof RefusalError) await this.live.leaveAuction(socket, auctionId);
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
    const entered = await this.enterRoom.execute({ ...citizenSessionOfSocket(socket), ...message });
    return entered instanceof RefusalError ? entered : entered.roomPass;
  }

  @SubscribeMessage('clock.ping')
  ping(@MessageBody() { t0 }: PingMessage): { t0: number } & ClockReading {
    return { t0, ...this.time.read() };
  }
}
