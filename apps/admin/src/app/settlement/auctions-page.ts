// Auctions that have ended, with what is still owed in each.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MomentPipe, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { StateChip, YuanPipe } from '@haopai/web-ui';
import { ListFrame } from '../lists/list-frame';
import { SettlementClient } from './settlement-client';
import { SettlementTabs } from './settlement-tabs';

@Component({
  selector: 'hp-settlement-auctions-page',
  imports: [ListFrame, MomentPipe, RouterLink, SettlementTabs, StateChip, YuanPipe],
  template: `
    <div>
      <h1>{{ say('settlement.heading') }}</h1>
      <p class="hp-soft">{{ say('settlement.words') }}</p>
    </div>
    <hp-settlement-tabs />
    <hp-list-frame
      [list]="list"
      [label]="say('settlement.part.auctions')"
      [nothing]="say('settlement.nothing')"
      [nothingWords]="say('settlement.nothingWords')"
    >
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col">{{ say('settlement.auction') }}</th>
            <th scope="col">{{ say('settlement.ended') }}</th>
            <th scope="col" class="figure">{{ say('settlement.won') }}</th>
            <th scope="col" class="figure">{{ say('settlement.winnerState.paid') }}</th>
            <th scope="col" class="figure">{{ say('settlement.winnerState.due') }}</th>
            <th scope="col" class="figure">{{ say('settlement.winnerState.defaulted') }}</th>
            <th scope="col" class="figure">{{ say('settlement.hammer') }}</th>
            <th scope="col" class="figure">{{ say('settlement.stillDue') }}</th>
            <th scope="col">{{ say('settlement.part.refunds') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (auction of list.items(); track auction.auctionId) {
            <tr [attr.data-testid]="'auction-' + auction.auctionId">
              <th scope="row">
                <a [routerLink]="['/settlement/auctions', auction.auctionId]">{{
                  auctionTitle(auction.title)
                }}</a>
              </th>
              <td class="time">{{ auction.endedAtMs | hpMoment }}</td>
              <td class="figure">{{ auction.won }}</td>
              <td class="figure">{{ auction.paid }}</td>
              <td class="figure">{{ auction.due }}</td>
              <td class="figure">{{ auction.defaulted }}</td>
              <td class="figure">{{ auction.hammerFen | yuan }}</td>
              <td class="figure">{{ auction.dueFen | yuan }}</td>
              <td>
                @if (auction.refundsFailed > 0) {
                  <hp-state-chip tone="stop">{{
                    say('settlement.refundsFailed', { count: auction.refundsFailed })
                  }}</hp-state-chip>
                } @else if (auction.refundsWaiting > 0) {
                  <hp-state-chip tone="alert">{{
                    say('settlement.refundsWaiting', { count: auction.refundsWaiting })
                  }}</hp-state-chip>
                } @else if (auction.settledAtMs === null) {
                  <hp-state-chip tone="alert">{{ say('settlement.settling') }}</hp-state-chip>
                } @else {
                  <hp-state-chip tone="lead">{{ say('settlement.refundsDone') }}</hp-state-chip>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </hp-list-frame>
  `,
  host: { class: 'hp-page' },
})
export class SettlementAuctionsPage {
  private readonly words = inject(Words);
  private readonly client = inject(SettlementClient);

  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly list = pagedReading(() => this.client.auctions(this.page()));
}
