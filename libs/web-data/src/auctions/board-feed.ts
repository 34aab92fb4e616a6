// Follows an auction's board live for the page that provides it; without a place for a socket it looks at it.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { DelayedLooks } from '../live/delayed-looks';
import { feedSilence } from '../live/feed-silence';
import { LiveSocket } from '../live/live-socket';
import { onResume } from '../live/on-resume';
import { type Loaded, LOADING } from '../outcome';
import { LookAtBoard } from './look-at-board';
import { applyAuctionMessage, applyBoardSnapshot, applyBoardTick, type Board } from './board';
import { WatchedAuctions } from './watched-auctions';

const REWATCH_AFTER_MS = 1_500;

@Injectable()
export class BoardFeed {
  private readonly live = inject(LiveSocket);
  private readonly looks = inject(DelayedLooks);
  private readonly lookAtBoard = inject(LookAtBoard);
  private readonly watched = inject(WatchedAuctions);
  private readonly loaded = signal<Loaded<Board>>(LOADING);
  private auctionId: number | null = null;

  readonly state = this.loaded.asReadonly();
  /** While nothing is shown: why not, null as long as an answer may be on its way. It heals by itself. */
  readonly silence = computed(() =>
    this.loaded().status === 'loading' ? feedSilence(this.live, this.looks) : null,
  );
  readonly board = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });

  constructor() {
    onResume(() => void this.refresh());
    const stops = [
      this.live.on('board.tick', (tick) => this.change((board) => applyBoardTick(board, tick))),
      this.live.on('auction.message', (message) =>
        this.change((board) => applyAuctionMessage(board, message)),
      ),
      this.looks.whileFull(() => this.look()),
      () => this.leave(),
    ];
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
  }

  /** Starts to follow `auctionId`, and leaves the auction followed before. */
  watch(auctionId: number): void {
    if (auctionId === this.auctionId) return;
    this.leave();
    this.auctionId = auctionId;
    this.watched.join(auctionId);
    this.loaded.set(LOADING);
    void this.refresh();
    this.looks.now(() => this.look());
  }

  async refresh(): Promise<void> {
    const auctionId = this.auctionId;
    if (auctionId === null || this.live.connection() !== 'connected') return;
    const answer = await this.watched.ask(auctionId);
    if (auctionId !== this.auctionId) return;
    if (answer.ok) {
      this.loaded.set({ status: 'ready', value: applyBoardSnapshot(this.board(), answer.value) });
    } else if (answer.refusal.code === 'AUCTION.NOT_FOUND') {
      this.loaded.set({ status: 'failed', refusal: answer.refusal });
    } else {
      setTimeout(() => {
        if (auctionId === this.auctionId) void this.refresh();
      }, REWATCH_AFTER_MS);
    }
  }

  private async look() {
    const auctionId = this.auctionId;
    if (auctionId === null) return null;
    const answer = await this.lookAtBoard.look(auctionId, this.board());
    if (answer === null || auctionId !== this.auctionId) return null;
    if (answer.ok)
      this.loaded.set({ status: 'ready', value: applyBoardSnapshot(this.board(), answer.value.value) });
    else if (answer.refusal.code === 'AUCTION.NOT_FOUND')
      this.loaded.set({ status: 'failed', refusal: answer.refusal });
    return answer;
  }

  private change(reduce: (board: Board) => Board): void {
    const board = this.board();
    if (board !== null) this.loaded.set({ status: 'ready', value: reduce(board) });
  }

  private leave(): void {
    if (this.auctionId === null) return;
    this.watched.leave(this.auctionId);
    this.auctionId = null;
  }
}
