// Which of its two views the bidding page shows: the whole one, or the plain one with price, time, one step and one button. The browser keeps it.
import { computed, Injectable } from '@angular/core';
import { keptChoice } from '@haopai/web-app';

@Injectable({ providedIn: 'root' })
export class BiddingView {
  private readonly choice = keptChoice<'whole' | 'plain'>('biddingView', ['whole', 'plain'], 'whole');

  readonly isPlain = computed(() => this.choice() === 'plain');

  turn(): void {
    this.choice.set(this.isPlain() ? 'whole' : 'plain');
  }
}
