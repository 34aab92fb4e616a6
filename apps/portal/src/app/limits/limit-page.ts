// More deposit for one's shares in an auction, so that more may be bid with them: before it starts and while it runs.
import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { EnrolmentsClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { RaiseLimit } from './raise-limit';

@Component({
  selector: 'hp-limit-page',
  imports: [LoadFailed, Notice, RaiseLimit, RouterLink, Skeleton],
  template: `
    <h1>{{ say('limit.heading') }}</h1>
    @let state = own.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="2" [height]="140" [label]="say('app.loading')" />
      }
      @case ('failed') {
        @if (state.kind === 'notFound') {
          <hp-notice kind="info" data-testid="limit-none" [heading]="say('limit.none')">{{
            say('limit.noneWords')
          }}</hp-notice>
        } @else {
          <hp-load-failed [heading]="say('limit.failed')" [failure]="state" (again)="own.reload()" />
        }
      }
      @case ('ready') {
        @if (entries().length === 0) {
          <hp-notice kind="info" data-testid="limit-none" [heading]="say('limit.none')">{{
            say('limit.noneWords')
          }}</hp-notice>
        } @else {
          <p>{{ say('limit.words', { factor: state.value.auction.limitFactor ?? 0 }) }}</p>
          @for (entry of entries(); track entry.entryId) {
            <hp-raise-limit
              class="hp-card"
              [enrolmentId]="state.value.id"
              [entry]="entry"
              [factor]="state.value.auction.limitFactor ?? 1"
            />
          }
        }
      }
    }
    <p>
      <a class="back" data-testid="limit-back" [routerLink]="['/auctions', auctionId()]">{{
        say('limit.back')
      }}</a>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      width: min(760px, 100%);
      margin: 0 auto;
    }
    .back {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class LimitPage {
  private readonly client = inject(EnrolmentsClient);

  readonly auctionId = input.required({ transform: numberAttribute });

  protected readonly say = inject(Words).say;
  protected readonly own = reading(() => this.client.mine(this.auctionId()));
  /** Those that are paid, of an auction that sets a limit. */
  protected readonly entries = computed(() =>
    (this.own.value()?.entries ?? []).filter(
      ({ deposit, limitFen }) => deposit === 'held' && typeof limitFen === 'number',
    ),
  );
}
