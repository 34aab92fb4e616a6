// What an auction came to in a few figures.
import { Component, inject, input } from '@angular/core';
import type { AuctionResultHead } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';

@Component({
  selector: 'hp-result-sums',
  imports: [YuanPipe],
  template: `
    <dl [class.five]="head().defaulted > 0">
      <div class="sold">
        <dt>{{ say('results.sold') }}</dt>
        <dd>{{ say('results.lots', { count: head().sold }) }}</dd>
      </div>
      <div>
        <dt>{{ say('results.unsold') }}</dt>
        <dd>{{ say('results.lots', { count: head().unsold }) }}</dd>
      </div>
      <div>
        <dt>{{ say('results.withdrawn') }}</dt>
        <dd>{{ say('results.lots', { count: head().withdrawn }) }}</dd>
      </div>
      @if (head().defaulted > 0) {
        <div>
          <dt>{{ say('results.defaulted') }}</dt>
          <dd>{{ say('results.lots', { count: head().defaulted }) }}</dd>
        </div>
      }
      <div class="total">
        <dt>{{ say('results.total') }}</dt>
        <dd>{{ head().totalFen | yuan }}</dd>
      </div>
    </dl>
  `,
  styleUrl: './result-sums.scss',
})
export class ResultSums {
  readonly head = input.required<AuctionResultHead>();
  protected readonly say = inject(Words).say;
}
