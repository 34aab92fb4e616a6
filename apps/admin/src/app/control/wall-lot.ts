// One lot on the wall: its plate, its price, who leads and how long is left, or how it ended.
import { Component, computed, inject, input } from '@angular/core';
import type { LotView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { clockOf, isEnded } from '@haopai/web-data';
import { formatLeft, Plate, YuanPipe } from '@haopai/web-ui';
import { ControlStore } from './control-store';

@Component({
  selector: 'hp-wall-lot',
  imports: [Plate, YuanPipe],
  template: `
    <section class="lot">
      <div class="head">
        <span class="no">{{ lot().lotNo }}</span>
        <hp-plate
          class="plate"
          size="large"
          [number]="lot().plate.number"
          [kind]="lot().plate.kind"
          [colour]="lot().plate.colour"
        />
      </div>
      <p class="price" data-testid="wall-price">{{ lot().priceFen ?? lot().startPriceFen | yuan }}</p>
      <p class="below">
        <span class="who" data-testid="wall-who">{{ who() }}</span>
        <span class="clock" data-testid="wall-clock" [class.last]="clock().isLast">{{ left() }}</span>
      </p>
    </section>
  `,
  styleUrl: './wall-lot.scss',
  host: {
    '[attr.data-testid]': '"wall-lot-" + lot().lotId',
    '[attr.data-phase]': 'lot().phase',
  },
})
export class WallLot {
  private readonly store = inject(ControlStore);
  private readonly say = inject(Words).say;

  readonly lot = input.required<LotView>();

  protected readonly clock = computed(() => clockOf(this.lot(), this.store.nowMs()));
  protected readonly who = computed(() => {
    const { leaderPaddle: paddle, priceFen, phase } = this.lot();
    if (phase === 'withdrawn' || phase === 'unsold') return '';
    if (paddle !== null) return this.say('controlRoom.paddle', { paddle });
    // Either nobody has bid, or whoever led was put out: then the price stands.
    return this.say(priceFen === null ? 'controlRoom.wallStart' : 'controlRoom.phase.lapsed');
  });
  protected readonly left = computed(() => {
    const { phase, leftMs } = this.clock();
    if (isEnded(phase) || phase === 'closing' || leftMs === null)
      return this.say(`controlRoom.phase.${phase}`);
    const left = formatLeft(leftMs);
    return phase === 'paused' ? `${this.say('controlRoom.phase.paused')} ${left}` : left;
  });
}
