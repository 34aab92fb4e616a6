// Whoever comes to the live floor over Socket.IO, namespace `/live`: whether they get a socket, what is heard from it straight, and the auction's clock.
import { UseInterceptors, UsePipes } from '@nestjs/common';
import {
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { ClockReading, Refusal } from '@haopai/contracts';
import { createShapePipe, refusalOfError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import {
  AnswerInterceptor,
  LiveNamespace,
  type LiveServer,
  type LiveSocket,
  MessageLimit,
  sessionOfSocket,
} from '../sockets';
import { BidListener } from './bid-listener';
import { PingMessage } from './bids.dto';
import { WatcherPlaces } from './watcher-places';

@WebSocketGateway({ namespace: LIVE_NAMESPACE })
@UseInterceptors(AnswerInterceptor, MessageLimit)
@UsePipes(createShapePipe())
export class ArrivalGateway implements OnGatewayInit<LiveServer>, OnGatewayConnection<LiveSocket> {
  constructor(
    private readonly live: LiveNamespace,
    private readonly places: WatcherPlaces,
    private readonly bids: BidListener,
    private readonly time: AuctionTime,
  ) {}

  afterInit(namespace: LiveServer): void {
    this.live.attach(namespace);
    namespace.use((socket, next) => {
      this.places.admit(socket).then(
        (refusal) => next(refusal === undefined ? undefined : refusedHandshake(refusal)),
        (error: unknown) => next(refusedHandshake(refusalOfError(error))),
      );
    });
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    this.bids.listen(socket);
    const session = sessionOfSocket(socket);
    if (session !== null) await this.live.joinSession(socket, session);
  }

  @SubscribeMessage('clock.ping')
  ping(@MessageBody() { t0 }: PingMessage): { t0: number } & ClockReading {
    return { t0, ...this.time.read() };
  }
}

/** Reaches the client as its `connect_error`, with the refusal as `data`. */
function refusedHandshake({ code, data }: Refusal): Error {
  return Object.assign(new Error(code), { data: { code, data } });
}
