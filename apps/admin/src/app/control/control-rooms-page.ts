// Which auction to watch: those that run and those to come. With one that runs there is nothing to choose.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdminAuctionView, Page } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { PagedList } from '@haopai/web-app/lists';
import type { Outcome } from '@haopai/web-data';
import { StateChip } from '@haopai/web-ui';
import { AUCTION_TONES } from '../auctions/auction-looks';
import { AuctionsClient } from '../auctions/auctions-client';
import { ListFrame } from '../lists/list-frame';

/** Of each state. */
const SHOWN_MAX = 50;

@Component({
  selector: 'hp-control-rooms-page',
  imports: [ListFrame, MomentPipe, RouterLink, StateChip],
  template: `
    <h1>{{ say('controlRoom.heading') }}</h1>
    <hp-list-frame
      [list]="list"
      [label]="say('controlRoom.heading')"
      [nothing]="say('controlRoom.noAuctions')"
      [nothingWords]="say('controlRoom.noAuctionsWords')"
    >
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col">{{ say('auctionDesk.title') }}</th>
            <th scope="col">{{ say('auctionDesk.stateLabel') }}</th>
            <th scope="col">{{ say('auctionDesk.startsAt') }}</th>
            <th scope="col" class="figure">{{ say('auctionDesk.lotCount') }}</th>
            <th scope="col" class="figure">{{ say('auctionDesk.bidderCount') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (auction of list.items(); track auction.id) {
            <tr [attr.data-testid]="'auction-' + auction.id">
              <th scope="row">
                <a [routerLink]="['/control', auction.id]">{{ title(auction.title) }}</a>
              </th>
              <td>
                <hp-state-chip [tone]="tones[auction.state]">{{
                  say('auctionDesk.state.' + auction.state)
                }}</hp-state-chip>
                @if (auction.isDrill) {
                  <hp-state-chip tone="alert">{{ say('auctionDesk.drill') }}</hp-state-chip>
                }
              </td>
              <td class="time">{{ auction.startsAtMs | hpMoment }}</td>
              <td class="figure">{{ auction.lotCount }}</td>
              <td class="figure">{{ auction.bidderCount }}</td>
            </tr>
          }
        </tbody>
      </table>
    </hp-list-frame>
  `,
  host: { class: 'hp-page' },
})
export class ControlRoomsPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);

  /** Given by whoever wants to choose. */
  readonly all = input<string>();

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  protected readonly tones = AUCTION_TONES;
  protected readonly list = new PagedList<AdminAuctionView>();

  constructor() {
    effect(() => {
      const wantsAll = this.all() !== undefined;
      untracked(() => void this.list.show(() => this.read(wantsAll)));
    });
  }

  private async read(wantsAll: boolean): Promise<Outcome<Page<AdminAuctionView>>> {
    const ask = (state: string) => this.client.page({ state, page: 1, size: SHOWN_MAX });
    const [live, coming] = await Promise.all([ask('live'), ask('coming')]);
    if (!live.ok) return live;
    if (!coming.ok) return coming;
    const [only] = live.value.items;
    if (!wantsAll && only !== undefined && live.value.total === 1)
      void this.router.navigate(['/control', only.id], { replaceUrl: true });
    // What is nearest comes first: of those that run the one that began last, of the others the one that begins first.
    const soonest = [...coming.value.items].sort((a, b) => a.startsAtMs - b.startsAtMs);
    const items = [...live.value.items, ...soonest];
    return { ok: true, value: { items, total: items.length, page: 1, size: 2 * SHOWN_MAX } };
  }
}
