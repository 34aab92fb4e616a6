// Use case: somebody of the staff sees what waits for them, by what their role may do, and which sales are near.
import { Injectable } from '@nestjs/common';
import {
  type UndeliveredSum,
  WORK_KINDS,
  type WorkItem,
  type WorkKind,
  type WorkView,
} from '@haopai/contracts';
import { WaitingActs } from '../../access/approvals';
import type { Actor } from '../../access/staff-authentication';
import { Settings } from '../../access/settings';
import { RefusalError } from '../../platform/errors';
import { ReadUndelivered } from '../notifications';
import { COUNTED_WORK, DAY_MS, DUE_SOON_MS } from './counted-work.store';
import { type WorkCount, WorkStore } from './work.store';

/** Ahead of UTC, all year. */
const BEIJING_MS = 8 * 3_600_000;
const SESSIONS_WITHIN_MS = DAY_MS;
const SESSIONS_MAX = 10;
/** Given up texts are noticed by those who wait for them. */
const MESSAGES_LATE_AFTER_MS = 3_600_000;
/** Somebody waits for what a colleague has to approve. */
const APPROVALS_LATE_AFTER_MS = DAY_MS;

@Injectable()
export class ReadWork {
  constructor(
    private readonly store: WorkStore,
    private readonly undelivered: ReadUndelivered,
    private readonly waiting: WaitingActs,
    private readonly settings: Settings,
  ) {}

  async execute(actor: Actor): Promise<WorkView> {
    const readAtMs = await this.store.nowMs();
    const items = await this.items(actor, readAtMs);
    const maySee = actor.lacks('auctions.read') === undefined;
    const sessions = maySee ? await this.store.sessions(SESSIONS_WITHIN_MS, SESSIONS_MAX) : [];
    const maySeeMoney = actor.lacks('settlement.read') === undefined;
    const dayMs = readAtMs - ((readAtMs + BEIJING_MS) % DAY_MS);
    const money = maySeeMoney ? await this.store.money(dayMs, dayMs + DAY_MS) : null;
    return { readAtMs, items, sessions, money };
  }

  /** By the database's clock. */
  nowMs(): Promise<number> {
    return this.store.nowMs();
  }

  /** What they may do and is there, in the order of WORK_KINDS. */
  async items(actor: Actor, nowMs: number): Promise<readonly WorkItem[]> {
    const items: WorkItem[] = [];
    // One after another: a page that nobody waits for does not take many connections.
    for (const kind of WORK_KINDS) {
      const counted = await this.countOf(kind, actor);
      if (counted === null || counted.count === 0) continue;
      items.push({ kind, ...counted, isLate: this.isLate(kind, counted, nowMs) });
    }
    return items;
  }

  /** Null for whoever cannot do it. */
  private async countOf(kind: WorkKind, actor: Actor): Promise<WorkCount | null> {
    if (kind === 'messagesDead') return this.deadMessages(actor);
    // Drafts and refunds outside are counted by themselves.
    if (kind === 'approvals')
      return { ...(await this.waiting.countFor(actor, ['stop', 'approval'])), dueAtMs: null };
    const { needs, sql } = COUNTED_WORK[kind];
    return actor.lacks(needs) === undefined ? this.store.count(sql, actor.staffId) : null;
  }

  private async deadMessages(actor: Actor): Promise<WorkCount | null> {
    if (actor.lacks('messages.act') !== undefined) return null;
    const found = await this.undelivered.sums(actor);
    if (found instanceof RefusalError) return null;
    const dead = found.sums.filter(({ group }) => group === 'dead');
    const count = dead.reduce((sum, one) => sum + Number(one.count), 0);
    return { count, oldestAtMs: oldestOf(dead), dueAtMs: null };
  }

  private isLate(kind: WorkKind, { oldestAtMs, dueAtMs }: WorkCount, nowMs: number): boolean {
    if (dueAtMs !== null) return dueAtMs - nowMs < DUE_SOON_MS;
    const lateAfterMs = this.lateAfterMs(kind);
    return oldestAtMs !== null && lateAfterMs !== null && nowMs - oldestAtMs > lateAfterMs;
  }

  private lateAfterMs(kind: WorkKind): number | null {
    if (kind === 'messagesDead') return MESSAGES_LATE_AFTER_MS;
    if (kind === 'approvals') return APPROVALS_LATE_AFTER_MS;
    if (kind === 'reservations') return this.settings.value('reservations.reviewDays') * DAY_MS;
    return COUNTED_WORK[kind].lateAfterMs;
  }
}

function oldestOf(sums: readonly UndeliveredSum[]): number | null {
  return sums.length === 0 ? null : Math.min(...sums.map(({ oldestAtMs }) => oldestAtMs));
}
