// One lot in the control room: as it stands, and what the auctioneer may do to it.
import { Component, computed, inject, input, output } from '@angular/core';
import type { LotAct, LotView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { clockOf, isEnded, type ShownPhase } from '@haopai/web-data';
import { formatLeft, type IconName, Plate, StateChip, YuanPipe, type Tone } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { reasonOf } from './room-view';

const LOOKS: Readonly<Record<ShownPhase, { readonly tone: Tone; readonly icon: IconName | null }>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  fiveMinutes: { tone: 'neutral', icon: 'clock' },
  oneMinute: { tone: 'alert', icon: null },
  closing: { tone: 'alert', icon: null },
  paused: { tone: 'stop', icon: 'pause' },
  sold: { tone: 'lead', icon: null },
  unsold: { tone: 'neutral', icon: 'stop' },
  withdrawn: { tone: 'stop', icon: null },
};

@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a row of a table can be nothing but a tr
  selector: 'tr[hpLotLine]',
  imports: [Plate, StateChip, YuanPipe],
  templateUrl: './lot-line.html',
  styleUrl: './lot-line.scss',
  host: { '[attr.data-testid]': '"lot-" + lot().lotId', '[attr.data-phase]': 'lot().phase' },
})
export class LotLine {
  private readonly store = inject(ControlStore);

  readonly lot = input.required<LotView>();
  readonly mayAct = input.required<boolean>();
  readonly ordered = output<LotAct>();

  protected readonly say = inject(Words).say;
  private readonly clock = computed(() => clockOf(this.lot(), this.store.nowMs()));
  protected readonly phase = computed(() => this.clock().phase);
  /** The leader was disqualified: the price stands, and anybody may bid. */
  protected readonly words = computed(() =>
    this.phase() === 'fiveMinutes' && this.lot().priceFen !== null ? 'lapsed' : this.phase(),
  );
  protected readonly isLast = computed(() => this.clock().isLast);
  protected readonly look = computed(() => LOOKS[this.phase()]);
  protected readonly left = computed(() => {
    const { leftMs, phase } = this.clock();
    return leftMs === null || phase === 'closing' ? '' : formatLeft(leftMs);
  });
  protected readonly bids = computed(() => this.store.bidsLastMinute().get(this.lot().lotId) ?? 0);
  protected readonly reason = computed(() => {
    const room = this.store.room();
    return room === null ? null : reasonOf(room, this.lot());
  });
  protected readonly isOver = computed(() => isEnded(this.lot().phase));
  /** A lot that has not opened has nothing to pause. */
  protected readonly toggling = computed<LotAct | null>(() => {
    const { phase } = this.lot();
    if (phase === 'waiting' || isEnded(phase)) return null;
    return phase === 'paused' ? 'resume' : 'pause';
  });
}
