// What the auctioneer says to everybody who has an auction open, for the page that provides it: what was said before it came, and what is said now.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { RoomMessage } from '@haopai/contracts';
import { DelayedLooks } from '../live/delayed-looks';
import { LiveSocket } from '../live/live-socket';
import { onResume } from '../live/on-resume';
import { AuctionsClient } from './auctions-client';

/** Without a place for a socket; they are seldom. */
const LOOK_EVERY_MS = 10_000;

@Injectable()
export class RoomMessages {
  private readonly live = inject(LiveSocket);
  private readonly auctions = inject(AuctionsClient);
  private readonly known = signal<readonly RoomMessage[]>([]);
  private auctionId: number | null = null;
  /** Only the newest question is asked until there is an answer. */
  private round = 0;

  readonly newest = computed(() => this.known().at(-1) ?? null);
  /** Those before the newest, the latest first. */
  readonly earlier = computed(() => this.known().slice(0, -1).reverse());

  constructor() {
    onResume(() => void this.refresh());
    const stop = this.live.on('auction.message', (message) => {
      if (message.kind === 'said' && message.auctionId === this.auctionId) this.keep([message]);
    });
    const stopLooking = inject(DelayedLooks).whileFull(() => this.look(), LOOK_EVERY_MS);
    inject(DestroyRef).onDestroy(() => {
      this.round++;
      stop();
      stopLooking();
    });
  }

  /** Starts to listen in `auctionId`, and forgets what was said in another. */
  listen(auctionId: number): void {
    if (auctionId === this.auctionId) return;
    this.auctionId = auctionId;
    this.round++;
    this.known.set([]);
    void this.refresh();
  }

  /** The same message comes again: over the socket and when asked for, or from two instances. */
  private keep(messages: readonly RoomMessage[]): void {
    const byId = new Map([...this.known(), ...messages].map((message) => [message.messageId, message]));
    this.known.set([...byId.values()].sort((a, b) => a.messageId - b.messageId));
  }

  private async look() {
    const { auctionId } = this;
    if (auctionId === null) return null;
    // It looks again anyway.
    const answer = await this.auctions.messages(auctionId, () => false);
    if (answer.ok && auctionId === this.auctionId) this.keep(answer.value);
    return null;
  }

  private async refresh(): Promise<void> {
    const { auctionId } = this;
    if (auctionId === null || this.live.connection() !== 'connected') return;
    const round = ++this.round;
    const answer = await this.auctions.messages(auctionId, () => round === this.round);
    if (answer.ok && auctionId === this.auctionId) this.keep(answer.value);
  }
}
