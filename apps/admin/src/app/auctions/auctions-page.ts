// All auctions, drafts among them, the one that starts last first.
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminAuctionView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { PagedList, pageFromQuery } from '@haopai/web-app/lists';
import { StateChip, YuanPipe } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { AUCTION_STATES, AUCTION_TONES } from './auction-looks';
import { AuctionsClient } from './auctions-client';

const PER_PAGE = 20;

@Component({
  selector: 'hp-auctions-page',
  imports: [ListFrame, MomentPipe, RouterLink, SelectField, StateChip, YuanPipe],
  template: `
    <h1>{{ say('auctionDesk.heading') }}</h1>
    <div class="hp-tools">
      <hp-select-field
        name="state"
        [label]="say('auctionDesk.stateLabel')"
        [nothing]="say('auctionDesk.anyState')"
        [options]="states()"
        [value]="stateText()"
        (valueChange)="filter($event)"
      />
      <a class="hp-button quiet" routerLink="calendar" data-testid="to-calendar">{{
        say('auctionDesk.calendar')
      }}</a>
      @if (mayEdit()) {
        <a class="hp-button" routerLink="new" data-testid="new-auction">{{ say('auctionDesk.new') }}</a>
      }
    </div>
    <hp-list-frame
      [list]="list"
      [label]="say('auctionDesk.heading')"
      [nothing]="say('auctionDesk.nothing')"
      [nothingWords]="say('auctionDesk.nothingWords')"
    >
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col">{{ say('auctionDesk.title') }}</th>
            <th scope="col">{{ say('auctionDesk.stateLabel') }}</th>
            <th scope="col">{{ say('auctionDesk.startsAt') }}</th>
            <th scope="col" class="figure">{{ say('auctionDesk.lotCount') }}</th>
            <th scope="col" class="figure">{{ say('auctionDesk.bidderCount') }}</th>
            <th scope="col" class="figure">{{ say('auctionDesk.deposit') }}</th>
            <th scope="col">{{ say('auctionDesk.changedBy') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (auction of list.items(); track auction.id) {
            <tr [attr.data-testid]="'auction-' + auction.id">
              <th scope="row">
                <a [routerLink]="['/auctions', auction.id]">{{ title(auction.title) }}</a>
              </th>
              <td>
                <hp-state-chip [tone]="tones[auction.state]">{{
                  say('auctionDesk.state.' + auction.state)
                }}</hp-state-chip>
                @if (auction.stop; as stop) {
                  <hp-state-chip tone="stop">{{ say('stopDesk.chip.' + stop.kind) }}</hp-state-chip>
                }
                @if (auction.isDrill) {
                  <hp-state-chip tone="alert">{{ say('auctionDesk.drill') }}</hp-state-chip>
                }
              </td>
              <td class="time">{{ auction.startsAtMs | hpMoment }}</td>
              <td class="figure">{{ auction.lotCount }}</td>
              <td class="figure">{{ auction.bidderCount }}</td>
              <td class="figure">{{ auction.depositFen | yuan }}</td>
              <td>{{ auction.changedBy?.name ?? '—' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </hp-list-frame>
  `,
  host: { class: 'hp-page' },
})
export class AuctionsPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly session = inject(StaffSession);

  readonly state = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  protected readonly tones = AUCTION_TONES;
  protected readonly list = new PagedList<AdminAuctionView>();
  protected readonly mayEdit = computed(() => this.session.may('auctions.edit'));
  protected readonly stateText = linkedSignal(() => this.state() ?? '');
  protected readonly states = computed(() =>
    AUCTION_STATES.map((value) => ({ value, label: this.say(`auctionDesk.state.${value}`) })),
  );

  constructor() {
    effect(() => {
      const state = AUCTION_STATES.find((one) => one === this.state());
      const page = this.page();
      untracked(() => void this.list.show(() => this.client.page({ state, page, size: PER_PAGE })));
    });
  }

  protected filter(state: string): void {
    void this.router.navigate([], { queryParams: { state: state === '' ? null : state } });
  }
}
