// One's own auctions (manual, ch. 5.1: 我的竞买 → 历史报名), what runs now first: cars, plates, deposits, what is still to be paid; what is over lies folded.
import { Component, computed, inject, input, signal } from '@angular/core';

import { RouterLink } from '@angular/router';
import type { EnrolmentView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import type { ShownList } from '@haopai/web-app/loading';
import { EnrolmentsClient, ServerClock } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OwnList, OwnListRow } from '../lists/own-list';
import { EnrolmentCard } from './enrolment-card';
import { inOrder } from './enrolment-order';

/** As many as the server gives at once: whoever has more has pages of the past. */
const ENROLMENTS_PER_PAGE = 50;

/** What is listed together. */
interface Part {
  readonly isPast: boolean;
  readonly enrolments: readonly EnrolmentView[];
}

@Component({
  selector: 'hp-enrolments-page',
  imports: [EnrolmentCard, Notice, OwnList, OwnListRow, RouterLink],
  template: `
    <div>
      <h1>{{ say('account.section.enrolments') }}</h1>
      <p class="hp-soft">{{ say('enrolment.words') }}</p>
    </div>
    <hp-own-list
      [list]="parts"
      [page]="page()"
      [keyOf]="isPast"
      [failed]="say('enrolment.failed')"
      [skeletons]="2"
      [skeletonHeight]="240"
    >
      <ng-template [hpRow]="parts" let-part>
        @if (part.isPast) {
          <details data-testid="past-enrolments" [open]="isUnfolded()" (toggle)="fold($event)">
            <summary>{{ say('enrolment.past', { count: part.enrolments.length }) }}</summary>
            @if (isUnfolded()) {
              @for (enrolment of part.enrolments; track enrolment.id) {
                <hp-enrolment-card [enrolment]="enrolment" [nowMs]="nowMs()" (changed)="list.reload()" />
              }
            }
          </details>
        } @else {
          @for (enrolment of part.enrolments; track enrolment.id) {
            <hp-enrolment-card [enrolment]="enrolment" [nowMs]="nowMs()" (changed)="list.reload()" />
          }
        }
      </ng-template>
      <hp-notice hpEmpty kind="empty" data-testid="enrolments-empty" [heading]="say('enrolment.none')">
        {{ say('enrolment.noneWords') }}
        <a hpAction class="hp-button quiet" routerLink="/auctions">{{ say('orders.toAuctions') }}</a>
      </hp-notice>
    </hp-own-list>
  `,
  styleUrl: '../papers/fold.scss',
  styles: `
    :host {
      display: grid;
      gap: 20px;
      min-width: 0;
    }
    h1 + p {
      margin-top: 8px;
    }
    details hp-enrolment-card {
      display: block;
      margin-bottom: 20px;
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
  private readonly ordered = computed(() => inOrder(this.list.items(), this.nowMs()));
  private readonly shown = computed<readonly Part[]>(() => {
    const { current, past } = this.ordered();
    const parts = [
      { isPast: false, enrolments: current },
      { isPast: true, enrolments: past },
    ];
    return parts.filter(({ enrolments }) => enrolments.length > 0);
  });
  protected readonly parts: ShownList<Part> = {
    state: computed(() => {
      const state = this.list.state();
      return state.status === 'ready' ? { ...state, value: { ...state.value, items: this.shown() } } : state;
    }),
    items: this.shown,
    pages: this.list.pages,
    reload: () => this.list.reload(),
  };
  private readonly isAsked = signal<boolean | null>(null);
  /** Where nothing else is there, nothing is gained by folding. */
  protected readonly isUnfolded = computed(() => this.isAsked() ?? this.ordered().current.length === 0);

  protected isPast(this: void, { isPast }: Part): boolean {
    return isPast;
  }

  protected fold({ target }: Event): void {
    if (target instanceof HTMLDetailsElement) this.isAsked.set(target.open);
  }
}
