// The bidding page in plain mode: plate, price, time, one step and one button in type twice as large; all else behind one press. The same
// store and the same acts as the whole view, in other clothes; it comes when it is asked for.
import { Component, computed, inject, signal } from '@angular/core';
import { Words } from '@haopai/web-app';
import { AlertSwitches } from '../alert-switches';
import { BiddingStore } from '../bidding-store';
import { CeilingRow } from '../ceiling-row';
import { KeepFocus } from '../keep-focus';
import { LotCurve } from '../lot-curve';
import { LotFace } from '../lot-face';
import { LotFacts } from '../lot-facts';
import { LotHistory } from '../lot-history';
import { LotResult } from '../lot-result';
import { SaleScene } from '../../lots/sale-scene';
import { PlainDock } from './plain-dock';

@Component({
  selector: 'hp-plain-bidding',
  imports: [
    AlertSwitches,
    CeilingRow,
    KeepFocus,
    LotCurve,
    LotFace,
    LotFacts,
    LotHistory,
    LotResult,
    PlainDock,
  ],
  templateUrl: './plain-bidding.html',
  styleUrl: './plain-bidding.scss',
})
export class PlainBidding {
  protected readonly store = inject(BiddingStore);
  protected readonly scene = inject(SaleScene);
  protected readonly say = inject(Words).say;
  protected readonly hasEnded = computed(() => this.store.gate() === 'ended');
  protected readonly isBefore = computed(() => this.store.phase() === 'waiting' && !this.scene.isPractice);
  protected readonly isUnfolded = signal(false);
}
