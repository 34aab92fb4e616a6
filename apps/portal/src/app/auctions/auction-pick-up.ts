// How the plates of an auction are fetched, in the office's words, for whoever has paid for one; nothing while nothing is to be said.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { CallableText } from '../contact/callable-text';
import { AuctionWord } from './auction-word';

@Component({
  selector: 'hp-auction-pick-up',
  imports: [CallableText],
  providers: [AuctionWord],
  template: `
    @if (word().pickUpText; as text) {
      <section class="hp-card" data-testid="auction-pick-up">
        <h2>{{ say('pickUp.heading') }}</h2>
        <p><hp-callable-text [text]="text" /></p>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: 8px;
    }
    p {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class AuctionPickUp {
  private readonly told = inject(AuctionWord);

  readonly auctionId = input.required<number>();

  protected readonly say = inject(Words).say;
  protected readonly word = this.told.word;

  constructor() {
    effect(() => {
      const auctionId = this.auctionId();
      untracked(() => void this.told.learn(auctionId));
    });
  }
}
