// How many signs of bidders acting together were found in an ended auction: figures for everybody, nobody's, and what they are not.
import { Component, computed, inject, input } from '@angular/core';
import { PATTERN_KINDS, type PatternSums } from '@haopai/contracts';
import { Words, wordsOf } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { SIGNS_WORDS } from './signs-words';

@Component({
  selector: 'hp-signs-line',
  imports: [LoadFailed, Notice, Skeleton],
  template: `
    @if (areWordsHere()) {
      <h2>{{ say('signs.heading') }}</h2>
      <p class="hp-soft">{{ say('signs.words') }}</p>
      <p class="hp-soft">{{ say('signs.not') }}</p>
      @let state = sums.state();
      @switch (state.status) {
        @case ('loading') {
          <hp-skeleton [count]="1" [height]="96" [label]="say('app.loading')" />
        }
        @case ('failed') {
          <hp-load-failed
            data-testid="signs-failed"
            [heading]="say('signs.failed')"
            [failure]="state"
            (again)="sums.reload()"
          />
        }
        @case ('ready') {
          @if (count() === 0) {
            <hp-notice kind="empty" data-testid="signs-none" [heading]="say('signs.none')">{{
              say('signs.noneWords')
            }}</hp-notice>
          } @else {
            <p data-testid="signs-sum">
              {{ say('signs.sum', { paddles: state.value.paddles, bids: state.value.bids, count: count() }) }}
            </p>
            <dl data-testid="signs-found">
              @for (kind of kinds; track kind) {
                <div>
                  <dt>{{ say('signs.kind.' + kind) }}</dt>
                  <dd>{{ state.value.found[kind] }}</dd>
                </div>
              }
            </dl>
          }
        }
      }
    }
  `,
  styleUrl: './signs-line.scss',
})
export class SignsLine {
  readonly auctionId = input.required<number>();

  protected readonly areWordsHere = wordsOf(SIGNS_WORDS);
  protected readonly say = inject(Words).say;
  protected readonly kinds = PATTERN_KINDS;
  protected readonly sums = reading<PatternSums>(() => ({ path: `/results/${this.auctionId()}/patterns` }));
  protected readonly count = computed(() => {
    const found = this.sums.value()?.found;
    return found === undefined ? 0 : PATTERN_KINDS.reduce((sum, kind) => sum + found[kind], 0);
  });
}
