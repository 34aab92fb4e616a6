// What a winner does next: the balance and until when, how it is paid, what follows, what happens otherwise, and one button for the next step.
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { OwnEnrolments, ServerClock } from '@haopai/web-data';
import { formatYuan, Icon, YuanPipe } from '@haopai/web-ui';
import type { Way } from '../lots/sale-scene';
import { OrderDue } from '../orders/order-due';
import { PapersWhenThere } from '../papers/papers-when-there';
import { type WinStanding, winStanding } from './win-standing';

/** A winner looks at this page and waits: the order is there seconds after the auction's end. What is settled for good is not asked about again. */
const ASK_AGAIN_MS: Readonly<Record<WinStanding['status'], number | null>> = {
  unknown: 10_000,
  unsettled: 10_000,
  due: 60_000,
  closing: 10_000,
  paid: null,
  defaulted: null,
  returned: null,
};

/** How many papers a win has by then; before that none is looked for. */
const PAPERS: Readonly<Record<WinStanding['status'], number>> = {
  unknown: 0,
  unsettled: 0,
  due: 1,
  closing: 1,
  paid: 2,
  defaulted: 1,
  returned: 2,
};

interface Step {
  readonly name: 'won' | 'pay' | 'fetch';
  readonly isDone: boolean;
  readonly words: string;
}

@Component({
  selector: 'hp-win-steps',
  imports: [Icon, OrderDue, PapersWhenThere, RouterLink, YuanPipe],
  templateUrl: './win-steps.html',
  styleUrl: './win-steps.scss',
  host: { 'data-testid': 'win-steps', '[attr.data-status]': 'standing().status' },
})
export class WinSteps {
  private readonly words = inject(Words);
  private readonly own = inject(OwnEnrolments);
  protected readonly nowMs = inject(ServerClock).nowMs;

  readonly auctionId = input.required<number>();
  readonly lotId = input.required<number>();
  /** When it was won; null while the record has not told. */
  readonly wonAtMs = input.required<number | null>();

  protected readonly say = this.words.say;
  protected readonly standing = computed(() => winStanding(this.own.of(this.auctionId()), this.lotId()));
  protected readonly due = computed(() => {
    const standing = this.standing();
    return standing.status === 'due' ? standing : null;
  });
  protected readonly balanceFen = computed(() => {
    const standing = this.standing();
    return standing.status === 'due' || standing.status === 'unsettled' ? standing.balanceFen : null;
  });
  protected readonly otherwise = computed(() => {
    const standing = this.standing();
    if (standing.status === 'due')
      return this.say('order.unpaid.balance', { deposit: formatYuan(standing.depositFen) });
    return standing.status === 'unsettled' && standing.balanceFen !== 0 ? this.say('win.otherwise') : null;
  });
  protected readonly steps = computed<readonly Step[]>(() => {
    const standing = this.standing();
    const hasPaid = standing.status === 'paid';
    const hasFetched = hasPaid && standing.fetchedAtMs !== null;
    return [
      { name: 'won', isDone: true, words: this.timeOf(this.wonAtMs()) },
      { name: 'pay', isDone: hasPaid, words: this.payWords(standing) },
      {
        name: 'fetch',
        isDone: hasFetched,
        words: this.fetchWords(standing),
      },
    ];
  });
  protected readonly papers = computed(() => PAPERS[this.standing().status]);
  protected readonly papersOf = computed(() => ({ lotId: this.lotId() }));
  /** The step that is next. */
  protected readonly current = computed(() => this.steps().find(({ isDone }) => !isDone)?.name);
  protected readonly way = computed<Way>(() => {
    const standing = this.standing();
    switch (standing.status) {
      case 'due':
        return { address: ['/account/orders', standing.orderNo], name: 'entry.payBalance' };
      case 'closing':
        return { address: ['/account/orders', standing.orderNo], name: 'enrolment.order' };
      case 'paid':
        return {
          address: ['/account/enrolments'],
          name: standing.fetchedAtMs === null ? 'order.next.balance' : 'enrolment.toOwn',
        };
      case 'defaulted':
        return { address: ['/contact'], name: 'order.again.balance' };
      case 'returned':
        return { address: ['/account/orders', standing.orderNo ?? ''], name: 'enrolment.order' };
      default:
        return { address: ['/account/enrolments'], name: 'enrolment.toOwn' };
    }
  });

  constructor() {
    const pauseMs = computed(() => ASK_AGAIN_MS[this.standing().status]);
    effect((onCleanup) => {
      const [auctionId, everyMs] = [this.auctionId(), pauseMs()];
      if (everyMs === null) return;
      const asking = setInterval(() => void this.own.resume(auctionId), everyMs);
      onCleanup(() => clearInterval(asking));
    });
  }

  private payWords(standing: WinStanding): string {
    switch (standing.status) {
      case 'unsettled':
        return standing.balanceFen === 0
          ? this.say('win.covered')
          : this.say('win.payLater', { days: standing.paymentDays });
      case 'due':
        return this.say('win.payHow', { time: this.words.dayTimeWithin(standing.dueAtMs, this.nowMs()) });
      case 'paid':
        return this.say(standing.orderNo === null ? 'win.covered' : 'win.paid');
      default:
        return this.say('win.looking');
    }
  }

  private fetchWords(standing: WinStanding): string {
    if (standing.status !== 'paid') return this.say('win.fetchLater');
    const { fetchedAtMs, fetchFromMs } = standing;
    return fetchedAtMs === null
      ? this.say('win.fetchFrom', { time: this.timeOf(fetchFromMs) })
      : this.say('win.fetched', { time: this.timeOf(fetchedAtMs) });
  }

  private timeOf(atMs: number | null): string {
    return atMs === null ? '' : this.words.dayTime(atMs, this.nowMs());
  }
}
