// One's own reservations (manual, ch. 6: 历史预约), with their states, reasons and what to do by when.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { ServerClock } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OwnList, OwnListRow } from '../lists/own-list';
import { ReservationRow } from './reservation-row';
import { ReservationsClient } from './reservations-client';

const RESERVATIONS_PER_PAGE = 10;

@Component({
  selector: 'hp-reservations-page',
  imports: [Notice, OwnList, OwnListRow, ReservationRow, RouterLink],
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
    <hp-own-list
      [list]="list"
      [page]="page()"
      [failed]="say('reservation.failed')"
      [skeletons]="3"
      [skeletonHeight]="140"
    >
      <ng-template [hpRow]="list" let-reservation>
        <hp-reservation-row [reservation]="reservation" [nowMs]="nowMs()" />
      </ng-template>
      <hp-notice hpEmpty kind="empty" data-testid="reservations-empty" [heading]="say('reservation.none')">
        {{ say('reservation.noneWords') }}
      </hp-notice>
    </hp-own-list>
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
  protected readonly list = newsList(() => this.client.page(this.page(), RESERVATIONS_PER_PAGE));
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
}
