// One lot as a row of the departure board: plate, price, clock, leader, where I stand.
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotView, RoomPass } from '@haopai/contracts';
import { isOpenToRegion } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { clockOf, isEnded } from '@haopai/web-data';
import { formatLeft, Icon, type IconName, Plate, YuanPipe } from '@haopai/web-ui';
import { timeToWait } from '../lots/time-to-wait';
import { hasLapsed } from '../lots/lapsed-lead';
import { type Standing, standingOf } from '../lots/lot-standing';
import { SaleScene } from '../lots/sale-scene';
import { WatchSwitch } from '../watches/watch-switch';

const STANDING_ICONS: Readonly<Record<Standing, IconName>> = {
  none: 'dot',
  leading: 'check',
  outbid: 'up',
  won: 'check',
  lapsed: 'dot',
  lost: 'stop',
};

/** From a million yuan on a price needs smaller figures to fit a phone. */
const LONG_PRICE_FEN = 1_000_000_00;

/** Characters: `59:59` is none. */
const LONG_CLOCK = 5;

interface PriceChange {
  readonly priceFen: number | null;
  /** Counts changes, so that each flashes once and the first look does not. */
  readonly times: number;
}

@Component({
  selector: 'hp-lot-row',
  imports: [Icon, Plate, RouterLink, WatchSwitch, YuanPipe],
  templateUrl: './lot-row.html',
  styleUrl: './lot-row.scss',
})
export class LotRow {
  private readonly words = inject(Words);
  protected readonly scene = inject(SaleScene);

  readonly lot = input.required<LotView>();
  readonly nowMs = input.required<number>();
  readonly pass = input<RoomPass | null>(null);
  /** The viewer's region, null while nobody is logged in. */
  readonly region = input<string | null>(null);

  protected readonly say = this.words.say;
  protected readonly where = computed(() => {
    const { isPersonalised, region } = this.lot().plate;
    return isPersonalised ? this.say('board.personalised') : this.words.region(region);
  });
  protected readonly isClosedToViewer = computed(() => {
    const region = this.region();
    return region !== null && !isOpenToRegion(this.lot().plate, region);
  });
  /** For who is logged in, and for lots that have not ended. */
  protected readonly isWatchable = computed(
    () => this.region() !== null && !this.scene.isPractice && !isEnded(this.phase()),
  );
  private readonly clock = computed(() => clockOf(this.lot(), this.nowMs()));
  protected readonly phase = computed(() => this.clock().phase);
  protected readonly phaseWords = computed(() => {
    const phase = this.phase();
    return this.say(
      phase === 'fiveMinutes' && hasLapsed(this.lot()) ? 'phase.fiveMinutesLapsed' : `phase.${phase}`,
    );
  });
  protected readonly isLongPrice = computed(() => {
    const { priceFen, startPriceFen } = this.lot();
    return (priceFen ?? startPriceFen) >= LONG_PRICE_FEN;
  });
  /** What stands under the price: who leads with it, or that it is where bids start. */
  protected readonly priceWords = computed(() => {
    const { leaderPaddle } = this.lot();
    if (leaderPaddle !== null) return this.say('board.paddle', { paddle: leaderPaddle });
    return this.say(hasLapsed(this.lot()) ? 'board.lapsed' : 'board.startPrice');
  });
  protected readonly isLast = computed(() => this.clock().isLast);
  protected readonly left = computed(() => {
    const { leftMs, phase } = this.clock();
    if (leftMs === null) return null;
    return phase === 'waiting' ? timeToWait(this.words, leftMs) : formatLeft(leftMs);
  });
  /** Hours, minutes and seconds, or words, beside which a price of millions must have its room on a phone. */
  protected readonly isLongClock = computed(
    () => this.phase() === 'waiting' || (this.left()?.length ?? 0) > LONG_CLOCK,
  );
  protected readonly standing = computed(() => standingOf(this.lot(), this.pass()));
  protected readonly standingIcon = computed(() => STANDING_ICONS[this.standing()]);
  protected readonly flash = linkedSignal<number | null, PriceChange>({
    source: () => this.lot().priceFen,
    computation: (priceFen, before) => ({
      priceFen,
      times: before === undefined ? 0 : before.value.times + 1,
    }),
  });
}
