// Practice over Socket.IO, namespace `/practice`: the messages of the live floor on toy lots, and no way to a real one.
import { type OnModuleDestroy, UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { PRACTICE_NAMESPACE } from '@haopai/contracts';
import type {
  BidReceipt,
  BoardSnapshot,
  ClockReading,
  LotSnapshot,
  PracticeClientEvents,
  PracticeView,
  ProxyCancellation,
  ProxyReceipt,
} from '@haopai/contracts';
import { fen } from '@haopai/rules';
import type { Subscription } from 'rxjs';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { createShapePipe, RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import { Visitors } from '../../platform/lanes';
import { AnswerInterceptor, citizenSessionOfSocket, MessageLimit, sessionOfSocket } from '../sockets';
import { SessionEnds } from '../../access/sessions';
import { PracticeBidding } from './practice-bidding';
import { PracticeHall } from './practice-hall';
import { type Practiser, practiserOf } from './practiser';
import type { PracticeEvents } from './practice-visitors';
import {
  NothingMessage,
  PracticePing,
  ToyAuctionMessage,
  ToyBidMessage,
  ToyCeilingCancelMessage,
  ToyCeilingMessage,
  ToyLotMessage,
} from './practice.dto';

type Visitor = Socket<PracticeClientEvents, PracticeEvents, DefaultEventsMap, object>;
type Floor = Namespace<PracticeClientEvents, PracticeEvents, DefaultEventsMap, object>;

@WebSocketGateway({ namespace: PRACTICE_NAMESPACE })
@UseInterceptors(AnswerInterceptor, MessageLimit)
@UsePipes(createShapePipe())
export class PracticeGateway
  implements OnGatewayInit<Floor>, OnGatewayConnection<Visitor>, OnGatewayDisconnect<Visitor>, OnModuleDestroy
{
  private readonly subscription: Subscription;
  private floor: Floor | null = null;

  constructor(
    private readonly hall: PracticeHall,
    private readonly bidding: PracticeBidding,
    private readonly time: AuctionTime,
    private readonly visitors: Visitors,
    ends: SessionEnds,
  ) {
    this.subscription = ends.ended.subscribe(({ sessionId, reason }) => {
      for (const socket of this.floor?.sockets.values() ?? []) {
        if (sessionOfSocket(socket)?.sessionId !== sessionId) continue;
        socket.emit('session.ended', { reason });
        socket.disconnect(true);
      }
    });
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  afterInit(floor: Floor): void {
    this.floor = floor;
  }

  handleConnection(socket: Visitor): void {
    const practiser = practiserOf(socket, this.visitors);
    if (practiser !== null) this.hall.join(practiser.key, socket);
  }

  handleDisconnect(socket: Visitor): void {
    const practiser = practiserOf(socket, this.visitors);
    if (practiser !== null) this.hall.leave(practiser.key, socket);
  }

  @SubscribeMessage('practice.start')
  start(
    @ConnectedSocket() socket: Visitor,
    @MessageBody() _: NothingMessage,
  ): Promise<PracticeView | RefusalError> {
    return this.hall.start(this.practiser(socket));
  }

  @SubscribeMessage('practice.find')
  find(@ConnectedSocket() socket: Visitor, @MessageBody() _: NothingMessage): PracticeView | RefusalError {
    return this.hall.find(this.practiser(socket).key);
  }

  @SubscribeMessage('practice.stop')
  stop(@ConnectedSocket() socket: Visitor, @MessageBody() _: NothingMessage): object {
    this.hall.end(this.practiser(socket).key, 'stopped');
    return {};
  }

  @SubscribeMessage('auction.watch')
  watchAuction(
    @ConnectedSocket() socket: Visitor,
    @MessageBody() { auctionId }: ToyAuctionMessage,
  ): BoardSnapshot | RefusalError {
    const practice = this.hall.of(this.practiser(socket).key);
    if (practice instanceof RefusalError) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    return practice.board(auctionId);
  }

  /** A practice tells its visitor everything: there is nothing to leave. */
  @SubscribeMessage('auction.unwatch')
  unwatchAuction(@MessageBody() _: ToyAuctionMessage): object {
    return {};
  }

  @SubscribeMessage('lot.watch')
  async watchLot(
    @ConnectedSocket() socket: Visitor,
    @MessageBody() { lotId }: ToyLotMessage,
  ): Promise<LotSnapshot | RefusalError> {
    const practice = this.hall.of(this.practiser(socket).key);
    if (practice instanceof RefusalError) return new RefusalError('LOT.NOT_FOUND', { lotId });
    const ownCeiling = await practice.ownCeiling(lotId);
    const lot = practice.lot(lotId);
    return lot instanceof RefusalError ? lot : { ...lot, ownCeiling };
  }

  @SubscribeMessage('lot.unwatch')
  unwatchLot(@MessageBody() _: ToyLotMessage): object {
    return {};
  }

  @SubscribeMessage('lot.bid')
  bid(
    @ConnectedSocket() socket: Visitor,
    @MessageBody() { pressedAtMs, ...message }: ToyBidMessage,
  ): Promise<BidReceipt | RefusalError> {
    const { key } = this.practiser(socket);
    const held = this.time.heldSince(pressedAtMs);
    return this.bidding.bid(key, { ...message, ...held, amountFen: fen(message.amountFen) });
  }

  @SubscribeMessage('lot.proxy')
  setCeiling(
    @ConnectedSocket() socket: Visitor,
    @MessageBody() { pressedAtMs, ...message }: ToyCeilingMessage,
  ): Promise<ProxyReceipt | RefusalError> {
    const { key } = this.practiser(socket);
    const held = this.time.heldSince(pressedAtMs);
    return this.bidding.setCeiling(key, { ...message, ...held, ceilingFen: fen(message.ceilingFen) });
  }

  @SubscribeMessage('lot.proxy.cancel')
  cancelCeiling(
    @ConnectedSocket() socket: Visitor,
    @MessageBody() { pressedAtMs, ...message }: ToyCeilingCancelMessage,
  ): Promise<ProxyCancellation | RefusalError> {
    const held = this.time.heldSince(pressedAtMs);
    return this.bidding.cancelCeiling(this.practiser(socket).key, { ...message, ...held });
  }

  @SubscribeMessage('clock.ping')
  ping(@MessageBody() { t0 }: PracticePing): { t0: number } & ClockReading {
    return { t0, ...this.time.read() };
  }

  /** Who has neither a session nor a key is told why there is no session. */
  private practiser(socket: Visitor): Practiser {
    const practiser = practiserOf(socket, this.visitors);
    if (practiser !== null) return practiser;
    const { citizenId } = citizenSessionOfSocket(socket);
    return { key: `citizen:${citizenId}`, address: null };
  }
}
