// One's own auctions (manual, ch. 5.1: 我的竞买 → 历史报名): paddle numbers and codes, cars, plates, deposits, what is still to be paid.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnrolmentView } from '@haopai/contracts';
import { EnrolmentsClient, ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { pageFromQuery } from '../articles/list-query';
import { Pager } from '../articles/pager';
import { Words } from '../i18n/words';
import { NoSuchPage } from '../lists/no-such-page';
import { PagedList } from '../lists/paged-list';
import { EnrolmentCard } from './enrolment-card';

const ENROLMENTS_PER_PAGE = 5;

@Component({
  selector: 'hp-enrolments-page',
  imports: [EnrolmentCard, NoSuchPage, Notice, Pager, RouterLink, Skeleton],
  template: `
    <div>
      <h1>{{ say('account.section.enrolments') }}</h1>
      <p class="hp-soft">{{ say('enrolment.words') }}</p>
    </div>
    @let state = list.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="2" [height]="240" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-notice kind="failed" [heading]="say('enrolment.failed')">
          {{ sayRefusal(state.refusal) }}
          <button hpAction type="button" class="hp-button quiet" (click)="list.retry()">
            {{ say('app.retry') }}
          </button>
        </hp-notice>
      }
      @case ('ready') {
        @for (enrolment of state.value.items; track enrolment.id) {
          <hp-enrolment-card [enrolment]="enrolment" [nowMs]="nowMs()" />
        } @empty {
          @if (page() > 1) {
            <hp-no-such-page />
          } @else {
            <hp-notice kind="empty" data-testid="enrolments-empty" [heading]="say('enrolment.none')">
              {{ say('enrolment.noneWords') }}
              <a hpAction class="hp-button quiet" routerLink="/auctions">{{ say('orders.toAuctions') }}</a>
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
    h1 + p {
      margin-top: 8px;
    }
  `,
})
export class EnrolmentsPage {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);
  protected readonly list = new PagedList<EnrolmentView>();
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;

  constructor() {
    effect(() => {
      const page = this.page();
      untracked(() => void this.list.show(() => this.client.page(page, ENROLMENTS_PER_PAGE)));
    });
  }
}
