// One's own reservations (manual, ch. 6: 历史预约), with their states, reasons and what to do by when.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReservationView } from '@haopai/contracts';
import { ReservationsClient, ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { pageFromQuery } from '../articles/list-query';
import { Pager } from '../articles/pager';
import { Words } from '../i18n/words';
import { NoSuchPage } from '../lists/no-such-page';
import { PagedList } from '../lists/paged-list';
import { ReservationRow } from './reservation-row';

const RESERVATIONS_PER_PAGE = 10;

@Component({
  selector: 'hp-reservations-page',
  imports: [NoSuchPage, Notice, Pager, ReservationRow, RouterLink, Skeleton],
  template: `
    <div class="top">
      <div>
        <h1>{{ say('account.section.reservations') }}</h1>
        <p class="hp-soft">{{ say('reservation.words') }}</p>
      </div>
      <a class="hp-button quiet" data-testid="reserve-one" routerLink="/reserve">{{
        say('reservation.reserve')
      }}</a>
    </div>
    @let state = list.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="3" [height]="140" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-notice kind="failed" [heading]="say('reservation.failed')">
          {{ sayRefusal(state.refusal) }}
          <button hpAction type="button" class="hp-button quiet" (click)="list.retry()">
            {{ say('app.retry') }}
          </button>
        </hp-notice>
      }
      @case ('ready') {
        @for (reservation of state.value.items; track reservation.id) {
          <hp-reservation-row [reservation]="reservation" [nowMs]="nowMs()" />
        } @empty {
          @if (page() > 1) {
            <hp-no-such-page />
          } @else {
            <hp-notice kind="empty" data-testid="reservations-empty" [heading]="say('reservation.none')">
              {{ say('reservation.noneWords') }}
            </hp-notice>
          }
        }
        @if (list.pages() > 1 && list.items().length > 0) {
          <hp-pager [page]="page()" [pages]="list.pages()" />
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      min-width: 0;
    }
    .top {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: 12px 24px;
    }
    .top > div {
      flex: 1 1 320px;
    }
    h1 + p {
      margin-top: 8px;
    }
  `,
})
export class ReservationsPage {
  private readonly words = inject(Words);
  private readonly client = inject(ReservationsClient);
  protected readonly list = new PagedList<ReservationView>();
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;

  constructor() {
    effect(() => {
      const page = this.page();
      untracked(() => void this.list.show(() => this.client.page(page, RESERVATIONS_PER_PAGE)));
    });
  }
}
