// What stands around each page of one auction: its name, its state, the ways to its other pages, and what it was refused for.
import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { StaffSession } from '../session/staff-session';
import { AUCTION_TONES } from './auction-looks';
import { OneAuction } from './one-auction';

const PLACES = [
  { place: 'overview', path: '' },
  { place: 'conditions', path: '/conditions' },
  { place: 'lots', path: '/lots' },
  { place: 'preview', path: '/preview' },
  { place: 'bidders', path: '/bidders' },
  { place: 'patterns', path: '/patterns' },
] as const;

@Component({
  selector: 'hp-auction-frame',
  imports: [Icon, LoadFailed, Notice, RouterLink, Skeleton, StateChip],
  template: `
    @let state = store.state();
    <a class="hp-back" routerLink="/auctions"><hp-icon name="back" />{{ say('auctionDesk.toList') }}</a>
    @switch (state.status) {
      @case ('loading') {
        <h1 class="hp-heard">{{ say('auctionDesk.heading') }}</h1>
        <hp-skeleton [count]="5" [height]="48" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <h1>{{ say('auctionDesk.heading') }}</h1>
        <hp-load-failed data-testid="auction-failed" [failure]="state" (again)="store.retry()" />
      }
      @case ('ready') {
        <div class="hp-head">
          <h1>{{ title(state.value.title) }}</h1>
          <span class="states">
            <hp-state-chip [tone]="tones[state.value.state]" data-testid="auction-state">
              {{ say('auctionDesk.state.' + state.value.state) }}
            </hp-state-chip>
            @if (state.value.stop; as stop) {
              <hp-state-chip tone="stop" data-testid="stop-chip">{{
                say('stopDesk.chip.' + stop.kind)
              }}</hp-state-chip>
            }
            @if (state.value.isDrill) {
              <hp-state-chip tone="alert" data-testid="drill">{{ say('auctionDesk.drill') }}</hp-state-chip>
            }
          </span>
        </div>
        <nav class="hp-tabs" [attr.aria-label]="say('auctionDesk.parts')">
          @for (one of places(); track one.place) {
            <a
              [routerLink]="base() + one.path"
              [class.here]="one.place === place()"
              [attr.aria-current]="one.place === place() ? 'page' : null"
              [attr.data-testid]="'to-' + one.place"
              >{{ say('auctionDesk.' + one.place) }}</a
            >
          }
        </nav>
        @if (store.submission.refusal(); as refusal) {
          <hp-notice
            kind="failed"
            data-testid="auction-refusal"
            data-outcome
            tabindex="-1"
            [heading]="sayRefusal(refusal)"
          >
            @if (refusal.code === 'RECORD.CHANGED') {
              <button
                hpAction
                type="button"
                class="hp-button quiet"
                data-testid="read-anew"
                (click)="readAnew()"
              >
                {{ say('auctionDesk.readAnew') }}
              </button>
            }
          </hp-notice>
        }
        <ng-content />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    .states {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class AuctionFrame {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });
  /** Where the page belongs, whether it is that very place or one on the way from it. */
  readonly place = input.required<(typeof PLACES)[number]['place']>();

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly title = this.words.auctionTitle;
  protected readonly tones = AUCTION_TONES;
  /** Of a report that there is only after the end, and not for everybody. */
  protected readonly places = computed(() => {
    const hasReport = this.session.may('patterns.read') && this.store.current()?.state === 'past';
    return PLACES.filter(({ place }) => place !== 'patterns' || hasReport);
  });
  protected readonly base = computed(() => `/auctions/${this.id()}`);

  /** What was typed stays: forms are filled once, and not by this. */
  protected async readAnew(): Promise<void> {
    this.store.submission.reset();
    await this.store.refresh();
  }
}
