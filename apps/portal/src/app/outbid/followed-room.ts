// Follows the board of one room for the bar above every page; shows nothing itself.
import { Component, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { BoardFeed, Rooms } from '@haopai/web-data';
import { isNewsTo } from '../lots/lot-standing';
import { OutbidLots } from './outbid-lots';

@Component({ selector: 'hp-followed-room', template: '', providers: [BoardFeed] })
export class FollowedRoom {
  private readonly feed = inject(BoardFeed);
  private readonly rooms = inject(Rooms);
  private readonly lots = inject(OutbidLots);

  readonly auctionId = input.required<number>();
  /** The lot whose page is open. */
  readonly shownLotId = input.required<number | null>();
  /** The auction's own pages ask the room by themselves. */
  readonly isShown = input.required<boolean>();

  constructor() {
    effect(() => this.feed.watch(this.auctionId()));
    effect(() => {
      const [pass, board, shownLotId] = [this.pass(), this.feed.board(), this.shownLotId()];
      if (pass !== null && board !== null) untracked(() => this.lots.hear(pass, board.lots, shownLotId));
    });
    effect(() => {
      if (this.hasBidElsewhere() && !this.isShown()) void this.rooms.resume(this.auctionId());
    });
    inject(DestroyRef).onDestroy(() => this.lots.leave(untracked(this.auctionId)));
  }

  private pass() {
    return this.rooms.pass(this.auctionId());
  }

  /** This paddle leads by a bid that was made on another device. */
  private hasBidElsewhere(): boolean {
    const pass = this.pass();
    const lots = this.feed.board()?.lots ?? [];
    return lots.some(({ lotId, leaderPaddle }) => leaderPaddle === pass?.paddleNo && isNewsTo(pass, lotId));
  }
}
