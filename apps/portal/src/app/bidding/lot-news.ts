// What somebody who hears the page is told of the lot: price, lead and time when they change, and not more often than one can listen. To
// be outbid, and the last ten seconds, interrupt whatever is being read. Never a tick.
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import type { Standing } from '../lots/lot-standing';
import { BiddingStore } from './bidding-store';

/** About as long as it takes to read one of them out. */
export const LISTEN_MS = 5_000;
/** The time is told when so much is left: on the way to a first bid, and once in the last minute. */
const TOLD_AT_MS = [240_000, 180_000, 120_000, 60_000, 30_000] as const;

@Injectable()
export class LotNews {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly words = inject(Words);
  private readonly store = inject(BiddingStore);
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private quietUntilMs = 0;

  private readonly isRunning = computed(() => {
    const phase = this.store.phase();
    return phase === 'fiveMinutes' || phase === 'oneMinute';
  });
  /** What is told when it changes; null before the lot is there, and at zero, where the result follows at once. */
  private readonly figures = computed(() => {
    const [lot, phase] = [this.store.lot(), this.store.phase()];
    return lot === null || phase === 'closing' ? null : `${phase} ${lot.priceFen} ${lot.leaderPaddle}`;
  });
  /** How many of the times at which it is told have passed. */
  private readonly timesPassed = computed(() => {
    const leftMs = this.isRunning() ? this.store.lotClock()?.leftMs : null;
    return leftMs === null || leftMs === undefined ? 0 : TOLD_AT_MS.filter((atMs) => leftMs <= atMs).length;
  });
  private readonly isLast = computed(() => this.isRunning() && this.store.lotClock()?.isLast === true);

  constructor() {
    let told: string | null = null;
    effect(() => {
      const figures = this.figures();
      if (figures === null) return;
      if (told !== null) this.tellSoon();
      told = figures;
    });
    let passed: number | null = null;
    effect(() => {
      if (this.figures() === null) return;
      const now = this.timesPassed();
      if (passed !== null && now > passed) this.tellSoon();
      passed = now;
    });
    effect(() => {
      if (this.isLast()) untracked(() => this.interrupt(this.say('lotNews.last', { now: this.sayNow() })));
    });
    let before: Standing = 'none';
    effect(() => {
      const standing = this.store.standing();
      const isOutbid = before === 'leading' && standing === 'outbid';
      before = standing;
      if (isOutbid) untracked(() => this.interrupt(this.say('lotNews.outbid', { now: this.sayNow() })));
    });
    /** Version of the newest line of the kind that was there before; null until lines are. */
    let given: number | null = null;
    effect(() => {
      const record = this.store.record();
      if (record === null || record.linesUpTo === 0) return;
      const cutOff = record.notes.findLast(({ kind }) => kind === 'cutOff');
      if (given !== null && cutOff !== undefined && cutOff.version > given && this.isRunning())
        untracked(() => this.interrupt(this.say('lot.cutOff', { reason: cutOff.reason ?? '' })));
      given = Math.max(given ?? 0, cutOff?.version ?? 0);
    });
    effect(() => {
      if (this.store.disqualified() !== null) untracked(() => this.interrupt(this.say('state.disqualified')));
    });
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  private readonly say = this.words.say;

  /** Of several changes in a row the last one is told. */
  private tellSoon(): void {
    this.waiting ??= setTimeout(
      () => {
        this.waiting = null;
        this.quietUntilMs = performance.now() + LISTEN_MS;
        void this.announcer.announce(this.sayNow(), 'polite');
      },
      Math.max(0, this.quietUntilMs - performance.now()),
    );
  }

  private interrupt(words: string): void {
    this.forget();
    this.quietUntilMs = performance.now() + LISTEN_MS;
    void this.announcer.announce(words, 'assertive');
  }

  private forget(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
  }

  private sayNow(): string {
    const lot = this.store.lot();
    if (lot === null) return '';
    if (lot.phase === 'unsold' || lot.phase === 'withdrawn' || lot.phase === 'paused')
      return this.say(`lotNews.${lot.phase}`);
    const isMine = lot.leaderPaddle !== null && lot.leaderPaddle === this.store.paddleNo();
    const price = formatYuan(lot.priceFen ?? lot.startPriceFen);
    const paddle = lot.leaderPaddle ?? '';
    if (lot.phase === 'sold')
      return this.say(isMine ? 'lotNews.soldToMe' : 'lotNews.sold', { price, paddle });
    if (lot.phase === 'waiting') return this.say('lotNews.waiting', { price });
    const left = this.words.span(this.store.lotClock()?.leftMs ?? 0);
    if (lot.priceFen === null) return this.say('lotNews.noBid', { price, left });
    if (lot.leaderPaddle === null) return this.say('lotNews.noLeader', { price, left });
    return this.say(isMine ? 'lotNews.iLead' : 'lotNews.leads', { price, paddle, left });
  }
}
