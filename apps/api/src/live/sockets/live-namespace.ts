// The rooms of namespace `/live`: who is in them, and the only place that emits into them.
import { Injectable } from '@nestjs/common';
import { compactBoardTick, compactLotTick, readsCompactTicks } from '@haopai/contracts';
import type {
  AuctionMessage,
  BoardTick,
  ClientToServerEvents,
  LotTick,
  LotView,
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

const LOT_ROOM = 'lot:';
const AUCTION_ROOM = 'auction:';
const lotRoom = (lotId: number): string => `${LOT_ROOM}${lotId}`;
const auctionRoom = (auctionId: number): string => `${AUCTION_ROOM}${auctionId}`;
const citizenRoom = (citizenId: number): string => `citizen:${citizenId}`;
const sessionRoom = (sessionId: string): string => `session:${sessionId}`;

/** Who is told of a lot or a board at once, and who twice a second. */
export type Audience = 'bidders' | 'strangers';
type TickForm = 'compact' | 'whole';

/** Who watches something is in its room, and in one of these, by audience and by the form of ticks that they read. */
const tickRoom = (room: string, audience: Audience, form: TickForm): string => `${room}:${audience}:${form}`;
const tickRooms = (room: string): readonly string[] =>
  (['bidders', 'strangers'] as const).flatMap((audience) =>
    (['compact', 'whole'] as const).map((form) => tickRoom(room, audience, form)),
  );
const ROOMS_A_WATCH = 2;

/** Lots and auctions that one socket may watch: more than the largest auction has lots. */
export const ROOMS_A_SOCKET_MAX = 1_200;
/** Whoever only looks sees a board with all lots as one; what is kept of each room is paid by nobody. */
export const ROOMS_A_STRANGER_MAX = 100;
/** In which a socket is without watching: its own, and with a session those of session and citizen. */
const OWN_ROOMS = { stranger: 1, citizen: 3 } as const;

export interface LiveWatchers {
  readonly sockets: number;
  readonly citizenIds: ReadonlySet<number>;
}

type TooManyRooms = RefusalError<'WATCH.TOO_MANY'>;

@Injectable()
export class LiveNamespace {
  private namespace: LiveServer | null = null;
  /** Of lots that are watched here. */
  private readonly auctionOfLot = new Map<number, number>();

  constructor(private readonly metrics: Metrics) {
    metrics.show('sockets', () => this.namespace?.sockets.size ?? 0);
  }

  attach(namespace: LiveServer): void {
    this.namespace = namespace;
    namespace.adapter.on('delete-room', (room: string) => {
      if (room.startsWith(LOT_ROOM)) this.auctionOfLot.delete(Number(room.slice(LOT_ROOM.length)));
    });
  }

  get sockets(): Iterable<LiveSocket> {
    return this.namespace?.sockets.values() ?? [];
  }

  async joinLot(
    socket: LiveSocket,
    { lotId, auctionId }: Pick<LotView, 'lotId' | 'auctionId'>,
    audience: Audience,
  ): Promise<TooManyRooms | undefined> {
    const tooMany = await join(socket, lotRoom(lotId), audience);
    if (tooMany === undefined) this.auctionOfLot.set(lotId, auctionId);
    return tooMany;
  }

  async leaveLot(socket: LiveSocket, lotId: number): Promise<void> {
    await leave(socket, lotRoom(lotId));
  }

  joinAuction(socket: LiveSocket, auctionId: number, audience: Audience): Promise<TooManyRooms | undefined> {
    return join(socket, auctionRoom(auctionId), audience);
  }

  async leaveAuction(socket: LiveSocket, auctionId: number): Promise<void> {
    await leave(socket, auctionRoom(auctionId));
  }

  /** Where a citizen's own news arrive, and the end of the session. */
  async joinSession(socket: LiveSocket, { sessionId, citizenId }: CitizenSession): Promise<void> {
    await socket.join([sessionRoom(sessionId), citizenRoom(citizenId)]);
  }

  /** To the watchers on this instance; TickRelay tells the others. */
  castLotTick(tick: LotTick, audience: Audience): void {
    const { compact, whole } = this.readersHere('lot', lotRoom(tick.lotId), audience);
    compact?.emit('lot.tick', compactLotTick(tick));
    whole?.emit('lot.tick', tick);
  }

  /** To the watchers on this instance; TickRelay tells the others. */
  castBoardTick(tick: BoardTick, audience: Audience): void {
    const { compact, whole } = this.readersHere('board', auctionRoom(tick.auctionId), audience);
    compact?.emit('board.tick', compactBoardTick(tick));
    whole?.emit('board.tick', tick);
  }

  /** Whether anybody of the audience watches the lot here. */
  isWatchedBy(audience: Audience, lotId: number): boolean {
    const sizes = (['compact', 'whole'] as const).map((form) =>
      this.sizeOf(tickRoom(lotRoom(lotId), audience, form)),
    );
    return sizes.some((size) => size > 0);
  }

  /** Whether the socket watches the auction's board or one of its lots. */
  isIn(socket: LiveSocket, auctionId: number): boolean {
    if (socket.rooms.has(auctionRoom(auctionId))) return true;
    for (const room of socket.rooms)
      if (
        room.startsWith(LOT_ROOM) &&
        this.auctionOfLot.get(Number(room.slice(LOT_ROOM.length))) === auctionId
      )
        return true;
    return false;
  }

  /** Auctions of which somebody watches the board or a lot here. */
  watchedAuctions(): ReadonlySet<number> {
    const auctionIds = new Set(this.auctionOfLot.values());
    for (const room of this.namespace?.adapter.rooms.keys() ?? []) {
      const auctionId = room.startsWith(AUCTION_ROOM) ? Number(room.slice(AUCTION_ROOM.length)) : Number.NaN;
      if (Number.isSafeInteger(auctionId)) auctionIds.add(auctionId);
    }
    return auctionIds;
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

  /** Which of these citizens have a page that shows the lot, on whatever instance; while Redis is away only this instance is asked. */
  async watching(citizenIds: readonly number[], lotId: number): Promise<ReadonlySet<number>> {
    const { namespace } = this;
    if (namespace === null) return new Set();
    const { rooms } = namespace.adapter;
    const here = rooms.get(lotRoom(lotId));
    const isHere = (citizenId: number): boolean =>
      [...(rooms.get(citizenRoom(citizenId)) ?? [])].some((socketId) => here?.has(socketId) === true);
    const found = new Set(citizenIds.filter(isHere));
    const others = citizenIds.filter((citizenId) => !found.has(citizenId));
    if (others.length === 0) return found;
    try {
      // One question for all of them.
      const sockets = await namespace.in(others.map(citizenRoom)).fetchSockets();
      const showing = sockets.filter((socket) => socket.rooms.has(lotRoom(lotId)));
      const isShowing = (citizenId: number): boolean =>
        showing.some((socket) => socket.rooms.has(citizenRoom(citizenId)));
      return new Set([...found, ...others.filter(isShowing)]);
    } catch {
      return found;
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
  private readersHere(
    kind: TickKind,
    room: string,
    audience: Audience,
  ): Readonly<Record<TickForm, LiveRoom | null>> {
    const { namespace } = this;
    const readers = (form: TickForm): LiveRoom | null => {
      const name = tickRoom(room, audience, form);
      return namespace !== null && this.sizeOf(name) > 0 ? namespace.local.to(name) : null;
    };
    const all =
      this.sizeOf(tickRoom(room, audience, 'compact')) + this.sizeOf(tickRoom(room, audience, 'whole'));
    if (all > 0) this.metrics.noteTick(kind, all);
    return { compact: readers('compact'), whole: readers('whole') };
  }

  private sizeOf(room: string): number {
    return this.namespace?.adapter.rooms.get(room)?.size ?? 0;
  }
}

async function join(socket: LiveSocket, room: string, audience: Audience): Promise<TooManyRooms | undefined> {
  const isNew = !socket.rooms.has(room);
  const [roomsMax, own] =
    sessionOfSocket(socket) === null
      ? [ROOMS_A_STRANGER_MAX, OWN_ROOMS.stranger]
      : [ROOMS_A_SOCKET_MAX, OWN_ROOMS.citizen];
  if (isNew && socket.rooms.size >= roomsMax * ROOMS_A_WATCH + own)
    return new RefusalError('WATCH.TOO_MANY', { roomsMax });
  const form = readsCompactTicks(socket.handshake.auth) ? 'compact' : 'whole';
  const due = tickRoom(room, audience, form);
  // Whoever has come to bid meanwhile changes the audience.
  if (!isNew) for (const other of tickRooms(room)) if (other !== due) await socket.leave(other);
  await socket.join([room, due]);
  return undefined;
}

async function leave(socket: LiveSocket, room: string): Promise<void> {
  for (const each of [room, ...tickRooms(room)]) await socket.leave(each);
}
