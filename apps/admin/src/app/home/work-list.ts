// What waits for whoever is in: the sales of the day with their countdowns, and each kind of work with its number, which leads to the list.
import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItem, WorkKind, WorkView } from '@haopai/contracts';
import { momentOf, MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { formatLeft, Notice, Skeleton, StateChip, YuanPipe } from '@haopai/web-ui';
import { AdminApi } from '../http/admin-api';
import { StaffSession } from '../session/staff-session';
import { WaitingStore } from '../waiting/waiting-store';
import { timeOf, WORK_TIMES } from './work-in-time';
import { WORK_PLACES } from './work-places';

const TICK_MS = 1_000;
/** Somebody else may have done it meanwhile. */
const READ_AGAIN_MS = 60_000;

/** A draft is not due: it has a start. */
const STARTING: readonly WorkKind[] = ['draftsToPublish', 'drafts', 'draftsMissed'];

@Component({
  selector: 'hp-work-list',
  imports: [LoadFailed, LoadStale, MomentPipe, Notice, RouterLink, Skeleton, StateChip, YuanPipe],
  templateUrl: './work-list.html',
  styleUrl: './work-list.scss',
})
export class WorkList {
  private readonly api = inject(AdminApi);
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  private readonly own = signal(performance.now());

  protected readonly say = this.words.say;
  protected readonly title = this.words.auctionTitle;
  protected readonly places = WORK_PLACES;
  protected readonly work = reading<WorkView>(() => this.api.at('/work'), {
    subject: () => this.session.staff()?.id ?? 0,
  });
  protected readonly mayWatch = computed(() => this.session.may('control.watch'));
  /** The server's time when it was read, and this page's own clock at that moment. */
  private readonly readAt = linkedSignal({
    source: () => this.work.value(),
    computation: (view: WorkView | null) => ({
      serverMs: view?.readAtMs ?? Date.now(),
      ownMs: performance.now(),
    }),
  });
  private readonly nowMs = computed(() => this.readAt().serverMs + this.own() - this.readAt().ownMs);
  protected readonly sessions = computed(() =>
    (this.work.value()?.sessions ?? []).map((one) => {
      const leftMs = one.startsAtMs - this.nowMs();
      const hasBegun = one.isLive || leftMs <= 0;
      return {
        ...one,
        hasBegun,
        left: hasBegun ? '' : this.say('home.startsIn', { left: formatLeft(leftMs) }),
      };
    }),
  );
  protected readonly items = computed(() => this.work.value()?.items ?? []);
  /** As it was when it was read: no line moves because a second has passed. */
  protected readonly groups = computed(() => {
    const readAtMs = this.readAt().serverMs;
    return WORK_TIMES.map((time) => ({
      time,
      items: this.items().filter((item) => timeOf(item, readAtMs) === time),
    })).filter(({ items }) => items.length > 0);
  });

  constructor() {
    const waiting = inject(WaitingStore);
    let counted: number | null = null;
    effect(() => {
      const count = waiting.items() === null ? null : waiting.forReader();
      // Home does not say "nothing" below what has just come.
      if (counted !== null || (count ?? 0) > 0) untracked(() => this.work.reload());
      counted = count ?? counted;
    });
    const ticking = setInterval(() => this.own.set(performance.now()), TICK_MS);
    const again = setInterval(() => {
      if (document.visibilityState === 'visible') this.work.reload();
    }, READ_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(ticking);
      clearInterval(again);
    });
  }

  /** Until when, or since when; of what has neither, nothing. */
  protected when({ kind, oldestAtMs, dueAtMs }: WorkItem): string {
    if (dueAtMs !== null)
      return this.say(STARTING.includes(kind) ? 'home.starts' : 'home.due', { time: momentOf(dueAtMs) });
    return oldestAtMs === null ? '' : this.say('home.since', { time: momentOf(oldestAtMs) });
  }
}
