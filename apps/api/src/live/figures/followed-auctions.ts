// Of which auctions this instance hears the ticks of others: of each from its first watcher or reader on, until for a while there has been neither.
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';
import { AUCTION_CHANNELS, type AuctionChannels } from '../../platform/redis';

/** After the last reader. */
export const FOLLOWED_FOR_MS = 60_000;
/** Nobody waits longer for an auction to be followed: without Redis they see what is held or written down here. */
const JOIN_MAX_MS = 500;
/** More are read as they are written down, a moment later. */
const AUCTIONS_MAX = 5_000;

interface Followed {
  readonly joined: Promise<void>;
  askedAtMs: number;
}

@Injectable()
export class FollowedAuctions implements OnModuleDestroy {
  private readonly auctions = new Map<number, Followed>();
  private readonly leaving = new Map<number, Promise<void>>();
  private readonly messages = new Subject<string>();
  private readonly gaps = new Subject<number>();

  /** What instances say of auctions that are followed. Hot. */
  readonly heard: Observable<string> = this.messages.asObservable();
  /** Auctions of which something may have been said before this instance heard: just joined, or Redis has come back. Hot. */
  readonly missed: Observable<number> = this.gaps.asObservable();

  constructor(@Inject(AUCTION_CHANNELS) private readonly channels: AuctionChannels) {
    channels.onReturn(() => {
      for (const auctionId of this.auctions.keys()) this.gaps.next(auctionId);
    });
  }

  onModuleDestroy(): void {
    this.messages.complete();
    this.gaps.complete();
  }

  /** Whether what others say is heard now; while it is not, whoever wants to know looks at what they write down. */
  get isHeard(): boolean {
    return this.channels.isHeard;
  }

  get auctionIds(): Iterable<number> {
    return this.auctions.keys();
  }

  isFollowed(auctionId: number): boolean {
    return this.auctions.has(auctionId);
  }

  /** Only of an auction that there is. Resolves once its ticks are heard, or after a moment; never rejects. */
  follow(auctionId: number): Promise<void> {
    const known = this.auctions.get(auctionId);
    if (known !== undefined) {
      known.askedAtMs = performance.now();
      return known.joined;
    }
    if (this.auctions.size >= AUCTIONS_MAX) return Promise.resolve();
    const joined = Promise.race([this.join(auctionId), delay(JOIN_MAX_MS, undefined, { ref: false })]);
    this.auctions.set(auctionId, { joined, askedAtMs: performance.now() });
    return joined;
  }

  /** To those elsewhere who follow the auction. Rejects while Redis is away. */
  say(auctionId: number, message: string): Promise<unknown> {
    return this.channels.say(channelOf(auctionId), message);
  }

  /** Goes on with these, and leaves the others that nobody has asked for lately. */
  keep(watched: ReadonlySet<number>): void {
    for (const auctionId of watched) void this.follow(auctionId);
    const longAgoMs = performance.now() - FOLLOWED_FOR_MS;
    for (const [auctionId, { askedAtMs }] of this.auctions) {
      if (watched.has(auctionId) || askedAtMs > longAgoMs) continue;
      this.auctions.delete(auctionId);
      this.leave(auctionId);
    }
  }

  private leave(auctionId: number): void {
    const left = this.channels
      .leave(channelOf(auctionId))
      .catch(() => undefined)
      .then(() => void this.leaving.delete(auctionId));
    this.leaving.set(auctionId, left);
  }

  private async join(auctionId: number): Promise<void> {
    // Joined on the way out, the channel would be left with it.
    await this.leaving.get(auctionId);
    try {
      await this.channels.join(channelOf(auctionId), (message) => this.messages.next(message));
      this.gaps.next(auctionId);
    } catch {
      // Redis is away, or the program ends: whoever asks next tries again.
      this.auctions.delete(auctionId);
    }
  }
}

function channelOf(auctionId: number): string {
  return `ticks:${auctionId}`;
}
