// What came of a bid, in words, and for which car the plate would be.
import { Component, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { BidActs } from './bid-acts';
import { BiddingStore } from './bidding-store';

@Component({
  selector: 'hp-bid-answer',
  template: `
    <div
      class="answer"
      data-testid="bid-answer"
      role="status"
      aria-live="assertive"
      [class]="acts.answer()?.tone ?? ''"
    >
      {{ acts.answer()?.words }}
    </div>
    @if (acts.vin(); as number) {
      <p class="entry hp-soft" [class.answered]="acts.answer() !== null">
        {{ say('bid.entry', { vin: number }) }}
        @if (store.canChangeEntry() && !acts.isOnItsWay()) {
          <button type="button" class="hp-link-button" (click)="store.chooseEntry()">
            {{ say('bid.change') }}
          </button>
        }
      </p>
    }
  `,
  styleUrl: './bid-answer.scss',
})
export class BidAnswer {
  protected readonly store = inject(BiddingStore);
  protected readonly acts = inject(BidActs);
  protected readonly say = inject(Words).say;
}
