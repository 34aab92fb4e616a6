// The left of the bidding page, the top on a phone: plate, phase with its ring, price and leader, and where I stand.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { isEnded, type ShownPhase } from '@haopai/web-data';
import { formatLeft, formatYuan, type IconName, Plate, YuanPipe, type Tone } from '@haopai/web-ui';
import { CountdownRing } from '@haopai/web-ui/bidding';
import { StateStrip } from '@haopai/web-ui/bidding';
import { timeToWait } from '../lots/time-to-wait';
import { BiddingStore } from './bidding-store';

const PROMISES: ReadonlySet<ShownPhase> = new Set<ShownPhase>(['fiveMinutes', 'oneMinute', 'closing']);

/** From a million yuan on a price needs smaller figures to fit. */
const LONG_PRICE_FEN = 1_000_000_00;

interface Strip {
  readonly tone: Tone;
  readonly icon: IconName | null;
  readonly words: string;
}

@Component({
  selector: 'hp-lot-face',
  imports: [CountdownRing, Plate, StateStrip, YuanPipe],
  templateUrl: './lot-face.html',
  styleUrl: './lot-face.scss',
  host: { '[class.plain]': 'isPlain()', '[class.stale]': 'isStale()' },
})
export class LotFace {
  /** In plain mode: fewer words, larger type, and the time as figures without a ring. */
  readonly isPlain = input(false);

  private readonly words = inject(Words);
  protected readonly store = inject(BiddingStore);

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly hasEnded = computed(() => {
    const phase = this.store.phase();
    return phase !== null && isEnded(phase);
  });
  /** What the page shows may no longer be so. */
  protected readonly isStale = computed(() => this.store.quality() === 'offline' && !this.hasEnded());
  protected readonly priceLabel = computed(() => {
    if ((this.store.lot()?.priceFen ?? null) === null) return 'lot.startPrice';
    if (this.store.phase() === 'sold') return 'lot.hammerPrice';
    return this.hasEnded() ? 'lot.lastPrice' : 'lot.currentPrice';
  });
  protected readonly isLongPrice = computed(() => {
    const lot = this.store.lot();
    return lot !== null && (lot.priceFen ?? lot.startPriceFen) >= LONG_PRICE_FEN;
  });
  protected readonly leader = computed(() => {
    const paddle = this.store.lot()?.leaderPaddle ?? null;
    if (paddle === null && this.store.isLapsed()) return this.say('lot.lapsed');
    if (paddle === null) return this.say(this.hasEnded() ? 'lot.noBids' : 'lot.noLeader');
    const role = this.store.phase() === 'sold' ? 'lot.winner' : 'lot.leader';
    return this.say(paddle === this.store.paddleNo() ? `${role}IsMe` : role, { paddle });
  });
  protected readonly phaseWords = computed(() => {
    const lot = this.store.lot();
    const clock = this.store.lotClock();
    if (lot === null || clock === null) return '';
    const left = formatLeft(clock.leftMs ?? 0);
    if (clock.phase === 'waiting') {
      if (clock.leftMs === 0) return this.say('lot.waitingNow');
      return this.say('lot.waiting', { left: timeToWait(this.words, clock.leftMs ?? 0) });
    }
    const silentMs = this.store.silentMs();
    // A countdown promises nothing while nobody knows whether it was set back.
    if (this.isStale() && silentMs !== null && PROMISES.has(clock.phase))
      return this.say('lot.lastHeard', { seconds: Math.floor(silentMs / 1000) });
    const isAnew = this.store.isLapsed() && (clock.phase === 'fiveMinutes' || clock.phase === 'unsold');
    return this.say(isAnew ? `lot.${clock.phase}Lapsed` : `lot.${clock.phase}`, { left });
  });
  protected readonly reason = computed(() => this.store.lot()?.reason ?? null);
  /** Of an auction that stands still as a whole. */
  protected readonly goesOn = computed(() => {
    const stop = this.store.terms()?.stop ?? null;
    const untilMs = stop?.kind === 'suspend' ? stop.untilMs : null;
    const isAhead = untilMs !== null && this.store.phase() === 'paused' && untilMs > this.store.nowMs();
    return isAhead ? this.say('lot.goesOn', { time: this.words.dayTime(untilMs, this.store.nowMs()) }) : null;
  });
  /** Of a lot that waits. */
  protected readonly opensAt = computed(() => {
    const lot = this.store.lot();
    if (lot === null || this.store.phase() !== 'waiting') return null;
    return this.say('lot.opensAt', { time: this.words.dayTime(lot.opensAtMs, this.store.nowMs()) });
  });
  /** Why the countdown is longer than it was. */
  protected readonly timeGiven = computed(() => {
    const lastNote = this.store.record()?.notes.at(-1);
    if (this.hasEnded() || lastNote === undefined) return null;
    if (lastNote.kind !== 'outage' && lastNote.kind !== 'cutOff') return null;
    return this.say(`lot.${lastNote.kind}`, { reason: lastNote.reason ?? '' });
  });
  protected readonly strip = computed<Strip>(() => this.stripOf());

  /** Without a connection nobody knows who leads now: what was true is said as what was true. */
  private stripOf(): Strip {
    const strip = this.lastKnownStrip();
    if (!this.isStale()) return strip;
    return { tone: 'neutral', icon: null, words: this.say('state.before', { state: strip.words }) };
  }

  private lastKnownStrip(): Strip {
    const lot = this.store.lot();
    if (this.store.disqualified() !== null && !this.hasEnded())
      return { tone: 'stop', icon: 'stop', words: this.say('state.disqualified') };
    const priceFen = lot?.priceFen ?? 0;
    const by = formatYuan(Math.max(0, priceFen - (this.store.myAmountFen() ?? priceFen)));
    switch (this.store.standing()) {
      case 'leading':
        return { tone: 'lead', icon: null, words: this.say('state.leading') };
      case 'outbid':
        return { tone: 'stop', icon: null, words: this.say('state.outbid', { by }) };
      case 'won':
        return { tone: 'lead', icon: null, words: this.say('state.won') };
      case 'lapsed':
        return { tone: 'neutral', icon: null, words: this.say('state.lapsed') };
      case 'lost':
        if (lot?.phase === 'unsold')
          return { tone: 'neutral', icon: 'stop', words: this.say('state.lostUnsold') };
        return { tone: 'neutral', icon: 'stop', words: this.say('state.lost', { by }) };
      case 'none':
        return {
          tone: 'neutral',
          icon: null,
          words: this.say(this.withoutStanding()),
        };
    }
  }

  /** Who has not been recognised yet may well lead; and on a lot that was withdrawn nobody is told that they have not bid: perhaps they have. */
  private withoutStanding(): string {
    if (this.store.gate() === 'checking') return 'state.checking';
    if (this.store.pass() === null) return this.hasEnded() ? 'state.over' : 'state.watching';
    return this.store.phase() === 'withdrawn' ? 'state.withdrawn' : 'state.none';
  }
}
