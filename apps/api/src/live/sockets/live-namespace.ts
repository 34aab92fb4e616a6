// The rooms of namespace `/live`: who is in them, and the only place that emits into them.
import { Injectable } from '@nestjs/common';
import { compactBoardTick, compactLotTick, readsCompactTicks } from '@haopai/contracts';
import type {
  AuctionMessage,
  BoardTick,
  ClientToServerEvents,
  LotTick,
  NoticeView,
  OnTheWire,
  RoomMessageTold,
  ServerToClientEvents,
  UnreadNotices,
} from '@haopai/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { RefusalError } from '../../platform/errors';
import { Metrics, type TickKind } from '../../platform/metrics';
import type { CitizenSession, SessionEndReason } from '../../access/sessions';
import { sessionOfSocket } from './socket-session';

type LiveEvents = OnTheWire<ServerToClientEvents>;
export type LiveSocket = Socket<ClientToServerEvents, LiveEvents, DefaultEventsMap, object>;
export type LiveServer = Namespace<ClientToServerEvents, LiveEvents, DefaultEventsMap, object>;
type LiveRoom = ReturnType<LiveServer['local']['to']>;

const lotRoom = (lotId: number): string => `lot:${lotId}`;
const auctionRoom = (auctionId: number): string => `auction:${auctionId}`;
const citizenRoom = (citizenId: number): string => `citizen:${citizenId}`;
const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
/** Of the sockets in a room those that read whole ticks only; they are in both. */
const wholeTicksRoom = (room: string): string => `${room}:whole`;

/** Lots and auctions that one socket may watch: more than the largest auction has lots. */
export const ROOMS_A_SOCKET_MAX = 1_200;

export interface LiveWatchers {
  readonly sockets: number;
  readonly citizenIds: ReadonlySet<number>;
}

type TooManyRooms = RefusalError<'WATCH.TOO_MANY'>;

@Injectable()
export class LiveNamespace {
  private namespace: LiveServer | null = null;

  constructor(private readonly metrics: Metrics) {
    metrics.show('sockets', () => this.namespace?.sockets.size ?? 0);
  }

  attach(namespace: LiveServer): void {
    this.namespace = namespace;
  }

  get sockets(): Iterable<LiveSocket> {
    return this.namespace?.sockets.values() ?? [];
  }

  joinLot(socket: LiveSocket, lotId: number): Promise<TooManyRooms | undefined> {
    return join(socket, lotRoom(lotId));
  }

  async leaveLot(socket: LiveSocket, lotId: number): Promise<void> {
    await leave(socket, lotRoom(lotId));
  }

  joinAuction(socket: LiveSocket, auctionId: number): Promise<TooManyRooms | undefined> {
    return join(socket, auctionRoom(auctionId));
  }

  async leaveAuction(socket: LiveSocket, auctionId: number): Promise<void> {
    await leave(socket, auctionRoom(auctionId));
  }

  /** Where a citizen's own news arrive, and the end of the session. */
  async joinSession(socket: LiveSocket, { sessionId, citizenId }: CitizenSession): Promise<void> {
    await socket.join([sessionRoom(sessionId), citizenRoom(citizenId)]);
  }

  /** To the watchers on this instance; TickRelay tells the others. */
  castLotTick(tick: LotTick): void {
    const { compact, whole } = this.readersHere('lot', lotRoom(tick.lotId));
    compact?.emit('lot.tick', compactLotTick(tick));
    whole?.emit('lot.tick', tick);
  }

  /** To the watchers on this instance; TickRelay tells the others. */
  castBoardTick(tick: BoardTick): void {
    const { compact, whole } = this.readersHere('board', auctionRoom(tick.auctionId));
    compact?.emit('board.tick', compactBoardTick(tick));
    whole?.emit('board.tick', tick);
  }

  castAuctionMessage(message: AuctionMessage): void {
    this.namespace?.to(auctionRoom(message.auctionId)).emit('auction.message', message);
  }

