// What an ended auction came to, before its terms: how its lots ended, with the ways to them, to its settlement and to what everybody reads.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AdminAuctionDetail, LOT_OUTCOMES } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { StaffSession } from '../session/staff-session';

@Component({
  selector: 'hp-auction-result',
  imports: [MomentPipe, RouterLink, YuanPipe],
  template: `
    <h2>{{ say('auctionResult.heading') }}</h2>
    @if (auction().endedAtMs; as endedAtMs) {
      <p class="hp-soft">
        {{ say('settlement.ended') }} {{ endedAtMs | hpMoment }}
        @if (isSettling()) {
          · {{ say('settlement.settling') }}
        }
      </p>
    }
    @if (auction().result; as result) {
      <dl class="hp-figures" data-testid="result">
        @for (outcome of outcomes; track outcome) {
          <div>
            <dt>{{ say('endedLots.outcome.' + outcome) }}</dt>
            <dd>
              @if (result[outcome] > 0) {
                <a
                  [routerLink]="['lots']"
                  [queryParams]="{ outcome }"
                  [attr.data-testid]="'result-' + outcome"
                  [attr.aria-label]="say('auctionResult.of.' + outcome, { count: result[outcome] })"
                  >{{ result[outcome] }}</a
                >
              } @else {
                {{ result[outcome] }}
              }
            </dd>
          </div>
        }
        <div>
          <dt>{{ say('settlement.hammer') }}</dt>
          <dd data-testid="result-total">{{ result.totalFen | yuan }}</dd>
        </div>
      </dl>
    }
    <div class="ways">
      @if (maySettle()) {
        <a
          class="hp-button"
          data-testid="to-settlement"
          [routerLink]="['/settlement/auctions', auction().id]"
          >{{ say('auctionResult.toSettlement') }}</a
        >
      }
      <a class="hp-button quiet" data-testid="to-ended-lots" [routerLink]="['lots']">{{
        say('auctionResult.toLots')
      }}</a>
      <a
        class="hp-button quiet"
        data-testid="to-public-result"
        target="_blank"
        [href]="'/results/' + auction().id"
        >{{ say('auctionResult.toPublic') }}</a
      >
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    h2,
    p {
      margin: 0;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
  host: { class: 'hp-card', 'data-testid': 'auction-result' },
})
export class AuctionResult {
  private readonly session = inject(StaffSession);

  readonly auction = input.required<AdminAuctionDetail>();

  protected readonly say = inject(Words).say;
  protected readonly outcomes = LOT_OUTCOMES;
  /** A drill has nothing to settle. */
  protected readonly maySettle = computed(
    () => !this.auction().isDrill && this.session.may('settlement.read'),
  );
  protected readonly isSettling = computed(() => {
    const { isDrill, settledAtMs } = this.auction();
    return !isDrill && settledAtMs === null;
  });
}
