// How much may still be bid with a deposit, and the way to more of it.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { LIMIT_WORDS } from './limit-words';

@Component({
  selector: 'hp-limit-line',
  imports: [RouterLink],
  template: `
    @if (isReady()) {
      <p data-testid="limit-line" [attr.data-fen]="limitFen()" [class.reached]="isReached()">
        {{ words() }}
        <a data-testid="raise-limit" [routerLink]="['/auctions', auctionId(), 'limit']">{{
          say('limit.raise')
        }}</a>
      </p>
    }
  `,
  styles: `
    p {
      margin: 0;
      font-size: 0.875rem;
    }
    .reached {
      color: var(--hp-alert-ink, inherit);
      font-weight: 600;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class LimitLine {
  private readonly said = inject(Words);
  protected readonly say = this.said.say;
  protected readonly isReady = signal(false);

  readonly auctionId = input.required<number>();
  /** The highest amount that may be bid. */
  readonly limitFen = input.required<number>();
  /** What stands now. */
  readonly priceFen = input.required<number>();
  /** No step is left below it. */
  readonly isReached = input(false);

  protected readonly words = computed(() => {
    const limit = formatYuan(this.limitFen());
    if (this.isReached()) return this.say('limit.reached', { limit });
    return this.say('limit.room', {
      limit,
      room: formatYuan(Math.max(0, this.limitFen() - this.priceFen())),
    });
  });

  constructor() {
    // Without them the lot still says why it refuses a bid.
    this.said.bring(LIMIT_WORDS).then(
      () => this.isReady.set(true),
      () => undefined,
    );
  }
}
