// All live lots of this instance: takes them on, routes orders into their mailboxes, wakes them, lets them go.
import type { CancelCeiling, LotCommand, LotTerms, PlaceBid, ScheduledLot, SetCeiling } from '@haopai/lot';
import type { Cancel, Clock } from './clock';
import type { Doors } from './doors';
import { EntryBook } from './entry-book';
import type { JournalRecord } from './journal-chain';
import { JournalWriter } from './journal-writer';
import { LotActor } from './lot-actor';
import { LotAlarm } from './lot-alarm';
import { BUSY, ELSEWHERE } from './lot-answer';
import type { LotAnswer } from './lot-answer';
import type { LotJournal } from './lot-journal';
import type { LotPublisher } from './lot-publisher';
import { shardOf } from './shard-leases';
import type { ShardLeases } from './shard-leases';

/** Orders under way at all lots of the instance; more are answered BUSY. */
export const ORDERS_UNDER_WAY_MAX = 50_000;

export interface LotHostPorts {
  readonly clock: Clock;
  readonly journal: LotJournal;
  readonly publisher: LotPublisher;
  readonly leases: ShardLeases;
  /** Whether anybody can reach the lots; always, where it is left out. */
  readonly doors?: Doors;
  /** Hears of lots that stay shut because their journal is broken. */
  readonly onBroken: (lotId: number, cause: unknown) => void;
}

const ALWAYS_OPEN: Doors = { silentSinceMs: null };

/** Pause before a new lot whose first write failed is scheduled again. */
const SCHEDULE_AGAIN_AFTER_MS = 500;

/** A bid as it comes from the edge: the host adds when it arrived and what is known of its entry. */
export type BidOrder = Omit<PlaceBid, 'receivedAtMs' | 'entryBoundTo'>;
/** An order about a ceiling, in the same way. */
export type CeilingOrder =
  Omit<SetCeiling, 'receivedAtMs' | 'entryBoundTo'> | Omit<CancelCeiling, 'receivedAtMs'>;
type WithoutTime<Command> = Omit<Command, 'receivedAtMs' | 'entryBoundTo'>;
export type LotOrder = {
  [Type in LotCommand['type']]: WithoutTime<Extract<LotCommand, { type: Type }>>;
}[LotCommand['type']];

export class LotHost {
  private readonly actors = new Map<number, LotActor>();
  /** Lots let go whose last batch may still be on its way to disk. */
  private readonly leaving = new Map<number, Promise<void>>();
  private readonly entries = new EntryBook();
  private readonly writer: JournalWriter;
  private readonly alarm: LotAlarm;
  /** The clock lives longer than whoever judges by it: a practice ends. */
  private readonly hearNoDoubts: Cancel;
  private underWay = 0;
  private isStopping = false;

  constructor(private readonly ports: LotHostPorts) {
    this.writer = new JournalWriter(ports.journal, ports.clock, (sinceMs) => this.noteRecovery(sinceMs));
    this.hearNoDoubts =
      ports.clock.doubt?.onEnd((sinceMs) => this.noteRecovery(sinceMs)) ?? (() => undefined);
    this.alarm = new LotAlarm(
      ports.clock,
      (lotId) => this.actors.get(lotId)?.deadlineMs ?? null,
      (lotId) => this.submit(lotId, { type: 'Wake' }),
    );
  }

  get ordersUnderWay(): number {
    return this.underWay;
  }

  get lotIds(): Iterable<number> {
    return this.actors.keys();
  }

  get lotsHeld(): number {
    return this.actors.size;
  }

  /** Bids are possible again, the first since then: was it an outage, running lots get the time back. */
  noteRecovery(unableSinceMs: number): void {
    for (const actor of this.actors.values()) actor.noteRecovery(unableSinceMs);
  }

  /** Whether the lot is held here, also while its journal is being read: then orders wait in its mailbox. */
  holds(lotId: number): boolean {
    return this.actors.has(lotId);
  }

  /** The lot as its watchers were told; null when it is not held here. */
  lotOf(lotId: number): ScheduledLot | null {
    return this.actors.get(lotId)?.told ?? null;
  }

  /** The newest records of a held lot that watchers were told, oldest first. */
  recentRecordsOf(lotId: number): readonly JournalRecord[] {
    return this.actors.get(lotId)?.toldRecords ?? [];
  }

