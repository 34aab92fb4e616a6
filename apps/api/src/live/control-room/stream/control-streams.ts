// The open control rooms of this instance: what lots, instances and staff tell reaches each of them, at its pace.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { AuctionTime } from '../../clock';
import { FollowedAuctions } from '../../figures';
import { type CastTick, Pace, TickRelay } from '../../sockets';
import { ControlChannel, type HeardSaying } from './control-channel';
import { ControlStream, type Watching } from './control-stream';
import { FIGURES_EVERY_MS } from './tell-figures';
import { ToldFigures } from './told-figures';

/** Of one member of the staff at this instance; browsers without HTTP/2 have six connections to a site. */
export const STREAMS_A_MEMBER_MAX = 4;
export const NEWS_EVERY_MS = 100;
export const LOOK_EVERY_MS = 5_000;

@Injectable()
export class ControlStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Map<number, ControlStream>();
  private readonly told = new Map<number, ToldFigures>();
  private readonly pace = new Pace(NEWS_EVERY_MS, (id) => this.tellNews(id));
  private readonly subscriptions: Subscription[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private serial = 0;
  private stopped = false;

  constructor(
    private readonly ticks: TickRelay,
    private readonly followed: FollowedAuctions,
    private readonly channel: ControlChannel,
    private readonly time: AuctionTime,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onModuleInit(): void {
    this.subscriptions.push(this.ticks.told.subscribe((tick) => this.hearTick(tick)));
    this.subscriptions.push(this.channel.heard.subscribe((heard) => this.hearSaying(heard)));
    this.timers.push(setInterval(() => this.tellFigures(), FIGURES_EVERY_MS).unref());
    this.timers.push(setInterval(() => void this.lookAfterAll(), LOOK_EVERY_MS).unref());
  }

  /** Their browsers go to other instances. */
  onModuleDestroy(): void {
    this.stopped = true;
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    for (const timer of this.timers) clearInterval(timer);
    for (const stream of this.streams.values()) stream.close();
    this.pace.stop();
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  hasPlace(staffId: number): boolean {
    const own = [...this.streams.values()].filter((stream) => stream.staffId === staffId);
    return own.length < STREAMS_A_MEMBER_MAX;
  }

  /** Gathers news from now on; takes a place, which `remove` gives back. */
  add(staffId: number, auctionId: number): ControlStream {
    this.serial += 1;
    const stream = new ControlStream(this.serial, staffId, auctionId);
    this.streams.set(stream.id, stream);
    if (!this.told.has(auctionId)) this.told.set(auctionId, new ToldFigures());
    return stream;
  }

  begin(stream: ControlStream, watching: Watching): void {
    void this.followed.follow(stream.auctionId);
    stream.begin(watching);
    watching.line.open(
      () => this.remove(stream),
      () => {
        stream.noteDrained();
        this.pace.hurry(stream.id);
      },
    );
    if (this.stopped) return stream.close();
    this.pace.hurry(stream.id);
    this.sayWatched();
  }

  remove({ id, auctionId }: ControlStream): void {
    this.streams.delete(id);
    if (!this.auctionIds().has(auctionId)) this.told.delete(auctionId);
  }

  /** One round over all of them; a failure is logged, and the next round tries again. */
  async lookAfterAll(): Promise<void> {
    await Promise.all([...this.streams.values()].map((stream) => this.lookAfter(stream)));
  }

  private auctionIds(): ReadonlySet<number> {
    return new Set([...this.streams.values()].map((stream) => stream.auctionId));
  }

  private hearTick({ auctionId, tick }: CastTick): void {
    for (const stream of this.streams.values()) {
      if (stream.auctionId !== auctionId) continue;
      stream.news.noteTick(tick);
      this.pace.hurry(stream.id);
    }
  }

  private hearSaying({ from, saying }: HeardSaying): void {
    if (saying.kind === 'figures')
      this.told.get(saying.figures.auctionId)?.note(from, saying.figures, performance.now());
    if (saying.kind !== 'acted' && saying.kind !== 'decided') return;
    for (const stream of this.streams.values()) {
      if (stream.auctionId !== saying.auctionId) continue;
      if (saying.kind === 'acted') stream.noteAct(saying.act);
      else stream.noteDecision();
      this.pace.hurry(stream.id);
    }
  }

  private tellNews(id: number): boolean {
    return this.streams.get(id)?.tellNews(this.time.clock.nowMs()) ?? false;
  }

  private tellFigures(): void {
    this.sayWatched();
    for (const [auctionId, told] of this.told) {
      void this.followed.follow(auctionId);
      const figures = told.sum(performance.now(), this.time.clock.nowMs());
      for (const stream of this.streams.values())
        if (stream.auctionId === auctionId) stream.tellFigures(figures);
    }
  }

  /** Instances tell figures only while somebody wants them. */
  private sayWatched(): void {
    const lotIds = new Map([...this.streams.values()].map(({ auctionId, news }) => [auctionId, news.lotIds]));
    const rooms = [...lotIds].map(([auctionId, ids]) => ({ auctionId, lotIds: ids }));
    if (rooms.length > 0) this.channel.say({ kind: 'watched', rooms });
  }

  private async lookAfter(stream: ControlStream): Promise<void> {
    try {
      await stream.look();
      this.pace.hurry(stream.id);
    } catch (error) {
      this.log.warn({ err: error }, 'a control room could not be looked after');
    }
  }
}
