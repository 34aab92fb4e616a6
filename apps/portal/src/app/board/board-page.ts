// The board: every lot of an auction, live, with filters and the way into the room.
import { BreakpointObserver } from '@angular/cdk/layout';
import { ScrollingModule } from '@angular/cdk/scrolling';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { remPx, Words } from '@haopai/web-app';
import {
  AuctionsClient,
  BoardFeed,
  Delay,
  OwnEnrolments,
  OwnWatches,
  Rooms,
  ServerClock,
  Session,
} from '@haopai/web-data';
import { LoadFailed } from '@haopai/web-app/loading';
import { ConnectionChip, Icon, Notice, Skeleton } from '@haopai/web-ui';
import { map } from 'rxjs';
import { AuctionNotes } from '../auctions/auction-notes';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { StopNote } from '../auctions/stop-note';
import { sayAuctionWhen } from '../auctions/auction-when';
import { KeepFocus } from '../bidding/keep-focus';
import { EnrolmentLine } from '../enrolments/enrolment-line';
import { DelayedNote } from '../lots/delayed-note';
import { DisqualifiedNotice } from '../lots/disqualified-notice';
import { Disqualifications } from '../lots/disqualifications';
import { hasLapsed } from '../lots/lapsed-lead';
import { isNewsTo } from '../lots/lot-standing';
import { RoomMessagesLine } from '../lots/room-messages-line';
import { SaleScene } from '../lots/sale-scene';
import { timeToWait } from '../lots/time-to-wait';
import { SaleDialogs } from '../dialogs/sale-dialogs';
import { RoomDoor } from '../room/room-door';
import { SaveSearch } from '../saved-searches/save-search';
import { ShareButton } from '../share/share-button';
import { WatchRefused } from '../watches/watch-refused';
import { arrangedLots } from './arranged-lots';
import type { Viewer } from './board-filter';
import {
  addressOf,
  BOARD_FILTERS,
  type BoardChange,
  boardWishFrom,
  hasConditions,
  isMineAlone,
  NO_CONDITIONS,
  searchToSave,
} from './board-query';
import { BoardTools } from './board-tools';
import { LastBoard } from './last-board';
import { LotRow } from './lot-row';
import { StandstillList } from './standstill-list';

/** For no longer does the board wait for what the server says of one's own: who bids sees it, and it may move. */
const PLACED_WITHIN_MS = 1_500;

