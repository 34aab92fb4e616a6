// The control room of one auction: the whole sale on one screen, live, and what the auctioneer does in it.
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { ACTS_BEFORE_START_MS, type LotAct, type LotView } from '@haopai/contracts';
import { exactTimeOf, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ConnectionChip, Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { StaffSession } from '../session/staff-session';
import { ActsLog } from './acts-log';
import { AnswersPanel } from './answers';
import { BidStream } from './bid-stream';
import { ControlStore } from './control-store';
import { ControlStream } from './control-stream';
import { CutOffNotice } from './cut-off-notice';
import { Disqualified } from './disqualified';
import { LotLine } from './lot-line';
import { RoomActWords } from './room-act-words';
import { RoomActs } from './room-acts';
import { RoomFigures } from './room-figures';
import { RoomMessages } from './room-messages';
import { RoomNews } from './room-news';
import {
  arrange,
  endingOrder,
  fits,
  heldAs,
  isRunning,
  ROOM_FILTERS,
  ROOM_SORTS,
  type RoomFilter,
  type RoomSort,
} from './room-order';
import { RoomSounds } from './room-sounds';
import { RoomTop } from './room-top';
import { RoomWaiting } from './room-waiting';
import { SoundChoices } from './sound-choices';

/** Lots do not change places more often, and not at all under a pointer or the focus. */
const ARRANGE_EVERY_MS = 2_000;
const QUALITIES = { connecting: 'connecting', live: 'good', lost: 'offline' } as const;

@Component({
  selector: 'hp-control-page',
  imports: [
    ActsLog,
    AnswersPanel,
    BidStream,
    ConnectionChip,
    CutOffNotice,
    Disqualified,
    Icon,
    LoadFailed,
    LotLine,
    Notice,
    RoomFigures,
    RoomMessages,
    RoomNews,
    RoomTop,
    RoomWaiting,
    RouterLink,
    Skeleton,
    SoundChoices,
    StateChip,
  ],
  providers: [ControlStore, ControlStream, FaultFocus, RoomActs, RoomActWords, RoomSounds],
  templateUrl: './control-page.html',
  styleUrl: './control-page.scss',
  host: { class: 'hp-page', '(document:keydown)': 'hear($event)' },
})
export class ControlPage {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject(MatDialog);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(ControlStore);
  protected readonly acts = inject(RoomActs);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  protected readonly filters = ROOM_FILTERS;
  protected readonly sorts = ROOM_SORTS;
  protected readonly mayAct = computed(() => this.session.may('control.act'));
  protected readonly filter = signal<RoomFilter>('all');
  protected readonly sort = signal<RoomSort>('number');
  private readonly isHeld = signal(false);
  private readonly turn = computed(() => Math.floor(this.store.nowMs() / ARRANGE_EVERY_MS));
  private readonly allLots = computed<readonly LotView[]>(() => this.store.room()?.lots ?? []);
  private readonly places = linkedSignal<object, ReadonlyMap<number, number> | null>({
    source: () => ({ sort: this.sort(), turn: this.turn(), isHeld: this.isHeld() }),
    computation: (_, before) => {
      if (this.sort() === 'number') return null;
      const isKept = this.isHeld() && before !== undefined && before.value !== null;
      return isKept ? before.value : untracked(() => endingOrder(this.allLots()));
    },
  });
  /** Whoever asks for others, or for another order, gets them also while the pointer is on them. */
  private readonly shown = linkedSignal<
    { readonly fresh: readonly LotView[]; readonly isHeld: boolean; readonly asked: string },
    readonly LotView[]
  >({
    source: () => ({
      fresh: arrange(this.allLots(), this.filter(), this.places()),
      isHeld: this.isHeld(),
      asked: `${this.filter()} ${this.sort()}`,
    }),
    computation: ({ fresh, isHeld, asked }, before) => {
      if (!isHeld || before === undefined || before.source.asked !== asked) return fresh;
      const ids = before.value.map(({ lotId }) => lotId);
      return heldAs(ids, untracked(this.allLots), fresh);
    },
  });
  protected readonly lots = this.shown.asReadonly();
  protected readonly counts = computed(() => {
    const count = (filter: RoomFilter) => this.allLots().filter((lot) => fits(lot, filter)).length;
    return { all: count('all'), running: count('running'), paused: count('paused'), ended: count('ended') };
  });
  /** Nobody would hear of an act on lots yet; at the auction's page it is cancelled or postponed, by two. */
  protected readonly isTooEarly = computed(() => {
    const room = this.store.room();
    return room !== null && room.auction.startsAtMs - this.store.nowMs() > ACTS_BEFORE_START_MS;
  });
  /** On lots: once all are over nothing is left to do. */
  protected readonly canAct = computed(() => {
    const { all, ended } = this.counts();
    return this.mayAct() && !this.isTooEarly() && (all === 0 || ended < all);
  });
  protected readonly onAll = computed(() =>
    (['pause', 'resume'] as const).map((act) => ({
      act,
      count: act === 'pause' ? this.counts().running : this.acts.concernedBy(act).length,
    })),
  );
  protected readonly quality = computed(() => QUALITIES[this.store.connection().status]);
  protected readonly lostSince = computed(() => {
    const connection = this.store.connection();
    return connection.status === 'lost' ? exactTimeOf(connection.sinceMs) : null;
  });

  /** Known only as long as the stream tells it. */
  protected readonly unable = computed(
    () => {
      const figures = this.store.room()?.figures ?? null;
      if (figures === null || this.lostSince() !== null) return null;
      const { instances, unableInstances } = figures;
      if (unableInstances === 0) return null;
      return { which: unableInstances === instances ? 'all' : 'some', instances, count: unableInstances };
    },
    { equal: (one, other) => one?.count === other?.count && one?.instances === other?.instances },
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      if (this.acts.answers() !== null) untracked(() => this.focus.move());
    });
  }

  /** With Alt, so that nothing that is typed is taken for an order: P pauses the lot in focus or else all, M writes to the room. */
  protected hear(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || this.dialog.openDialogs.length > 0) return;
    if (event.code === 'KeyP' && this.canAct()) this.pauseByKey(event);
    if (event.code !== 'KeyM') return;
    const field = this.host.nativeElement.querySelector<HTMLElement>('[data-testid="message"]');
    if (field === null) return;
    event.preventDefault();
    field.focus();
  }

  protected hold(isHeld: boolean): void {
    this.isHeld.set(isHeld);
  }

  protected act(act: LotAct, lot: LotView): void {
    void this.acts.actOnLot(act, lot);
  }

  private pauseByKey(event: KeyboardEvent): void {
    event.preventDefault();
    const row = this.host.nativeElement.querySelector<HTMLElement>('tr[hpLotLine]:focus-within');
    const lot = this.allLots().find(({ lotId }) => row?.dataset['testid'] === `lot-${lotId}`);
    if (lot !== undefined && isRunning(lot)) void this.acts.actOnLot('pause', lot);
    else if (lot === undefined && this.counts().running > 0) void this.acts.actOnAll('pause');
  }
}
