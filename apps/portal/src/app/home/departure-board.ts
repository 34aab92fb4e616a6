// The current auction as a departure board, dark like one: plate, price, who leads, clock; lots still for sale come first.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView, LotView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { clockOf, isEnded } from '@haopai/web-data';
import { formatLeft, Plate, YuanPipe } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { sayAuctionWhen } from '../auctions/auction-when';
import { hasLapsed } from '../lots/lapsed-lead';
import { timeToWait } from '../lots/time-to-wait';

const ROWS_MAX = 7;

@Component({
  selector: 'hp-departure-board',
  imports: [AuctionTitle, Plate, RouterLink, YuanPipe],
  templateUrl: './departure-board.html',
  styleUrl: './departure-board.scss',
})
export class DepartureBoard {
  private readonly words = inject(Words);

  readonly auction = input.required<AuctionView>();
  readonly lots = input.required<readonly LotView[]>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly isLive = computed(() => this.auction().state === 'live');
  protected readonly startsIn = computed(() => {
    const leftMs = this.auction().startsAtMs - this.nowMs();
    return leftMs > 0 && leftMs < 86_400_000 ? timeToWait(this.words, leftMs) : null;
  });
  protected readonly when = computed(() => sayAuctionWhen(this.words, this.auction(), this.nowMs()));
  /** That it is postponed, suspended or cancelled; its own page says why. */
  protected readonly stopped = computed(() => {
    const { stop } = this.auction();
    if (!stop) return null;
    const until = this.words.dayTime(stop.untilMs ?? stop.wasMs, this.nowMs());
    return this.say(`stopped.${stop.kind}`, { until });
  });
  /** Lots still for sale first, then by number: a row moves only when a lot has ended. */
  private readonly shown = computed(() => {
    const open = this.lots().filter((lot) => !isEnded(lot.phase));
    const ended = this.lots().filter((lot) => isEnded(lot.phase));
    return [...open, ...ended].slice(0, ROWS_MAX);
  });
  protected readonly rows = computed(() =>
    this.shown().map((lot) => {
      const { phase, leftMs, isLast } = clockOf(lot, this.nowMs());
      const left = leftMs === null || phase === 'closing' || phase === 'waiting' ? null : formatLeft(leftMs);
      const nobody = hasLapsed(lot) ? 'board.lapsed' : 'board.startPrice';
      const under =
        lot.leaderPaddle === null ? this.say(nobody) : this.say('board.paddle', { paddle: lot.leaderPaddle });
      return { lot, phase, isLast, left, under, priceFen: lot.priceFen ?? lot.startPriceFen };
    }),
  );
  /** A board is as high with few plates as with many: nothing below it moves when they come. */
  protected readonly blanks = computed(() => Array.from({ length: ROWS_MAX - this.shown().length }));
}
