// That results may be taken along as open data, by which licence, and where they are: of all sales, or of one.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { ResultsClient } from '@haopai/web-data/results';

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

@Component({
  selector: 'hp-open-data-line',
  template: `
    <p class="hp-soft">
      {{ say('openData.words') }}
      <a data-testid="open-data" [href]="address()">{{
        say(auctionId() === null ? 'openData.all' : 'openData.one')
      }}</a>
      <a rel="license" [href]="licence">{{ say('openData.licence') }}</a>
    </p>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 16px;
      margin: 24px 0 0;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class OpenDataLine {
  private readonly client = inject(ResultsClient);

  /** Null for all. */
  readonly auctionId = input<number | null>(null);

  protected readonly say = inject(Words).say;
  protected readonly licence = LICENCE;
  protected readonly address = computed(() => this.client.openDataAddress(this.auctionId() ?? undefined));
}
