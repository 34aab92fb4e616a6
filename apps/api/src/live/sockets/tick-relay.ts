// Carries ticks to the watchers of other instances, each auction's on a channel of its own: all ticks of a moment in one message, not one message each.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { compactLotTick, type LotTick, readLotTick } from '@haopai/contracts';
import { type Observable, Subject, type Subscription } from 'rxjs';
import { FollowedAuctions, NewestFigures } from '../figures';
import { BoardCaster } from './board-caster';
import { LiveNamespace } from './live-namespace';
import { StrangersTicks } from './strangers-ticks';
import { TicksOfReleaseBefore } from './ticks-of-release-before';

export const RELAY_EVERY_MS = 10;
/** Ticks of one message; with more, the later ones wait for the next. */
const TICKS_MAX = 1_000;
const LOOK_AT_WATCHERS_EVERY_MS = 10_000;

/** What watchers have just been told of a lot. */
export interface CastTick {
  readonly auctionId: number;
  readonly tick: LotTick;
}

interface Bundle {
  /** Who sent it, and has told its own watchers. */
  readonly from: string;
  /** The ticks are on their auctions' channels, too. Missing from an instance of the release before, which knows none. */
  readonly isAgain?: true;
  /** In either form; whole for instances of the release before, whose own predecessors knew no compact one. */
  readonly ticks: readonly (readonly [auctionId: number, tick: unknown])[];
}

@Injectable()
export class TickRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly self = randomUUID();
  private readonly waiting = new Map<number, LotTick[]>();
  private timer: NodeJS.Timeout | null = null;
  private looking: NodeJS.Timeout | null = null;
  private subscription: Subscription | null = null;
  private readonly tells = new Subject<CastTick>();

  /** Of lots held here, and of all lots of the auctions that this instance follows. Hot; whoever hears it is in the way of the next tick, and must return at once. */
  readonly told: Observable<CastTick> = this.tells.asObservable();

  constructor(
    private readonly live: LiveNamespace,
    private readonly strangers: StrangersTicks,
    private readonly boards: BoardCaster,
    private readonly figures: NewestFigures,
    private readonly followed: FollowedAuctions,
    private readonly before: TicksOfReleaseBefore,
  ) {}

  /** While Redis is away the watchers of this instance are told all the same. */
  onApplicationBootstrap(): void {
    this.subscription = this.followed.heard.subscribe((message) => this.hear(message));
    this.before.listen((message) => this.hear(message));
    const look = (): void => this.followed.keep(this.live.watchedAuctions());
    this.looking = setInterval(look, LOOK_AT_WATCHERS_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    if (this.looking) clearInterval(this.looking);
  }

  /** Tells the watchers here now and those elsewhere in a moment. */
  cast(auctionId: number, tick: LotTick): void {
    this.tellHere(auctionId, tick);
    const waiting = this.waiting.get(auctionId) ?? [];
    waiting.push(tick);
    this.waiting.set(auctionId, waiting);
    this.schedule();
  }

  /** Tells the watchers here alone. */
  tellHere(auctionId: number, tick: LotTick): void {
    this.live.castLotTick(tick, 'bidders');
    this.strangers.note(tick);
    this.boards.note(auctionId, tick);
    this.tells.next({ auctionId, tick });
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      for (const [auctionId, ticks] of this.waiting) this.send(auctionId, ticks);
      if (this.waiting.size > 0) this.schedule();
    }, RELAY_EVERY_MS).unref();
  }

  /** A tick that is lost while Redis is away leaves a gap, and whoever sees a gap asks for the snapshot. */
  private send(auctionId: number, waiting: LotTick[]): void {
    const ticks = waiting.splice(0, TICKS_MAX);
    if (waiting.length === 0) this.waiting.delete(auctionId);
    const { self: from } = this;
    const bundle: Bundle = { from, ticks: ticks.map((tick) => [auctionId, compactLotTick(tick)]) };
    this.followed.say(auctionId, JSON.stringify(bundle)).catch(() => undefined);
    if (!this.before.isHeard) return;
    const again: Bundle = { from, isAgain: true, ticks: ticks.map((tick) => [auctionId, tick]) };
    this.before.say(JSON.stringify(again)).catch(() => undefined);
  }

  private hear(message: string): void {
    const { from, isAgain, ticks } = JSON.parse(message) as Bundle;
    if (from === this.self || isAgain === true) return;
    for (const [auctionId, body] of ticks) {
      const tick = readLotTick(body);
      // As good as lost: it leaves a gap.
      if (tick === null) continue;
      this.figures.note(tick);
      this.tellHere(auctionId, tick);
    }
  }
}