  /**
   * Until when bids on a held lot were possible, as the lease of its shard should say when it is renewed: now, unless the
   * lot is being loaded, the journal does not answer, or the time of an outage has not been given back yet. Null for a lot that
   * is not held: what its last owner left stands.
   */
  bidsPossibleUntilMs(lotId: number): number | null {
    return this.actors.get(lotId)?.bidsPossibleUntilMs ?? null;
  }

  /** The earliest of these over all lots held of each shard; now where there are none. */
  bidsPossibleUntilByShard(): (shard: number) => number {
    const nowMs = this.ports.clock.nowMs();
    const earliest = new Map<number, number>();
    for (const [lotId, actor] of this.actors) {
      const shard = shardOf(lotId);
      earliest.set(shard, Math.min(earliest.get(shard) ?? nowMs, actor.bidsPossibleUntilMs));
    }
    return (shard) => earliest.get(shard) ?? nowMs;
  }

  /** Takes a lot on: replays its journal, schedules it if it is new. Does nothing when it is held already or not owned. */
  async adopt(terms: LotTerms): Promise<void> {
    const { lotId } = terms;
    // Two batches of one lot in one transaction would stand in each other's way, and in that of all others.
    await this.leaving.get(lotId);
    const lease = this.ports.leases.leaseOf(shardOf(lotId));
    if (this.isStopping || lease === null || this.actors.has(lotId)) return;
    const actor = new LotActor(lotId, {
      ...this.ports,
      doors: this.ports.doors ?? ALWAYS_OPEN,
      writer: this.writer,
      entries: this.entries,
      rearm: (id) => this.alarm.arm(id),
    });
    this.actors.set(lotId, actor);
    await actor.load(lease.aliveUntilMs);
    while (actor.told === null && !actor.isStopped) {
      const answer = await this.submit(lotId, { type: 'ScheduleLot', terms });
      if (answer.kind !== 'done') await this.rest(SCHEDULE_AGAIN_AFTER_MS);
    }
  }

  /** Gives an order to a lot. The answer comes when the order is on disk or refused; it never rejects. */
  submit(lotId: number, order: LotOrder): Promise<LotAnswer> {
    const actor = this.actors.get(lotId);
    const isOurs = this.ports.leases.leaseOf(shardOf(lotId)) !== null;
    if (actor === undefined || !isOurs || this.isStopping) return Promise.resolve(ELSEWHERE);
    if (this.underWay >= ORDERS_UNDER_WAY_MAX && order.type !== 'Wake') return Promise.resolve(BUSY);
    this.underWay++;
    return new Promise((resolve) =>
      actor.post(commandOf(order, this.ports.clock.nowMs()), (answer) => {
        this.underWay--;
        resolve(answer);
      }),
    );
  }

  /** Lets a lot go; orders that wait for it, and all that come later, are told that it is elsewhere. */
  async release(lotId: number): Promise<void> {
    const actor = this.actors.get(lotId);
    if (actor === undefined) return;
    this.actors.delete(lotId);
    this.alarm.disarm(lotId);

    const stopped = actor.stop().finally(() => {
      this.leaving.delete(lotId);
      this.ports.publisher.noteGone?.(lotId);
    });
    this.leaving.set(lotId, stopped);
    await stopped;
  }

  /** Lets all lots of these shards go, and resolves when what was on its way to disk is settled. */
  async releaseShards(shards: readonly number[]): Promise<void> {
    const lotIds = [...this.actors.keys()].filter((lotId) => shards.includes(shardOf(lotId)));
    await Promise.all(lotIds.map((lotId) => this.release(lotId)));
  }

  /** Takes no more orders and resolves when all that was on its way to disk is settled. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.hearNoDoubts();
    this.alarm.stop();
    await Promise.all([...this.actors.keys()].map((lotId) => this.release(lotId)));
  }

  private rest(pauseMs: number): Promise<void> {
    return new Promise((resolve) => this.ports.clock.alarmIn(pauseMs, resolve));
  }
}

/** The order as a lot judges it; what is known of its entry is added there. */
export function commandOf(order: LotOrder, receivedAtMs: number): LotCommand {
  return order.type === 'PlaceBid' || order.type === 'SetCeiling'
    ? { ...order, receivedAtMs, entryBoundTo: null }
    : { ...order, receivedAtMs };
}
