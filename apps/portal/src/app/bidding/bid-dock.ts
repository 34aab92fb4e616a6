// The two acts of bidding: choose a step, press the button; and the answer in words.
import { Component, computed, inject, viewChild } from '@angular/core';
import { Words } from '@haopai/web-app';
import { LadderButtons } from '@haopai/web-ui/bidding';
import { DisqualifiedNotice } from '../lots/disqualified-notice';
import { BidActs } from './bid-acts';
import { BidAnswer } from './bid-answer';
import { BidButton } from './bid-button';
import { BiddingStore } from './bidding-store';
import { EntryChoice } from './entry-choice';

@Component({
  selector: 'hp-bid-dock',
  imports: [BidAnswer, BidButton, DisqualifiedNotice, EntryChoice, LadderButtons],
  providers: [BidActs],
  templateUrl: './bid-dock.html',
  styleUrl: './bid-dock.scss',
  host: { '(document:keydown)': 'act($event)' },
})
export class BidDock {
  protected readonly store = inject(BiddingStore);
  protected readonly acts = inject(BidActs);
  protected readonly say = inject(Words).say;
  private readonly ladder = viewChild(LadderButtons);
  protected readonly keyWords = computed(() => this.acts.sayKeys(this.acts.steps()));

  protected act(event: KeyboardEvent): void {
    const step = this.acts.actOn(event, this.acts.steps());
    if (step !== null) this.ladder()?.focusStep(step.stepFen);
  }
}
