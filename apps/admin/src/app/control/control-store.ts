// State of the page of a control room: read once, then kept by the stream. However much comes, the page is told at each beat and not between.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ControlActView } from '@haopai/contracts';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { ControlClient } from './control-client';
import { type ControlListener, ControlStream } from './control-stream';
import { type Happening, happeningsBetween, isInLastMinute } from './happenings';
import { openRoom, type RoomView, takeAct, takeFigures, takeNews, takeRead } from './room-view';
import { StreamClock } from './stream-clock';

/** Eight a second: with what one's own clicks change it stays below ten. */
export const BEAT_MS = 125;

@Injectable()
export class ControlStore {
  private readonly client = inject(ControlClient);
  private readonly stream = inject(ControlStream);
  private readonly clock = new StreamClock();
  private readonly shown = signal<Loaded<RoomView>>(LOADING);
  private readonly now = signal(Date.now());
  private readonly lastHappened = signal<readonly Happening[]>([]);
  private readonly lastDecision = signal(0);
  private readonly lastOther = signal<ControlActView | null>(null);
  /** What was heard since the last beat; null for nothing. */
  private coming: RoomView | null = null;
  private comingOther: ControlActView | null = null;
  /** Null until the first beat: what was so before nobody needs to look up for. */
  private lastMinute: ReadonlySet<number> | null = null;
  private own: ReadonlySet<string> = new Set();
  private id = 0;
  private round = 0;

  readonly state = this.shown.asReadonly();
  readonly room = computed(() => {
    const state = this.shown();
    return state.status === 'ready' ? state.value : null;
  });
  readonly connection = this.stream.state;
  /** The server's time; moves with each beat. */
  readonly nowMs = this.now.asReadonly();
  /** Of the last beat that brought any. */
  readonly happened = this.lastHappened.asReadonly();
  /** How often something was asked of a second person, or decided, while this page was open. */
  readonly decisions = this.lastDecision.asReadonly();
  /** The last act that somebody else did while this page was open. */
  readonly actOfOthers = this.lastOther.asReadonly();
  readonly bidsLastMinute = computed(
    () => new Map((this.room()?.figures?.bidsLastMinute ?? []).map(({ lotId, bids }) => [lotId, bids])),
  );

  private readonly listener: ControlListener = {
    lots: (news) => {
      this.clock.hear(news.serverNowMs);
      this.hear((room) => takeNews(room, news));
    },
    figures: (figures) => {
      this.clock.hear(figures.serverNowMs);
      this.hear((room) => takeFigures(room, figures));
    },
    act: (act) => {
      this.hear((room) => takeAct(room, act));
      if (!this.own.has(act.actId)) this.comingOther = act;
    },
    decisions: () => {
      this.lastDecision.update((count) => count + 1);
      void this.read();
    },
    // Whoever asks is told why the session is over, and the page leads to the log-in with those words.
    end: () => void this.read(),
    opensAgain: () => {
      this.clock.forget();
      void this.read();
    },
    isRefused: () => void this.read(),
  };

  constructor() {
    const beating = setInterval(() => this.beat(), BEAT_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(beating);
      this.round++;
    });
  }

  get auctionId(): number {
    return this.id;
  }

  async open(auctionId: number): Promise<void> {
    this.stream.close();
    this.id = auctionId;
    this.coming = null;
    this.lastMinute = null;
    this.shown.set(LOADING);
    await this.read();
  }

  /** Reads the room anew, and opens the stream when it is there for the first time. */
  async read(): Promise<void> {
    const round = ++this.round;
    const answer = await this.client.room(this.id);
    if (round !== this.round) return;
    const known = this.coming ?? this.room();
    if (known === null) {
      this.shown.set(toLoaded(answer.ok ? { ok: true, value: openRoom(answer.value) } : answer));
      if (answer.ok) this.stream.open(this.id, this.listener);
    } else if (answer.ok) this.hear((room) => takeRead(room, answer.value));
  }

  /** Tells acts of this page from those of others, before they are done. */
  expect(actId: string): void {
    this.own = new Set([...this.own, actId]);
  }

  take(act: ControlActView): void {
    this.hear((room) => takeAct(room, act));
  }

  private hear(change: (room: RoomView) => RoomView): void {
    const room = this.coming ?? this.room();
    if (room !== null) this.coming = change(room);
  }

  private beat(): void {
    const before = this.room();
    if (before === null) return;
    const after = this.coming ?? before;
    this.coming = null;
    if (after !== before) this.shown.set({ status: 'ready', value: after });
    this.now.set(this.clock.nowMs());
    const happened = [...happeningsBetween(before.lots, after.lots), ...this.cameToLastMinute(after)];
    if (happened.length > 0) this.lastHappened.set(happened);
    if (this.comingOther !== null) this.lastOther.set(this.comingOther);
    this.comingOther = null;
  }

  private cameToLastMinute({ lots }: RoomView): readonly Happening[] {
    const nowMs = this.now();
    const isIn = lots.filter((lot) => isInLastMinute(lot, nowMs));
    const were = this.lastMinute ?? new Set(isIn.map(({ lotId }) => lotId));
    const came = isIn.filter(({ lotId }) => !were.has(lotId));
    this.lastMinute = new Set(isIn.map(({ lotId }) => lotId));
    return came.map((lot) => ({ kind: 'lastMinute', lot }));
  }
}