@Component({
  selector: 'hp-board-page',
  imports: [
    AuctionNotes,
    AuctionTitle,
    BoardTools,
    ConnectionChip,
    DelayedNote,
    DisqualifiedNotice,
    DrillNote,
    EnrolmentLine,
    Icon,
    KeepFocus,
    LoadFailed,
    LotRow,
    Notice,
    RoomMessagesLine,
    RouterLink,
    SaveSearch,
    ScrollingModule,
    ShareButton,
    Skeleton,
    StandstillList,
    StopNote,
    WatchRefused,
  ],
  providers: [BoardFeed],
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  private readonly feed = inject(BoardFeed);
  private readonly rooms = inject(Rooms);
  private readonly session = inject(Session);
  private readonly clock = inject(ServerClock);
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly door = inject(RoomDoor);
  private readonly own = inject(OwnEnrolments);
  private readonly disqualifications = inject(Disqualifications);
  private readonly watches = inject(OwnWatches);
  private readonly lastBoard = inject(LastBoard);
  protected readonly scene = inject(SaleScene);

  readonly auctionId = input.required({ transform: numberAttribute });
  /** From the query. */
  readonly show = input<string>();
  readonly contains = input<string>();
  readonly endsWith = input<string>();
  readonly without = input<string>();
  readonly pattern = input<string>();
  readonly sort = input<string>();

  protected readonly say = this.words.say;
  private readonly auctions = inject(AuctionsClient);
  protected readonly announcement = computed(() =>
    this.auctions.announcementAddress(this.auctionId(), this.words.language()),
  );
  protected readonly state = this.feed.state;
  protected readonly silence = this.feed.silence;
  protected readonly nowMs = this.clock.nowMs;
  protected readonly quality = this.clock.quality;
  protected readonly delayS = inject(Delay).seconds;
  protected readonly wish = computed(() =>
    boardWishFrom({
      ...{ show: this.show(), contains: this.contains(), endsWith: this.endsWith() },
      ...{ without: this.without(), pattern: this.pattern(), sort: this.sort() },
    }),
  );
  protected readonly isNarrowed = computed(() => hasConditions(this.wish()));
  protected readonly searchToSave = computed(() => searchToSave(this.wish()));
  protected readonly noConditions = NO_CONDITIONS;
  protected readonly auction = computed(() => this.feed.board()?.auction ?? null);
  /** What is passed on. */
  protected readonly name = computed(() => {
    const auction = this.auction();
    return auction === null ? this.say('nav.auctions') : this.words.auctionTitle(auction.title);
  });
  protected readonly pass = computed(() => this.rooms.pass(this.auctionId()));
  protected readonly citizen = this.session.citizen;
  /** Who asks which room: another citizen and another auction are another question. */
  private readonly roomKey = computed(() => `${this.session.citizenId()} ${this.auctionId()}`);
  private readonly answeredRoomKey = signal('');
  /** The room, and one's own enrolment. */
  private readonly answeredOwnKey = signal('');
  private readonly hasWaited = signal(false);
  /** Who is in the room reads nothing of a way into it: not even until that is known. */
  protected readonly isOutside = computed(
    () => this.pass() === null && (this.citizen() === null || this.answeredRoomKey() === this.roomKey()),
  );
  /** What one's own place says above the board is known: the board comes below it, and is not moved. */
  protected readonly isPlaced = computed(() => {
    const isKnown = this.citizen() === null || this.answeredOwnKey() === this.roomKey();
    return (this.session.state().status !== 'unknown' && isKnown) || this.hasWaited();
  });
  protected readonly isEntering = computed(() => this.door.entering() !== null);
  protected readonly disqualified = computed(() => this.disqualifications.of(this.auctionId()));
  protected readonly allLots = computed(() => this.feed.board()?.lots ?? []);
  /** Not for a citizen of whom it is known that there is no room to enter for them. */
  protected readonly hasRoomDoor = computed(() => {
    const auction = this.auction();
    if (auction === null || auction.state === 'past' || this.scene.isPractice) return false;
    if (this.disqualified() !== null) return false;
    const own = this.own.of(auction.id);
    return this.citizen() === null || own === undefined || own?.state === 'paid';
  });
  private readonly viewer = computed<Viewer>(() => ({
    pass: this.pass(),
    region: this.citizen()?.region ?? null,
  }));
  /** Filters that can show something to this viewer. */
  protected readonly filters = computed(() =>
    BOARD_FILTERS.filter((filter) => {
      if (filter === 'mine') return this.pass() !== null;
      return filter !== 'myRegion' || this.citizen() !== null;
    }),
  );
  private readonly arranged = arrangedLots({
    auctionId: this.auctionId,
    lots: this.allLots,
    wish: this.wish,
    viewer: this.viewer,
  });
  protected readonly lots = this.arranged.lots;
  protected readonly isOutdated = this.arranged.isOutdated;
  protected readonly hasNoneOfMine = computed(() => isMineAlone(this.wish()));
  protected readonly freeEntries = computed(
    () => this.pass()?.entries.filter((entry) => entry.boundLotId === null).length ?? 0,
  );
  protected readonly failure = computed(() => {
    const state = this.state();
    return state.status === 'failed' ? this.words.sayRefusal(state.refusal) : '';
  });
  private readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 899px)')
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  private readonly remPx = remPx();
  /** The same heights as the row's styles, in rem there: virtual scroll reckons with them. */
  protected readonly rowHeightPx = computed(() => (this.isNarrow() ? 5 : 4.5) * this.remPx());
  protected readonly when = computed(() => {
    const auction = this.auction();
    if (auction === null) return '';
    const leftMs = auction.startsAtMs - this.nowMs();
    if (auction.state === 'coming' && leftMs > 0 && leftMs < 3_600_000)
      return this.say('board.startsIn', { left: timeToWait(this.words, leftMs) });
    return sayAuctionWhen(this.words, auction, this.nowMs());
  });

  /** This paddle leads by a bid that was made on another device. */
  private readonly hasBidElsewhere = computed(() => {
    const pass = this.pass();
    return this.allLots().some(
      ({ lotId, leaderPaddle }) => leaderPaddle === pass?.paddleNo && isNewsTo(pass, lotId),
    );
  });

  /** A lead of this paddle has lapsed, which happens only to one that was put out: the room knows why. */
  private readonly hasLostLead = computed(() => {
    const pass = this.pass();
    const bound = new Set(pass?.entries.map(({ boundLotId }) => boundLotId));
    return this.allLots().some((lot) => hasLapsed(lot) && bound.has(lot.lotId));
  });

  constructor() {
    const waiting = setTimeout(() => this.hasWaited.set(true), PLACED_WITHIN_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(waiting));
    effect(() => {
      if (this.hasBidElsewhere() || this.hasLostLead()) void this.rooms.resume(this.auctionId());
    });
    effect(() => this.feed.watch(this.auctionId()));
    const dialogs = inject(SaleDialogs);
    effect(() => {
      if (this.auction() !== null) dialogs.fetchSoon();
    });
    effect(() => this.lastBoard.keep(this.auctionId(), addressOf(this.wish())));
    effect(() => {
      if (this.citizen() === null) return;
      void this.askRoom(this.roomKey());
      if (this.scene.isPractice) return;
      void this.watches.resume();
    });
  }

  /** In the same place of the history, and of the page: the way back leads to where one came from. */
  protected async change(queryParams: BoardChange): Promise<void> {
    await this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }

  protected arrange(): void {
    this.arranged.arrange();
  }

  protected async enterRoom(): Promise<void> {
    if (this.citizen() === null)
      await this.router.navigate(['/login'], { queryParams: { next: this.router.url } });
    else await this.door.open(this.auctionId());
  }

  private async askRoom(key: string): Promise<void> {
    const auctionId = untracked(this.auctionId);
    const enrolment = this.scene.isPractice ? null : this.own.resume(auctionId);
    await this.rooms.resume(auctionId);
    // What comes late is about somebody else, or another room.
    if (this.roomKey() === key) this.answeredRoomKey.set(key);
    await enrolment;
    if (this.roomKey() === key) this.answeredOwnKey.set(key);
  }

  protected byId(_: number, lot: { readonly lotId: number }): number {
    return lot.lotId;
  }
}
