// State of the bidding page: one lot followed live, the bidder's place on it, the armed bid and its answer.
import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { AuctionView, ErrorCode } from '@haopai/contracts';
import { allowedFirstAmounts, allowedNextAmounts, fen, isDrillPlate, ladder } from '@haopai/rules';
import {
  AuctionsClient,
  clockOf,
  Delay,
  LiveSocket,
  onResume,
  OwnEnrolments,
  Rooms,
  ServerClock,
  Session,
} from '@haopai/web-data';
import { BidDesk, LotFeed } from '@haopai/web-data/bids';
import { Disqualifications } from '../lots/disqualifications';
import { hasLapsed, lapsedBidOf } from '../lots/lapsed-lead';
import { isNewsTo, standingOf } from '../lots/lot-standing';
import {
  armStep,
  type Choice,
  followLadder,
  isSettled,
  judgePress,
  type LadderAmount,
  NOTHING_CHOSEN,
  type ShownLadder,
} from './armed-bid';
import { type BidGate, gateOf, usableEntries } from './bid-gate';
import { ChosenEntries } from './chosen-entries';
import { VinDoor } from './vin-door';

const ABOUT_THE_PASS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ROOM.NOT_ENTERED',
  'BID.ENTRY_BOUND',
  'BID.OTHER_ENTRY_HERE',
  'BID.NOT_YOUR_ENTRY',
  'PADDLE.DISQUALIFIED',
  'BID.OVER_LIMIT',
]);

/** Of those who could not use an entry here whichever they chose. */
const ASKS_FOR_NONE: ReadonlySet<BidGate> = new Set<BidGate>([
  'ended',
  'checking',
  'logIn',
  'disqualified',
  'otherRegion',
  'enterRoom',
]);

/** A winner reads what they have bought, and pays soon. */
export const ASK_WINNER_EVERY_MS = 30_000;

@Injectable()
export class BiddingStore {
  private readonly feed = inject(LotFeed);
  private readonly auctions = inject(AuctionsClient);
  private readonly desk = inject(BidDesk);
  private readonly rooms = inject(Rooms);
  private readonly session = inject(Session);
  private readonly live = inject(LiveSocket);
  private readonly clock = inject(ServerClock);
  private readonly vins = inject(VinDoor);
  private readonly own = inject(OwnEnrolments);
  private readonly disqualifications = inject(Disqualifications);

  private readonly address = signal<{ readonly auctionId: number; readonly lotId: number } | null>(null);
  private readonly auction = signal<AuctionView | null>(null);
  private auctionTurn = 0;
  private readonly chosen = inject(ChosenEntries);
  private readonly chosenEntryId = computed(() => {
    const lotId = this.address()?.lotId;
    return lotId === undefined ? null : this.chosen.of(lotId);
  });

