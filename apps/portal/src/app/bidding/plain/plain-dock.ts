// The two acts of bidding in plain words: one step, one button. What they do is BidActs' affair, as in the whole dock.
import { Component, computed, inject, viewChild } from '@angular/core';
import { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { LadderButtons } from '@haopai/web-ui/bidding';
import { DisqualifiedNotice } from '../../lots/disqualified-notice';
import { BidActs } from '../bid-acts';
import { BidAnswer } from '../bid-answer';
import { BidButton } from '../bid-button';
import { BiddingStore } from '../bidding-store';
import { EntryChoice } from '../entry-choice';
import { onlyStepOf } from './only-step';

@Component({
  selector: 'hp-plain-dock',
  imports: [BidAnswer, BidButton, DisqualifiedNotice, EntryChoice, LadderButtons],
  providers: [BidActs],
  templateUrl: './plain-dock.html',
  styleUrl: './plain-dock.scss',
  host: { '(document:keydown)': 'act($event)' },
})
export class PlainDock {
  protected readonly store = inject(BiddingStore);
  protected readonly acts = inject(BidActs);
  protected readonly say = inject(Words).say;
  private readonly ladder = viewChild(LadderButtons);

  protected readonly armedFen = computed(() => this.store.armed()?.stepFen ?? null);
  /** None while the ladder is not known. */
  protected readonly steps = computed(() => {
    const step = onlyStepOf(this.acts.steps(), this.armedFen());
    if (step === null) return [];
    const label =
      step.stepFen === 0 ? step.label : this.say('plain.step', { step: formatYuan(step.stepFen) });
    return [{ ...step, label }];
  });
  protected readonly keyWords = computed(() => this.acts.sayKeys(this.steps()));

  protected act(event: KeyboardEvent): void {
    const step = this.acts.actOn(event, this.steps());
    if (step !== null) this.ladder()?.focusStep(step.stepFen);
  }
}
