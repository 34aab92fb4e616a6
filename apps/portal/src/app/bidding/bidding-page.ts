// The page on which a plate is sold: on a phone all one needs to bid is on the screen at once.
import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { OwnWatches } from '@haopai/web-data';
import { LotFeed } from '@haopai/web-data/bids';
import { DrillNote } from '../auctions/drill-note';
import { ConnectionChip, Icon, Notice, Skeleton } from '@haopai/web-ui';
import { DelayedNote } from '../lots/delayed-note';
import { RoomMessagesLine } from '../lots/room-messages-line';
import { SaleScene } from '../lots/sale-scene';
import { AlertSwitches } from './alert-switches';
import { BidAlerts } from './bid-alerts';
import { BidDock } from './bid-dock';
import { BiddingStore } from './bidding-store';
import { BiddingView } from './bidding-view';
import { CeilingRow } from './ceiling-row';
import { CeilingStore } from './ceiling-store';
import { KeepFocus } from './keep-focus';
import { LotCurve } from './lot-curve';
import { LotFace } from './lot-face';
import { LotFacts } from './lot-facts';
import { LotHistory } from './lot-history';
import { LotNews } from './lot-news';
import { LotResult } from './lot-result';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import { LastBoard } from '../board/last-board';
import { ShareButton } from '../share/share-button';
import { FirstBid } from '../practice/first-bid';
import { SimilarWhenSeen } from '../prices/similar-when-seen';
import { WatchRefused } from '../watches/watch-refused';
import { WatchSwitch } from '../watches/watch-switch';

@Component({
  selector: 'hp-bidding-page',
  imports: [
    AlertSwitches,
    BidDock,
    CeilingRow,
    ConnectionChip,
    DelayedNote,
    DrillNote,
    FirstBid,
    Icon,
    KeepFocus,
    LoadFailed,
    LotCurve,
    LotFace,
    LotFacts,
    LotHistory,
    LotResult,
    NgTemplateOutlet,
    Notice,
    RoomMessagesLine,
    RouterLink,
    ShareButton,
    SimilarWhenSeen,
    Skeleton,
    WatchRefused,
    WatchSwitch,
  ],
  providers: [LotFeed, BiddingStore, CeilingStore, BidAlerts, LotNews],
  templateUrl: './bidding-page.html',
  styleUrl: './bidding-page.scss',
})
export class BiddingPage {
  private readonly words = inject(Words);
  protected readonly store = inject(BiddingStore);
  protected readonly scene = inject(SaleScene);
  protected readonly lastBoard = inject(LastBoard);
  private readonly view = inject(BiddingView);
  private readonly plainSlot = viewChild('plain', { read: ViewContainerRef });
  /** The file of the plain view did not come. */
  private readonly isPlainMissing = signal(false);
  protected readonly isPlain = computed(() => this.view.isPlain() && !this.isPlainMissing());

  readonly auctionId = input.required({ transform: numberAttribute });
  readonly lotId = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly isOffline = computed(() => this.store.quality() === 'offline');
  protected readonly hasEnded = computed(() => this.store.gate() === 'ended');
  /** Nothing has happened yet: what there is to know stands in the place of the record. */
  protected readonly isBefore = computed(() => this.store.phase() === 'waiting' && !this.scene.isPractice);
  protected readonly failure = computed(() => {
    const state = this.store.state();
    return state.status === 'failed' ? this.words.sayRefusal(state.refusal) : '';
  });
  /** For who is logged in, and for a lot that has not ended. */
  protected readonly watchable = computed(() =>
    this.store.citizen() === null || this.scene.isPractice || this.hasEnded() ? null : this.store.lot(),
  );
  /** The plate, as soon as it is known. */
  protected readonly name = computed(() => {
    const lot = this.store.lot();
    return lot === null ? this.say('lot.untitled') : formatPlate(lot.plate);
  });

  constructor() {
    inject(BidAlerts);
    inject(LotNews);
    const dialogs = inject(SaleDialogs);
    effect(() => {
      if (this.store.state().status === 'ready') dialogs.fetchSoon();
    });
    const watches = inject(OwnWatches);
    effect(() => {
      if (this.watchable() !== null) void watches.resume();
    });
    effect(() => {
      const slot = this.plainSlot();
      if (slot !== undefined) void untracked(() => this.showPlain(slot));
    });
    effect(() => {
      const [auctionId, lotId] = [this.auctionId(), this.lotId()];
      // What opening reads, the connection above all, is no reason to open again: that would forget the chosen VIN.
      untracked(() => this.store.open(auctionId, lotId));
    });
  }

  protected turnView(): void {
    // Whoever sees the whole page because the plain one did not come asks for it once more.
    if (this.isPlainMissing()) this.isPlainMissing.set(false);
    else this.view.turn();
  }

  private async showPlain(slot: ViewContainerRef): Promise<void> {
    try {
      const { PlainBidding } = await import('./plain/plain-bidding');
      if (slot === this.plainSlot() && slot.length === 0) slot.createComponent(PlainBidding);
    } catch {
      this.isPlainMissing.set(true);
    }
  }
}