  /** Null until they are known. */
  readonly terms = this.auction.asReadonly();
  readonly state = this.feed.state;
  readonly silence = this.feed.silence;
  readonly record = this.feed.record;
  /** A line needs two ends. */
  readonly hasCurve = computed(() => (this.record()?.bids.length ?? 0) > 1);
  readonly nowMs = this.clock.nowMs;
  readonly quality = this.clock.quality;
  /** For how long nothing was heard on a silent or broken line; else null. */
  readonly silentMs = this.clock.silentMs;
  readonly delayS = inject(Delay).seconds;
  readonly citizen = this.session.citizen;
  readonly lot = computed(() => this.record()?.lot ?? null);
  /** Its plate says so at once: a drill has toys alone, and nothing else has any. */
  readonly isDrill = computed(() => isDrillPlate(this.lot()?.plate ?? { number: '' }));
  readonly pass = computed(() => {
    const address = this.address();
    return address === null ? null : this.rooms.pass(address.auctionId);
  });
  /** Null unless this citizen's paddle was put out of the auction. */
  readonly disqualified = computed(() => {
    const address = this.address();
    return address === null ? null : this.disqualifications.of(address.auctionId);
  });
  /** The paddle that led was put out: nobody leads, be it that the lot ended so. */
  readonly isLapsed = computed(() => {
    const record = this.record();
    return record !== null && (hasLapsed(record.lot) || lapsedBidOf(record.lot, record.bids) !== null);
  });
  readonly paddleNo = computed(() => this.pass()?.paddleNo ?? this.disqualified()?.paddleNo ?? null);
  readonly lotClock = computed(() => {
    const lot = this.lot();
    return lot === null ? null : clockOf(lot, this.nowMs());
  });
  readonly phase = computed(() => this.lotClock()?.phase ?? null);
  /** Somebody who may bid looks at a countdown that runs. */
  private readonly isUrgent = computed(
    () => this.pass() !== null && ['fiveMinutes', 'oneMinute', 'closing'].includes(this.phase() ?? ''),
  );
  readonly standing = computed(() => {
    const lot = this.lot();
    return lot === null ? 'none' : standingOf(lot, this.pass());
  });
  /** Who this is, and whether they are in the room: without an answer neither is known. */
  private readonly isBidderKnown = computed(() => {
    const auctionId = this.address()?.auctionId;
    if (!this.session.isKnown() || auctionId === undefined) return false;
    return this.citizen() === null || this.rooms.isKnown(auctionId);
  });
  readonly gate = computed(() => {
    const lot = this.lot();
    const phase = this.phase();
    if (lot === null || phase === null) return null;
    const isConnected = this.live.connection() === 'connected';
    const isDisqualified = this.disqualified() !== null;
    const isBidderKnown = this.isBidderKnown();
    const [citizen, pass] = [this.citizen(), this.pass()];
    return gateOf({ lot, phase, isBidderKnown, citizen, pass, isDisqualified, isConnected });
  });

  /** The full length of the countdown that runs, for the ring. */
  readonly countdownMs = computed(() => {
    const auction = this.auction();
    if (auction === null) return 60_000;
    return this.lot()?.phase === 'oneMinute' ? auction.countdownMs : auction.firstBidMs;
  });

  /** This paddle's own highest amount among the lines at hand. */
  readonly myAmountFen = computed(() => {
    const mine = (this.record()?.bids ?? []).filter((bid) => bid.paddleNo === this.paddleNo());
    return mine.at(-1)?.amountFen ?? null;
  });

  /** By how much the site bids in a bidder's place; null while the auction is not known. */
  readonly smallestStepFen = computed(() => this.auction()?.ladderFen[0] ?? null);

  /** What the lot would take, however much this bidder may bid. */
  readonly allAmounts = computed<readonly LadderAmount[]>(
    () => {
      const lot = this.lot();
      const auction = this.auction();
      if (lot === null || auction === null) return [];
      const steps = ladder(auction.ladderFen.map(fen));
      const base = fen(lot.priceFen ?? lot.startPriceFen);
      const allowed =
        lot.priceFen === null ? allowedFirstAmounts(base, steps) : allowedNextAmounts(base, steps);
      return allowed.map((amountFen) => ({ stepFen: amountFen - base, amountFen }));
    },
    {
      equal: (a, b) =>
        a.length === b.length && a.every((step, index) => step.amountFen === b[index]?.amountFen),
    },
  );

  /** The highest amount that the deposit allows: of several free shares the highest. Null for no limit. */
  readonly limitFen = computed<number | null>(() => {
    const chosen = this.entry();
    const limits = (chosen === null ? this.entries() : [chosen]).map(({ limitFen }) => limitFen ?? Infinity);
    const limit = Math.max(...limits);
    return Number.isFinite(limit) ? limit : null;
  });
  readonly amounts = computed<readonly LadderAmount[]>(() => {
    const limitFen = this.limitFen();
    const all = this.allAmounts();
    return limitFen === null ? all : all.filter(({ amountFen }) => amountFen <= limitFen);
  });
  /** Every step is above it. */
  readonly isAtLimit = computed(() => this.allAmounts().length > 0 && this.amounts().length === 0);

  private readonly shownLadder = linkedSignal<readonly LadderAmount[], ShownLadder>({
    source: this.amounts,
    computation: (amounts, previous) => ({
      amounts,
      sinceMs: performance.now(),
      before: previous?.source ?? [],
    }),
  });

