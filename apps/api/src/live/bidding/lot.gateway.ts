// One lot over Socket.IO, namespace `/live` (docs/wire.md, "Sockets"): watching it, and a bidder's ceiling on it. Bids come in by BidListener.
import { UseInterceptors, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { LotSnapshot, ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import { createShapePipe, RefusalError } from '../../platform/errors';
import {
  AnswerInterceptor,
  citizenSessionOfSocket,
  LiveNamespace,
  type LiveSocket,
  MessageLimit,
  sessionOfSocket,
} from '../sockets';
import { BeginToWatch } from './begin-to-watch';
import { CancelProxyMessage, LotMessage, SetProxyMessage } from './bids.dto';
import { OwnCeilings } from './own-ceilings';
import { ProxyBids } from './proxy-bids';
import { WatchLots } from './watch-lots';

@WebSocketGateway({ namespace: LIVE_NAMESPACE })
@UseInterceptors(AnswerInterceptor, MessageLimit)
@UsePipes(createShapePipe())
export class LotGateway {
  constructor(
    private readonly live: LiveNamespace,
    private readonly watching: BeginToWatch,
    private readonly watchLots: WatchLots,
    private readonly ceilings: OwnCeilings,
    private readonly proxyBids: ProxyBids,
  ) {}

  @SubscribeMessage('lot.watch')
  async watch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() { lotId }: LotMessage,
  ): Promise<LotSnapshot | RefusalError> {
    const refusal = await this.watching.lot(socket, lotId);
    if (refusal !== undefined) return refusal;
    const ownCeiling = await this.ceilings.glance(sessionOfSocket(socket), lotId);
    const lot = await this.watchLots.lot(lotId);
    if (lot instanceof RefusalError) await this.live.leaveLot(socket, lotId);
    return lot instanceof RefusalError || ownCeiling === undefined ? lot : { ...lot, ownCeiling };
  }

  @SubscribeMessage('lot.unwatch')
  async unwatch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() { lotId }: LotMessage,
  ): Promise<object> {
    await this.live.leaveLot(socket, lotId);
    return {};
  }

  @SubscribeMessage('lot.proxy')
  setCeiling(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: SetProxyMessage,
  ): Promise<ProxyReceipt | RefusalError> {
    return this.proxyBids.set({ ...message, ...citizenSessionOfSocket(socket) });
  }

  @SubscribeMessage('lot.proxy.cancel')
  cancelCeiling(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: CancelProxyMessage,
  ): Promise<ProxyCancellation | RefusalError> {
    return this.proxyBids.cancel({ ...message, ...citizenSessionOfSocket(socket) });
  }
}
