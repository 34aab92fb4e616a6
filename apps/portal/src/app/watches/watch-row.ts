// One lot on the watchlist: plate, auction, how it stands, and the switch that takes it off.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WatchView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { clockOf } from '@haopai/web-data';
import { formatLeft, Plate, YuanPipe } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { WatchSwitch } from './watch-switch';

@Component({
  selector: 'hp-watch-row',
  imports: [AuctionTitle, Plate, RouterLink, WatchSwitch, YuanPipe],
  template: `
    @let lot = watch().lot;
    <div class="hp-card row" [attr.data-testid]="'watched-' + lot.lotId" [attr.data-phase]="lot.phase">
      <a class="what" [routerLink]="['/auctions', lot.auctionId, 'lots', lot.lotId]">
        <hp-plate [number]="lot.plate.number" [kind]="lot.plate.kind" [colour]="lot.plate.colour" />
        <span class="auction"
          ><hp-auction-title [title]="watch().auction.title" [isDrill]="watch().auction.isDrill"
        /></span>
      </a>
      <span class="state">
        <strong>{{ lot.priceFen ?? lot.startPriceFen | yuan }}</strong>
        <span class="hp-soft">{{ when() }}</span>
      </span>
      <hp-watch-switch [lotId]="lot.lotId" [plate]="lot.plate.number" />
    </div>
  `,
  styleUrl: './watch-row.scss',
})
export class WatchRow {
  private readonly words = inject(Words);

  readonly watch = input.required<WatchView>();
  readonly nowMs = input.required<number>();

  /** Before it opens the day and time, then how it stands and how long it runs. */
  protected readonly when = computed(() => {
    const { lot } = this.watch();
    const { phase, leftMs } = clockOf(lot, this.nowMs());
    if (phase === 'waiting')
      return this.words.say('auctions.starts', { time: this.words.dayTime(lot.opensAtMs, this.nowMs()) });
    const state = this.words.say(`phase.${phase}`);
    return leftMs === null || phase === 'closing' ? state : `${state} ${formatLeft(leftMs)}`;
  });
}