  private readonly choice = linkedSignal<{ ladder: ShownLadder; isOff: boolean }, Choice>({
    source: () => ({
      ladder: this.shownLadder(),
      isOff: this.gate() === 'leading' || this.gate() === 'ended',
    }),
    computation: ({ ladder, isOff }, before) =>
      isOff || before === undefined
        ? NOTHING_CHOSEN
        : followLadder(before.value, ladder.amounts, performance.now()),
  });
  /** Follows the price while it waits; gone when the bidder leads or the lot has ended. */
  readonly armed = computed(() => this.choice().armed);
  /** The armed amount has moved only just now, and may not have been read: a press is held back. */
  readonly isSettling = computed(() => {
    // Looks again with each beat of the page's clock.
    this.nowMs();
    const armed = this.armed();
    return armed !== null && !isSettled(armed, performance.now());
  });
  /** Somebody else's bid has taken away what was armed; until the next act. */
  readonly hasLostStep = computed(() => this.choice().hasLostStep);

  readonly progress = computed(() => {
    const address = this.address();
    return address === null ? ({ status: 'none' } as const) : this.desk.progress(address.lotId)();
  });
  /** The price moved under a press: it was not sent. */
  readonly wasHeldBack = signal(false);
  /** What stood in the way of the last press: it was not sent. */
  readonly hindered = signal<BidGate | null>(null);

  readonly entries = computed(() => usableEntries(this.pass(), this.lot()));
  /** The entry a bid would use; null while several are free and none is chosen. */
  readonly entry = computed(() => {
    const entries = this.entries();
    if (entries.length === 1) return entries[0] ?? null;
    return entries.find((entry) => entry.entryId === this.chosenEntryId()) ?? null;
  });
  /** The bidder wants another than the one that is chosen. */
  private readonly isChangingEntry = signal(false);
  /** Whether the page asks for which car the plate is: before the first bid, when there is more than one answer. */
  readonly asksForEntry = computed(() => {
    const gate = this.gate();
    if (gate === null || ASKS_FOR_NONE.has(gate) || this.entries().length < 2) return false;
    return this.entry() === null || this.isChangingEntry();
  });
  readonly canChangeEntry = computed(() => this.entry() !== null && this.entries().length > 1);

  /** This paddle has bid, and not from here: the same citizen on another device. */
  private readonly hasBidElsewhere = computed(
    () =>
      this.myAmountFen() !== null &&
      this.progress().status !== 'onItsWay' &&
      isNewsTo(this.pass(), this.lot()?.lotId ?? 0),
  );

  /** The lot's record has told that this paddle was put out, before the room did. */
  private readonly newsOfDisqualification = computed(() => {
    const paddleNo = this.pass()?.paddleNo;
    if (paddleNo === undefined) return null;
    const notes = this.record()?.notes ?? [];
    return notes.find((note) => note.kind === 'disqualified' && note.paddleNo === paddleNo) ?? null;
  });

  constructor() {
    effect(() => {
      const address = this.address();
      const news = this.newsOfDisqualification();
      if (address === null || news === null) return;
      this.rooms.noteDisqualified(address.auctionId, news.reason ?? '');
      void this.rooms.resume(address.auctionId);
    });
    // Put out of the room, a paddle's number stands in the enrolment alone.
    effect(() => {
      const address = this.address();
      if (address === null || this.disqualified() === null) return;
      if (this.own.of(address.auctionId) === undefined) void this.own.resume(address.auctionId);
    });
    effect((onCleanup) => {
      if (this.isUrgent()) onCleanup(untracked(() => this.clock.followClosely()));
    });
    // A lot that has ended hears of nothing any more: whether its winner was put out since, the room alone knows (ADR 25).
    effect((onCleanup) => {
      const address = this.address();
      if (address === null || this.standing() !== 'won') return;
      const asking = setInterval(() => void this.rooms.resume(address.auctionId), ASK_WINNER_EVERY_MS);
      onCleanup(() => clearInterval(asking));
    });
    // Whether all of the auction stands still, and until when, the auction alone tells.
    const isPaused = computed(() => this.lot()?.phase === 'paused');
    effect(() => {
      if (isPaused()) untracked(() => void this.learnAuction({ isAnew: true }));
    });
    // Without its auction a lot has no ladder: what could not be asked is asked again with the next connection.
    onResume(() => void this.learnAuction());
    effect(() => {
      const address = this.address();
      if (address !== null && this.hasBidElsewhere()) void this.rooms.resume(address.auctionId);
    });
    effect(() => {
      const address = this.address();
      if (address !== null && this.citizen() !== null) void this.rooms.resume(address.auctionId);
    });
  }

