// Follows one lot live for the page that provides it: snapshot, ticks, and a fresh snapshot whenever something may be missing. Without a place for a
// socket it looks, and once while the first connection is made.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { LotSnapshot, LotTick, OwnCeiling, RecordLine } from '@haopai/contracts';
import { DelayedLooks } from '../live/delayed-looks';
import { feedSilence } from '../live/feed-silence';
import { LiveSocket } from '../live/live-socket';
import { onResume } from '../live/on-resume';
import { type Loaded, LOADING } from '../outcome';
import { addOlderLines, applySnapshot, applyTick, type LotRecord, opensSeals } from './lot-record';
import { LookAtLot } from './look-at-lot';
import { LotsClient } from './lots-client';

const REWATCH_AFTER_MS = 1_500;
/** Of a lot on which more is bid than ticks have room for the lines are asked for no more often. */
const LINES_EVERY_MS = 2_000;
const RECORD_PAGE_SIZE = 200;
const RECORD_PAGES_MAX = 50;

@Injectable()
export class LotFeed {
  private readonly live = inject(LiveSocket);
  private readonly client = inject(LotsClient);
  private readonly looks = inject(DelayedLooks);
  private readonly lookAtLot = inject(LookAtLot);
  private readonly loaded = signal<Loaded<LotRecord>>(LOADING);
  private lotId: number | null = null;
  private isAsking = false;
  private askAgain = false;
  private linesDue: ReturnType<typeof setTimeout> | null = null;
  private linesAskedAtMs = Number.NEGATIVE_INFINITY;

  private readonly own = signal<OwnCeiling | null | undefined>(undefined);

  readonly state = this.loaded.asReadonly();
  /** While nothing is shown: why not, null as long as an answer may be on its way. It heals by itself. */
  readonly silence = computed(() =>
    this.loaded().status === 'loading' ? feedSilence(this.live, this.looks) : null,
  );
  /** The bidder's own ceiling as the last snapshot told it; undefined while none has said. */
  readonly ownCeiling = this.own.asReadonly();
  readonly record = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });

  constructor() {
    onResume(() => void this.refresh());
    const stops = [
      this.live.on('lot.tick', (tick) => this.hear(tick)),
      this.looks.whileFull(() => this.look()),
      () => this.leave(),
    ];
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
  }

  /** Starts to follow `lotId`, and leaves the lot followed before. */
  watch(lotId: number): void {
    if (lotId === this.lotId) return;
    this.leave();
    this.lotId = lotId;
    this.loaded.set(LOADING);
    this.own.set(undefined);
    void this.refresh();
    if (this.live.connection() === 'connecting') void this.glimpse();
    this.looks.now(() => this.look());
  }

  /** Asks for the snapshot again; of many calls at once at most one more follows the running one. */
  async refresh(): Promise<void> {
    const lotId = this.lotId;
    if (lotId === null || this.live.connection() !== 'connected') return;
    this.askAgain = this.isAsking;
    if (this.isAsking) return;
    this.isAsking = true;
    const answer = await this.live.ask('lot.watch', { lotId });
    this.isAsking = false;
    if (lotId === this.lotId) {
      if (answer.ok) this.take(answer.value);
      else if (answer.refusal.code === 'LOT.NOT_FOUND')
        this.loaded.set({ status: 'failed', refusal: answer.refusal });
      else this.retryLater(lotId);
    }
    if (this.askAgain || lotId !== this.lotId) void this.refresh();
  }

  /** Fetches the lines before those of the snapshot. */
  async loadOlder(): Promise<void> {
    const lotId = this.lotId;
    if (lotId === null) return;
    const lines: RecordLine[] = [];
    for (let page = 1; page <= RECORD_PAGES_MAX; page++) {
      const answer = await this.client.record(lotId, page, RECORD_PAGE_SIZE);
      if (!answer.ok) return;
      lines.push(...answer.value.items);
      if (lines.length >= answer.value.total || answer.value.items.length === 0) break;
    }
    const record = this.record();
    if (record?.lot.lotId === lotId)
      this.loaded.set({ status: 'ready', value: addOlderLines(record, lines) });
  }

  /** For whoever had to ask for it apart from the snapshot. */
  noteOwnCeiling(lotId: number, ceiling: OwnCeiling | null): void {
    if (lotId === this.lotId) this.own.set(ceiling);
  }

  private take(snapshot: LotSnapshot): void {
    const { ownCeiling } = snapshot;
    this.loaded.set({ status: 'ready', value: applySnapshot(this.record(), snapshot) });
    if (ownCeiling !== undefined) this.own.set(ownCeiling);
  }

  private hear(tick: LotTick): void {
    const record = this.record();
    if (record === null) return;
    const effect = applyTick(record, tick);
    if (effect.kind === 'ignored') return;
    this.loaded.set({ status: 'ready', value: effect.record });
    if (effect.kind === 'gap') this.askForLines();
    // With its end a lot tells what was sealed.
    else if (opensSeals(effect)) void this.refresh();
  }

  /** At once, unless it was a moment ago: figures are shown meanwhile, and a crowd that misses the same lines does not ask in one moment. */
  private askForLines(): void {
    if (this.linesDue !== null) return;
    const everyMs = LINES_EVERY_MS * (1 + Math.random() / 2);
    const waitMs = Math.max(0, this.linesAskedAtMs + everyMs - performance.now());
    this.linesDue = setTimeout(() => {
      this.linesDue = null;
      this.linesAskedAtMs = performance.now();
      void this.refresh();
    }, waitMs);
  }

  private async look() {
    const lotId = this.lotId;
    if (lotId === null) return null;
    const answer = await this.lookAtLot.look(lotId, this.record());
    if (answer === null || lotId !== this.lotId) return null;
    if (answer.ok) {
      const { snapshot, linesUpTo } = answer.value.value;
      this.loaded.set({ status: 'ready', value: applySnapshot(this.record(), snapshot, linesUpTo) });
    } else if (answer.refusal.code === 'LOT.NOT_FOUND')
      this.loaded.set({ status: 'failed', refusal: answer.refusal });
    return answer;
  }

  /** The figures, which everybody may read, are here two round trips before the first answer of a socket; that brings the lines. */
  private async glimpse(): Promise<void> {
    const lotId = this.lotId;
    if (lotId === null) return;
    const snapshot = await this.lookAtLot.glimpse(lotId);
    if (snapshot === null || lotId !== this.lotId || this.record() !== null) return;
    this.loaded.set({ status: 'ready', value: applySnapshot(null, snapshot, 0) });
  }

  private retryLater(lotId: number): void {
    setTimeout(() => {
      if (lotId === this.lotId) void this.refresh();
    }, REWATCH_AFTER_MS);
  }

  private leave(): void {
    if (this.linesDue !== null) clearTimeout(this.linesDue);
    this.linesDue = null;
    this.linesAskedAtMs = Number.NEGATIVE_INFINITY;
    if (this.lotId === null) return;
    if (this.live.connection() === 'connected') void this.live.ask('lot.unwatch', { lotId: this.lotId });
    this.lotId = null;
  }
}
