// Who is in the rooms at this door, told to the engine once a second: bidders who look at an auction, and those whose lines were cut.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  type CutOffRule,
  LOST_FOR_MS,
  type LostBidder,
  type LotEngine,
  type SeenRoom,
  TOLD_EVERY_MS,
} from '@haopai/engine';
import { Settings } from '../../access/settings';
import { Config } from '../../platform/config';
import { AuctionTime } from '../clock';
import { LOT_ENGINE } from '../engine';
import { LineEnd, LiveNamespace, type LiveSocket } from '../sockets';

interface Room {
  /** By socket the citizen, who has one paddle in an auction. */
  readonly inside: Map<LiveSocket, number>;
  readonly lost: Map<number, LostBidder>;
}

@Injectable()
export class RoomPresence implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rooms = new Map<number, Room>();
  private readonly lines = new WeakMap<LiveSocket, LineEnd>();
  private readonly isForBidders: boolean;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    config: Config,
    private readonly live: LiveNamespace,
    private readonly settings: Settings,
    private readonly time: AuctionTime,
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
  ) {
    this.isForBidders = config.role !== 'engine';
  }

  onApplicationBootstrap(): void {
    if (this.isForBidders) this.timer = setInterval(() => this.tell(), TOLD_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** The socket's citizen has a paddle in the auction and looks at it. */
  note(socket: LiveSocket, auctionId: number, bidderId: number): void {
    if (socket.disconnected) return;
    const room = this.rooms.get(auctionId) ?? { inside: new Map(), lost: new Map() };
    this.rooms.set(auctionId, room);
    room.inside.set(socket, bidderId);
    room.lost.delete(bidderId);
    if (this.lines.has(socket)) return;
    const line = new LineEnd(socket, () => this.time.clock.nowMs());
    this.lines.set(socket, line);
    socket.once('disconnecting', (reason) => this.noteGone(socket, line.lostBetween(reason)));
  }

  private noteGone(socket: LiveSocket, lost: ReturnType<LineEnd['lostBetween']>): void {
    for (const [auctionId, { inside, lost: gone }] of this.rooms) {
      const bidderId = inside.get(socket);
      if (bidderId === undefined) continue;
      const wasIn = this.live.isIn(socket, auctionId);
      inside.delete(socket);
      gone.delete(bidderId);
      if (lost !== null && wasIn) gone.set(bidderId, { bidderId, ...lost });
    }
  }

  private tell(): void {
    const atMs = this.time.clock.nowMs();
    const rooms = [...this.rooms].map(([auctionId, room]) => this.seen(auctionId, room, atMs));
    this.engine.noteRooms({ atMs, rule: this.rule(), rooms: rooms.filter((room) => room !== null) });
  }

  private seen(auctionId: number, { inside, lost }: Room, nowMs: number): SeenRoom | null {
    const present = new Set<number>();
    for (const [socket, bidderId] of inside) if (this.live.isIn(socket, auctionId)) present.add(bidderId);
    for (const [bidderId, { toMs }] of lost) if (nowMs - toMs > LOST_FOR_MS) lost.delete(bidderId);
    if (inside.size + lost.size > 0) return { auctionId, present: [...present], lost: [...lost.values()] };
    this.rooms.delete(auctionId);
    return null;
  }

  private rule(): CutOffRule {
    return {
      paddlesMin: this.settings.value('cutOffs.paddlesMin'),
      percentMin: this.settings.value('cutOffs.percentMin'),
      withinMs: this.settings.ms('cutOffs.withinSeconds'),
      awayMs: this.settings.ms('cutOffs.awaySeconds'),
    };
  }
}