  open(auctionId: number, lotId: number): void {
    this.address.set({ auctionId, lotId });
    if (this.auction()?.id !== auctionId) this.auction.set(null);
    this.isChangingEntry.set(false);
    this.clearAnswers();
    this.feed.watch(lotId);
    void this.learnAuction();
  }

  /** The first act. */
  arm(stepFen: number): void {
    this.clearAnswers();
    const armed = armStep(this.shownLadder(), stepFen, performance.now());
    this.choice.set({ armed, hasLostStep: false });
  }

  /** Takes the first act back. */
  disarm(): void {
    this.clearAnswers();
    this.choice.set(NOTHING_CHOSEN);
  }

  /** The second act: sends the amount that the bidder saw, and no other; now, and not later. */
  async placeBid(seenFen: number): Promise<void> {
    if (!this.mayStill(seenFen)) return;
    const entry = this.entry() ?? (await this.chooseEntry(seenFen));
    // The price may have moved, or the lot ended, while the bidder chose among the cars.
    if (!this.mayStill(seenFen) || entry === null) return;
    const lot = this.lot();
    if (lot === null) return;
    this.clearAnswers();
    this.choice.set(NOTHING_CHOSEN);
    const end = await this.desk.place({ lotId: lot.lotId, amountFen: seenFen, entryId: entry.entryId });
    if (end.status === 'accepted') this.rooms.bind(lot.auctionId, entry.entryId, lot.lotId);
    if (end.status === 'refused') await this.learnFrom(end.refusal.code, lot.auctionId);
    if (end.status === 'uncertain')
      await Promise.all([this.feed.refresh(), this.rooms.resume(lot.auctionId)]);
  }

  /** Asks which VIN the plate is for, as long as `seenFen` can be bid; null when the question was closed. */
  async chooseEntry(seenFen: number) {
    const entryId = await this.vins.ask({
      entries: this.entries(),
      amountFen: seenFen,
      stands: () => this.gate() === 'open' && this.armed()?.amountFen === seenFen,
      clock: this.lotClock,
    });
    if (entryId === null) return null;
    this.useEntry(entryId);
    return this.entry();
  }

  /** What was chosen on the page, which remembers it. */
  useEntry(entryId: number): void {
    const lotId = this.address()?.lotId;
    if (lotId !== undefined) this.chosen.choose(lotId, entryId);
    this.isChangingEntry.set(false);
  }

  changeEntry(): void {
    this.isChangingEntry.set(true);
  }

  loadOlder(): Promise<void> {
    return this.feed.loadOlder();
  }

  /** False for what is not to be sent now; why not is then said on the page. */
  private mayStill(seenFen: number): boolean {
    const gate = this.gate();
    if (gate !== 'open') this.hindered.set(gate);
    const armed = this.armed();
    if (armed === null || gate !== 'open' || this.progress().status === 'onItsWay') return false;
    if (judgePress(armed, seenFen, performance.now()).kind === 'send') return true;
    this.wasHeldBack.set(true);
    return false;
  }

  private clearAnswers(): void {
    this.wasHeldBack.set(false);
    this.hindered.set(null);
  }

  private async learnAuction({ isAnew } = { isAnew: false }): Promise<void> {
    const auctionId = this.address()?.auctionId;
    const isKnown = auctionId === this.auction()?.id;
    // What is not known is being asked for.
    if (auctionId === undefined || isKnown !== isAnew) return;
    const turn = ++this.auctionTurn;
    const isWanted = () => turn === this.auctionTurn && auctionId === this.address()?.auctionId;
    const answer = await this.auctions.awaitOne(auctionId, isWanted);
    if (answer.ok && auctionId === this.address()?.auctionId) this.auction.set(answer.value);
  }

  /** A refusal may tell that this page knows less than the server. */
  private async learnFrom(code: ErrorCode, auctionId: number): Promise<void> {
    if (code === 'SESSION.MISSING') await this.session.confirm();
    else if (ABOUT_THE_PASS.has(code)) await this.rooms.resume(auctionId);
    else await this.feed.refresh();
  }
}
