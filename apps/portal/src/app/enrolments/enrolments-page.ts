// One's own auctions (manual, ch. 5.1: 我的竞买 → 历史报名): paddle numbers and codes, cars, plates, deposits, what is still to be paid.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { EnrolmentsClient, ServerClock } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OwnList, OwnListRow } from '../lists/own-list';
import { EnrolmentCard } from './enrolment-card';

const ENROLMENTS_PER_PAGE = 5;

@Component({
  selector: 'hp-enrolments-page',
  imports: [EnrolmentCard, Notice, OwnList, OwnListRow, RouterLink],
  template: `
    <div>
      <h1>{{ say('account.section.enrolments') }}</h1>
      <p class="hp-soft">{{ say('enrolment.words') }}</p>
    </div>
    <hp-own-list
      [list]="list"
      [page]="page()"
      [failed]="say('enrolment.failed')"
      [skeletons]="2"
      [skeletonHeight]="240"
    >
      <ng-template [hpRow]="list" let-enrolment>
        <hp-enrolment-card [enrolment]="enrolment" [nowMs]="nowMs()" (changed)="list.reload()" />
      </ng-template>
      <hp-notice hpEmpty kind="empty" data-testid="enrolments-empty" [heading]="say('enrolment.none')">
        {{ say('enrolment.noneWords') }}
        <a hpAction class="hp-button quiet" routerLink="/auctions">{{ say('orders.toAuctions') }}</a>
      </hp-notice>
    </hp-own-list>
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      min-width: 0;
    }
    h1 + p {
      margin-top: 8px;
    }
  `,
})
export class EnrolmentsPage {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);
  protected readonly list = newsList(() => this.client.page(this.page(), ENROLMENTS_PER_PAGE));
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
}
