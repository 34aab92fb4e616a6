// A month of auctions, day by day, in Beijing time.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminAuctionView } from '@haopai/contracts';
import { timeOf, Words } from '@haopai/web-app';
import { PagedList } from '@haopai/web-app/lists';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { AUCTION_TONES } from './auction-looks';
import { AuctionsClient } from './auctions-client';
import { dayNumberOf, monthOf, monthText } from './months';

/** More are in no month. */
const PER_MONTH_MAX = 200;

@Component({
  selector: 'hp-calendar-page',
  imports: [Icon, LoadFailed, Notice, RouterLink, Skeleton, StateChip],
  template: `
    <div class="hp-head">
      <h1>{{ heading() }}</h1>
      <nav [attr.aria-label]="say('auctionDesk.months')">
        <a
          class="hp-button quiet"
          [routerLink]="[]"
          [queryParams]="{ month: shown().before }"
          data-testid="month-before"
        >
          <hp-icon name="back" />{{ say('auctionDesk.monthBefore') }}
        </a>
        <a
          class="hp-button quiet"
          [routerLink]="[]"
          [queryParams]="{ month: shown().after }"
          data-testid="month-after"
        >
          {{ say('auctionDesk.monthAfter') }}<hp-icon name="next" />
        </a>
        <a class="hp-button quiet" routerLink="/auctions">{{ say('auctionDesk.asList') }}</a>
      </nav>
    </div>
    @let state = list.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="4" [height]="96" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed [heading]="say('list.failed')" [failure]="state" (again)="list.reload()" />
      }
      @case ('ready') {
        <div class="rows" tabindex="0" role="group" [attr.aria-label]="heading()">
          <table>
            <thead>
              <tr>
                @for (day of weekdays; track day) {
                  <th scope="col">{{ say('auctionDesk.weekday.' + day) }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (week of weeks(); track $index) {
                <tr>
                  @for (day of week; track $index) {
                    <td [class.none]="day === null" [attr.aria-current]="day?.isToday ? 'date' : null">
                      @if (day !== null) {
                        <span class="day"
                          >{{ day.day }}
                          @if (day.isToday) {
                            {{ say('auctionDesk.today') }}
                          }
                        </span>
                        @for (auction of day.auctions; track auction.id) {
                          <a
                            [routerLink]="['/auctions', auction.id]"
                            [attr.data-testid]="'auction-' + auction.id"
                          >
                            <span class="time">{{ timeOf(auction.startsAtMs) }}</span>
                            <span>{{ title(auction.title) }}</span>
                            <hp-state-chip [tone]="tones[auction.state]">{{
                              say('auctionDesk.state.' + auction.state)
                            }}</hp-state-chip>
                            @if (auction.isDrill) {
                              <hp-state-chip tone="alert">{{ say('auctionDesk.drill') }}</hp-state-chip>
                            }
                          </a>
                        }
                      }
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (list.items().length === 0) {
          <hp-notice kind="empty" data-testid="month-empty" [heading]="say('auctionDesk.monthEmpty')" />
        }
      }
    }
  `,
  styleUrl: './calendar-page.scss',
  host: { class: 'hp-page' },
})
export class CalendarPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);

  /** `2026-11`; the present one when left out. */
  readonly month = input<string>();

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  protected readonly timeOf = timeOf;
  protected readonly tones = AUCTION_TONES;
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  protected readonly list = new PagedList<AdminAuctionView>();
  protected readonly shown = computed(() => monthOf(this.month(), Date.now()));
  protected readonly heading = computed(() =>
    this.say('auctionDesk.calendarOf', { month: monthText(this.shown(), this.words.language()) }),
  );
  /** Weeks from Monday on; null for days of other months. */
  protected readonly weeks = computed(() => {
    const { days, firstWeekday, fromMs, toMs } = this.shown();
    const nowMs = Date.now();
    const today = nowMs >= fromMs && nowMs < toMs ? dayNumberOf(nowMs) : null;
    const items = this.list.items();
    const cells = Array.from({ length: Math.ceil((days + firstWeekday) / 7) * 7 }, (_, place) => {
      const day = place - firstWeekday + 1;
      if (day < 1 || day > days) return null;
      const auctions = items.filter(({ startsAtMs }) => dayNumberOf(startsAtMs) === day);
      return { day, isToday: day === today, auctions: [...auctions].reverse() };
    });
    return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  });

  constructor() {
    effect(() => {
      const { fromMs, toMs } = this.shown();
      untracked(() => void this.list.show(() => this.client.page({ fromMs, toMs, size: PER_MONTH_MAX })));
    });
  }
}
