// What became of a plate whose winner did not pay: offered to the next bidder, at their own last bid.
import { Component, inject, input } from '@angular/core';
import type { NextBidderResult } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';

@Component({
  selector: 'hp-next-bidder',
  template: `{{
    say('results.nextBidder.' + offer().state, { paddle: offer().paddleNo, amount: yuan(offer().amountFen) })
  }}`,
  styles: `
    :host {
      display: block;
      color: var(--hp-ink-soft);
      font-size: 0.875em;
    }
  `,
})
export class NextBidder {
  readonly offer = input.required<NextBidderResult>();
  protected readonly say = inject(Words).say;
  protected readonly yuan = formatYuan;
}
