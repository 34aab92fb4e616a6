// One lot as it went: result, price curve, every line of its record, and a way for anybody to check that none was changed.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotPhase } from '@haopai/contracts';
import { capitalAmount, fen, formatPlate } from '@haopai/rules';
import { exactTimeOf, Preferences, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { formatYuan, Icon, Notice, Plate, Skeleton, YuanPipe } from '@haopai/web-ui';
import { PriceCurve } from '@haopai/web-ui/bidding';
import { ServerClock } from '@haopai/web-data';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { lapsedBidOf } from '../lots/lapsed-lead';
import { LotOutcome } from './lot-outcome';
import { RecordCheckCard } from './record-check-card';
import { RecordLines } from './record-lines';
import { RecordStore } from './record-store';

function outcomeOf(phase: LotPhase | undefined): 'sold' | 'unsold' | 'withdrawn' | null {
  return phase === 'sold' || phase === 'unsold' || phase === 'withdrawn' ? phase : null;
}

@Component({
  selector: 'hp-record-page',
  imports: [
    AuctionTitle,
    DrillNote,
    Icon,
    LoadFailed,
    LotOutcome,
    Notice,
    Plate,
    PriceCurve,
    RecordCheckCard,
    RecordLines,
    RouterLink,
    Skeleton,
    YuanPipe,
  ],
  providers: [RecordStore],
  templateUrl: './record-page.html',
  styleUrl: './record-page.scss',
})
export class RecordPage {
  private readonly words = inject(Words);
  private readonly preferences = inject(Preferences);
  private readonly nowMs = inject(ServerClock).nowMs;
  protected readonly store = inject(RecordStore);

  readonly auctionId = input.required({ transform: numberAttribute });
  readonly lotId = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly exactTimeOf = exactTimeOf;
  protected readonly hasHashes = signal(false);
  protected readonly theme = computed(() => (this.preferences.isDark() ? 'dark' : 'light'));
  protected readonly plate = computed(() => {
    const lot = this.store.record()?.lot;
    return lot === undefined ? '' : formatPlate(lot.plate);
  });
  protected readonly outcome = computed(() => outcomeOf(this.store.record()?.lot.phase));
  protected readonly capitals = computed(() => {
    const lot = this.store.record()?.lot;
    return lot?.phase === 'sold' && lot.priceFen !== null ? capitalAmount(fen(lot.priceFen)) : null;
  });
  /** What the last bid was, of a lot that was sold to nobody because the paddle that led was put out. */
  protected readonly lapsedPrice = computed(() => {
    const lot = this.store.record()?.lot;
    const last = lot === undefined ? null : lapsedBidOf(lot, this.store.bids());
    return last === null ? null : formatYuan(last.amountFen);
  });
  protected readonly paddleCount = computed(
    () => new Set(this.store.bids().map(({ paddleNo }) => paddleNo)).size,
  );
  protected readonly mayReplay = computed(
    () =>
      this.outcome() !== null && this.store.record()?.lines.some(({ kind }) => kind === 'opened') === true,
  );
  protected readonly openedAt = computed(() => this.timeOf('opened'));
  protected readonly endedAt = computed(() => {
    const last = this.store.record()?.lines.at(-1);
    return last === undefined || this.outcome() === null ? '—' : this.words.dayTime(last.atMs, this.nowMs());
  });
  protected readonly curveLabel = computed(() => {
    const points = this.store.bids();
    const [from, to] = [points[0], points.at(-1)];
    return from === undefined || to === undefined
      ? ''
      : this.say('lot.curveLabel', { from: formatYuan(from.amountFen), to: formatYuan(to.amountFen) });
  });

  constructor() {
    effect(() => {
      const [auctionId, lotId] = [this.auctionId(), this.lotId()];
      untracked(() => void this.store.open(auctionId, lotId));
    });
  }

  protected reload(): void {
    void this.store.open(this.auctionId(), this.lotId());
  }

  private timeOf(kind: 'opened'): string {
    const line = this.store.record()?.lines.find((one) => one.kind === kind);
    return line === undefined ? '—' : this.words.dayTime(line.atMs, this.nowMs());
  }
}