  /** The same to pages that have only one of its lots open. */
  castRoomMessage(message: RoomMessageTold, lotIds: readonly number[]): void {
    const rooms = [auctionRoom(message.auctionId), ...lotIds.map(lotRoom)];
    this.namespace?.to(rooms).emit('auction.message', message);
  }

  /** To every open page of a citizen, on whatever instance. */
  castNotice(citizenId: number, notice: NoticeView & UnreadNotices): void {
    this.namespace?.to(citizenRoom(citizenId)).emit('notice', notice);
  }

  /** Whether a page of the citizen shows the lot, on whatever instance; while Redis is away only this instance is asked. */
  async isWatching(citizenId: number, lotId: number): Promise<boolean> {
    const { namespace } = this;
    if (namespace === null) return false;
    const own = namespace.adapter.rooms.get(citizenRoom(citizenId));
    const here = namespace.adapter.rooms.get(lotRoom(lotId));
    for (const socketId of own ?? []) if (here?.has(socketId) === true) return true;
    try {
      const sockets = await namespace.in(citizenRoom(citizenId)).fetchSockets();
      return sockets.some(({ rooms }) => rooms.has(lotRoom(lotId)));
    } catch {
      return false;
    }
  }

  /** The sockets on this instance that watch an auction's board or any of these lots, its own, and the citizens behind them. */
  watchersOf(auctionId: number, lotIds: readonly number[]): LiveWatchers {
    const socketIds = new Set<string>();
    const { adapter, sockets } = this.namespace ?? { adapter: null, sockets: null };
    for (const room of [auctionRoom(auctionId), ...lotIds.map(lotRoom)])
      for (const socketId of adapter?.rooms.get(room) ?? []) socketIds.add(socketId);
    const citizenIds = new Set<number>();
    for (const socketId of socketIds) {
      const socket = sockets?.get(socketId);
      const session = socket === undefined ? null : sessionOfSocket(socket);
      if (session !== null) citizenIds.add(session.citizenId);
    }
    return { sockets: socketIds.size, citizenIds };
  }

  /** Tells the sockets of a session on this instance that it is over, and cuts them; SessionEnds tells the others. */
  endSession(sessionId: string, reason: SessionEndReason | 'expired'): void {
    this.namespace?.local.in(sessionRoom(sessionId)).emit('session.ended', { reason });
    this.namespace?.local.in(sessionRoom(sessionId)).disconnectSockets(true);
  }

  /** A room's sockets on this instance, for a tick, by the form that they read; null where there are none, so that nothing is encoded for nobody. */
  private readersHere(kind: TickKind, room: string): Readonly<Record<'compact' | 'whole', LiveRoom | null>> {
    const { namespace } = this;
    const all = this.sizeOf(room);
    const whole = this.sizeOf(wholeTicksRoom(room));
    if (namespace === null || all === 0) return { compact: null, whole: null };
    this.metrics.noteTick(kind, all);
    return {
      compact: all > whole ? namespace.local.to(room).except(wholeTicksRoom(room)) : null,
      whole: whole > 0 ? namespace.local.to(wholeTicksRoom(room)) : null,
    };
  }

  private sizeOf(room: string): number {
    return this.namespace?.adapter.rooms.get(room)?.size ?? 0;
  }
}

async function join(socket: LiveSocket, room: string): Promise<TooManyRooms | undefined> {
  const isNew = !socket.rooms.has(room);
  const rooms = readsCompactTicks(socket.handshake.auth) ? [room] : [room, wholeTicksRoom(room)];
  if (isNew && socket.rooms.size >= ROOMS_A_SOCKET_MAX * rooms.length)
    return new RefusalError('WATCH.TOO_MANY', { roomsMax: ROOMS_A_SOCKET_MAX });
  await socket.join(rooms);
  return undefined;
}

async function leave(socket: LiveSocket, room: string): Promise<void> {
  await socket.leave(room);
  await socket.leave(wholeTicksRoom(room));
}
