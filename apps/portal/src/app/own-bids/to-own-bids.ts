// The way to one's own bids of an auction and their proofs.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words, wordsOf } from '@haopai/web-app';
import { OWN_BIDS_WORDS } from './own-bids-words';

@Component({
  selector: 'hp-to-own-bids',
  imports: [RouterLink],
  template: `
    @if (areWordsHere()) {
      <a class="hp-button quiet" data-testid="to-own-bids" [routerLink]="['/account/bids', auctionId()]">{{
        say('bids.heading')
      }}</a>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ToOwnBids {
  readonly auctionId = input.required<number>();

  protected readonly areWordsHere = wordsOf(OWN_BIDS_WORDS);
  protected readonly say = inject(Words).say;
}
