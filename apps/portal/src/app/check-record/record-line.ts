// The record of an ended auction to take along and to check, and the way to see a lot as it ran.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionRecordView, LotResult } from '@haopai/contracts';
import { sizeOfFile, Words, wordsOf } from '@haopai/web-app';
import { reading } from '@haopai/web-data/reading';
import { Icon } from '@haopai/web-ui';
import { RECORD_CHECK_WORDS } from './record-check-words';

@Component({
  selector: 'hp-record-line',
  imports: [Icon, RouterLink],
  template: `
    @if (areWordsHere()) {
      <h2>{{ say('recordCheck.lineHeading') }}</h2>
      <p class="hp-soft">{{ say('recordCheck.lineWords') }}</p>
      <p class="ways">
        @if (record.value(); as facts) {
          <a class="hp-button quiet" download data-testid="record-zip" [href]="address()"
            ><hp-icon name="download" />{{ say('recordCheck.zip', { size: size() }) }}</a
          >
        } @else if (isUnderWay()) {
          <span class="hp-soft" data-testid="record-under-way">{{ say('recordCheck.underWay') }}</span>
        }
        <a class="other" data-testid="to-record-check" routerLink="/papers/record">{{
          say('recordCheck.heading')
        }}</a>
        @if (replayed(); as lot) {
          <a
            class="other"
            data-testid="to-replay"
            [routerLink]="['/results', auctionId(), 'lots', lot.lotId, 'replay']"
            >{{ say('recordCheck.replay', { no: lot.lotNo }) }}</a
          >
        }
      </p>
      @if (record.value(); as facts) {
        <p class="hash hp-soft" data-testid="record-sha256">
          {{ say('recordCheck.zipHash') }} <code>{{ facts.sha256 }}</code>
        </p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 24px;
    }
    h2 {
      font-size: 1.0625rem;
      line-height: 1.5rem;
    }
    p {
      margin: 4px 0 0;
    }
    .hash {
      font-size: 0.875rem;
      line-height: 1.375rem;
      overflow-wrap: anywhere;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 20px;
    }
    .other {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class RecordLine {
  readonly auctionId = input.required<number>();
  readonly lots = input.required<readonly LotResult[]>();

  protected readonly areWordsHere = wordsOf(RECORD_CHECK_WORDS);
  protected readonly say = inject(Words).say;
  protected readonly record = reading<AuctionRecordView>(() => ({
    path: `/auctions/${this.auctionId()}/record`,
  }));
  protected readonly size = computed(() => sizeOfFile(this.record.value()?.byteCount ?? 0));
  protected readonly address = computed(() => `/api/v1/auctions/${this.auctionId()}/record.zip`);
  protected readonly isUnderWay = computed(() => {
    const state = this.record.state();
    return state.status === 'failed' && state.refusal.code === 'LOG.RECORD_NOT_READY';
  });
  /** The one with the most bids: of it there is something to see. */
  protected readonly replayed = computed(() =>
    this.lots().reduce<LotResult | null>(
      (best, lot) => (lot.bidCount > (best?.bidCount ?? 0) ? lot : best),
      null,
    ),
  );
}
