// Shard leases as rows in MySQL, by the server's clock: each instance holds its part. A lease routes; the journal's key keeps lots safe.
import { setTimeout as sleep } from 'node:timers/promises';
import { fairShareMax, SHARD_COUNT } from '@haopai/engine';
import type { BidsUntil, LeaseKeeper, OwnLeases, ShardLease } from '@haopai/engine';
import type { Pool, QueryResult, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { SERVER_NOW_MS } from './auction-clock';
import { promptQuery } from './prompt-query';

/** A lease that is not renewed for this long is free for others. */
export const LEASE_MS = 3_000;
const RENEW_EVERY_MS = 1_000;
/** After a round that failed. */
const TRY_AGAIN_AFTER_MS = 200;
/**
 * An instance that has just started compiles what it runs for the first time while its bidders all come at once, and lots would wait
 * for it. For so long it takes nothing, unless nobody else lives.
 */
export const SETTLE_MS = 2_000;
/** A lease about to run out elsewhere is looked at this long after its end. */
const AFTER_END_MS = 10;
/** Who has room had time to take a shard that has been free for so long: now anybody does. */
const LEFT_OVER_AFTER_MS = 1_500;
/**
 * While the database was away nobody could renew a lease or be seen. When it is back, those who were there before are taken to be there for so
 * long: each takes back its own, and nobody takes all and has to hand most of it over again.
 */
const OTHERS_COME_BACK_MS = RENEW_EVERY_MS;
/**
 * Shards that fall silent together when some are handed over, and the pause before the next: the taker has often just started and
 * reads journals on a cold core, and each lot waits for those that came with it.
 */
export const HANDED_OVER_AT_ONCE = 4;
const HAND_OVER_PAUSE_MS = 150;
/** Rows of instances that ended without a word are kept this long. */
const FORGET_INSTANCE_AFTER_MS = 60_000;
/** Values: owner, shards kept. */
const IS_MINE_NO_MORE = 'owner = ? AND shard NOT IN (?)';
/** Values: free for so long, shards kept. */
const IS_FREE = `until_ms <= ${SERVER_NOW_MS} - ? AND shard NOT IN (?)`;
/** Of each of these shards its own time: never in the future, and as it was when nothing new is known. */
function bidsUntilOf(shards: readonly number[]): string {
  return `LEAST(COALESCE(CASE shard ${shards.map(() => 'WHEN ? THEN ?').join(' ')} END, bids_until_ms), ${SERVER_NOW_MS})`;
}

function timesOf(shards: readonly number[], bidsUntilMs: BidsUntil): readonly (number | null)[] {
  return shards.flatMap((shard) => [shard, bidsUntilMs(shard)]);
}

interface LeaseRow extends RowDataPacket {
  readonly shard: number;
  readonly epoch: number;
  readonly bids_until_ms: number;
}

interface OutlookRow extends RowDataPacket {
  /** Other instances that are fit to hold shards. */
  readonly others: number;
  /** When the first lease of another instance runs out, from now; null when there is none. */
  readonly ends_in_ms: number | null;
}

/**
 * Takes free shards up to this instance's part, keeps them, hands over what is too much, and gives all back at the end. Every
 * change is one statement: an instance that freezes in the middle leaves no row locked.
 */
export class MysqlShardLeases implements OwnLeases {
  private readonly held = new Map<number, ShardLease>();
  /** Silent already, not yet given back. */
  private readonly leaving = new Set<number>();
  /** Until when the leases hold, on this process's monotonic clock. */
  private holdUntil = 0;
  /** From when this process takes shards though others live, on its monotonic clock. */
  private settledAt = Infinity;
  /** As the others were told in the last round. */
  private isFit = false;
  /** As many others as were seen in the last round that was answered. */
  private othersSeen = 0;
  /** From when nobody is waited for who was there before the database was away, on this process's monotonic clock. */
  private othersAreBackAt = 0;
  private hasFailed = false;
  private timer: NodeJS.Timeout | null = null;
  private expiry: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();
  private isTakeWaiting = false;
  private handingOver: Promise<void> | null = null;
  private isClosing = false;
  private isStopped = false;

  /** `owner` names this process and no other, past ones included; `address` is where it takes lines of other instances, null for nowhere. */
  constructor(
    private readonly pool: Pool,
    private readonly owner: string,
    private readonly keeper: LeaseKeeper,
    private readonly settleMs = SETTLE_MS,
    private readonly address: string | null = null,
  ) {}

  get count(): number {
    return performance.now() < this.holdUntil ? this.held.size : 0;
  }

  leaseOf(shard: number): ShardLease | null {
    return performance.now() < this.holdUntil ? (this.held.get(shard) ?? null) : null;
  }

  /** Takes its part and goes on doing so every second. Rejects when the database cannot be asked the first time. */
  async start(): Promise<void> {
    this.settledAt = performance.now() + this.settleMs;
    const everyShard = Array.from({ length: SHARD_COUNT }, (_, shard) => [shard, 0, 0, 0]);
    await this.ask('INSERT IGNORE INTO shard_leases (shard, epoch, bids_until_ms, until_ms) VALUES ?', [
      everyShard,
    ]);
    await this.ask(`DELETE FROM engine_instances WHERE until_ms < ${SERVER_NOW_MS} - ?`, [
      FORGET_INSTANCE_AFTER_MS,
    ]);
    this.lookAgainIn(await this.renewAndTake());
  }

  /** Somebody has freed shards: takes what there is room for at once. What cannot be taken now is there in the next round. */
  takeNow(): void {
    if (this.isTakeWaiting || this.isClosing) return;
    // Whoever freed them may have been the last of the others.
    if (!this.isFit) return this.lookAgainIn(0);
    this.isTakeWaiting = true;
    this.round = this.round.then(async () => {
      this.isTakeWaiting = false;
      const mayTake = this.isFit && this.keeper.mayTake() && performance.now() < this.holdUntil;
      if (mayTake) await this.lookAndTake().catch(() => undefined);
    });
  }

  private async lookAndTake(): Promise<void> {
    await this.takeFree(fairShareMax(this.othersOf(await this.lookOut()) + 1));
  }

  /** How many others are there, or are just coming back with the database. */
  private othersOf({ others }: Pick<OutlookRow, 'others'>): number {
    const now = performance.now();
    if (this.hasFailed) this.othersAreBackAt = now + OTHERS_COME_BACK_MS;
    this.hasFailed = false;
    if (now >= this.othersAreBackAt) this.othersSeen = others;
    return Math.max(others, this.othersSeen);
  }

  private goRound(): void {
    this.round = this.round.then(async () => {
      try {
        this.lookAgainIn(await this.renewAndTake());
      } catch {
        this.hasFailed = true;
        this.lookAgainIn(TRY_AGAIN_AFTER_MS);
      }
    });
  }

  /**
   * From now on no shard is gained. One that a statement under way still takes goes back as its last owner left it: no bid was
   * possible here on its lots, and time may be owed on them.
   */
  takeNoMore(): void {
    this.isClosing = true;
    this.isFit = false;
    // The others stop handing over to it at once; what they miss of this runs out.
    this.announce().catch(() => undefined);
    // A round that is under way may have said otherwise on another connection, and be heard after it.
    this.round = this.round.then(() => this.announce()).catch(() => undefined);
  }

  /**
   * Gives all leases back, so that others can take over at once. The lots must have stopped before, and no more shards have been
   * taken since; bids were possible until `bidsUntilMs`, null as in `LeaseKeeper`.
   */
  async stop(bidsUntilMs: BidsUntil): Promise<void> {
    if (!this.isClosing) this.takeNoMore();
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.round;
    if (this.expiry) clearTimeout(this.expiry);
    await this.handingOver;
    const shards = [...this.held.keys()];
    this.held.clear();
    await this.ask('DELETE FROM engine_instances WHERE owner = ?', [this.owner]);
    await this.free(shards, bidsUntilMs);
  }

  private lookAgainIn(ms: number): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.isStopped) return;
    this.timer = setTimeout(() => this.goRound(), ms);
  }

  /** How long to wait for the next round. */
  private async renewAndTake(): Promise<number> {
    const startedAt = performance.now();
    if (this.held.size > 0) await this.renew();
    const outlook = await this.lookOut();
    this.isFit =
      !this.isClosing &&
      this.keeper.mayTake() &&
      (outlook.others === 0 || performance.now() >= this.settledAt);
    await this.announce();
    const shareMax = fairShareMax(this.othersOf(outlook) + 1);
    // Whoever asked after the leases ran out here and before this renewal came through was told that there are none.
    this.noticeExpiry();
    this.hold(startedAt + LEASE_MS);
    if (this.isFit) await this.takeAll(shareMax);
    else if (!this.isClosing) await this.takeBack();
    if (this.isFit && this.held.size > shareMax) this.handOver([...this.held.keys()].slice(shareMax));
    const othersEndInMs = Math.max(outlook.ends_in_ms ?? RENEW_EVERY_MS, 0) + AFTER_END_MS;
    const ownHalfLeftMs = Math.max((this.holdUntil - performance.now()) / 2, 0);
    return Math.min(RENEW_EVERY_MS, othersEndInMs, ownHalfLeftMs);
  }

  private async renew(): Promise<void> {
    const shards = [...this.held.keys()];
    const times = timesOf(shards, this.keeper.bidsPossibleUntilMs());
    const result = await this.ask(
      `UPDATE shard_leases SET bids_until_ms = ${bidsUntilOf(shards)}, until_ms = ${SERVER_NOW_MS} + ?
       WHERE owner = ? AND until_ms > ${SERVER_NOW_MS} AND shard IN (?)`,
      [...times, LEASE_MS, this.owner, shards],
    );
    // Any difference means that some lapsed unnoticed: begin anew rather than guess which.
    if (result.affectedRows < this.held.size) this.loseAll();
  }

  private async announce(): Promise<void> {
    await this.ask(
      `INSERT INTO engine_instances (owner, until_ms, address) VALUES (?, ${SERVER_NOW_MS} + ?, ?)
       ON DUPLICATE KEY UPDATE until_ms = VALUES(until_ms)`,
      [this.owner, this.isFit ? LEASE_MS : 0, this.address],
    );
  }

  private async lookOut(): Promise<Pick<OutlookRow, 'others' | 'ends_in_ms'>> {
    const rows = await this.ask<OutlookRow[]>(
      `SELECT (SELECT COUNT(*) FROM engine_instances WHERE until_ms > ${SERVER_NOW_MS} AND owner <> ?) AS others,
              (SELECT CAST(MIN(until_ms) AS SIGNED) FROM shard_leases WHERE until_ms > ${SERVER_NOW_MS} AND owner <> ?)
                - CAST(${SERVER_NOW_MS} AS SIGNED) AS ends_in_ms`,
      [this.owner, this.owner],
    );
    return rows[0] ?? { others: 0, ends_in_ms: null };
  }

  /** Rows that still bear this owner's name though it lost them are taken as well, whatever its part is. */
  private async takeAll(shareMax: number): Promise<void> {
    const { kept } = this;
    await this.takeMine();
    if (performance.now() >= this.othersAreBackAt)
      await this.take(IS_FREE, [LEFT_OVER_AFTER_MS, kept], SHARD_COUNT);
    await this.takeFree(shareMax);
  }

  private async takeFree(shareMax: number): Promise<void> {
    const { kept } = this;
    const room = shareMax - this.held.size - this.leaving.size;
    if (room > 0) await this.take(IS_FREE, [0, kept], room);
    await this.gain();
  }

  /**
   * Unsure of the clock it takes what is its own, as it would have kept it, and nothing else: after a failover to a server whose clock is behind nobody is
   * sure until that has caught up, and all lots would stand for so long (docs/adr/0138).
   */
  private async takeBack(): Promise<void> {
    if ((await this.takeMine()) > 0) await this.gain();
  }

  private takeMine(): Promise<number> {
    return this.take(IS_MINE_NO_MORE, [this.owner, this.kept], SHARD_COUNT);
  }

  /** What the rows say that it has by now, and is not known here yet. */
  private async gain(): Promise<void> {
    const { kept } = this;
    const rows = await this.ask<LeaseRow[]>(
      `SELECT shard, epoch, bids_until_ms FROM shard_leases WHERE ${IS_MINE_NO_MORE} AND until_ms > ${SERVER_NOW_MS}`,
      [this.owner, kept],
    );
    const taken = rows.map(({ shard, epoch, bids_until_ms }) => ({
      shard,
      epoch,
      aliveUntilMs: bids_until_ms,
    }));
    if (this.isClosing) {
      const shards = taken.map(({ shard }) => shard);
      return this.free(shards, () => null);
    }
    for (const lease of taken) this.held.set(lease.shard, lease);
    if (taken.length > 0) this.keeper.gained(taken);
  }

  /** Held, or on its way out; with a shard of no lots' number, since a list of values may not be empty. */
  private get kept(): readonly number[] {
    return [-1, ...this.held.keys(), ...this.leaving];
  }

  /** Returns how many. */
  private async take(which: string, values: readonly unknown[], most: number): Promise<number> {
    const { affectedRows } = await this.ask(
      `UPDATE shard_leases SET owner = ?, epoch = epoch + 1, until_ms = ${SERVER_NOW_MS} + ?
       WHERE ${which} ORDER BY shard LIMIT ?`,
      [this.owner, LEASE_MS, ...values, most],
    );
    return affectedRows;
  }

  /** A few at a time, beside the rounds, which must not wait for a slow disk. */
  private handOver(shards: readonly number[]): void {
    this.handingOver ??= this.handOverAll(shards)
      // What could not be given back runs out.
      .catch(() => undefined)
      .finally(() => {
        this.leaving.clear();
        this.handingOver = null;
      });
  }

  private async handOverAll(shards: readonly number[]): Promise<void> {
    for (let at = 0; at < shards.length && !this.isStopped; at += HANDED_OVER_AT_ONCE) {
      // Whoever they are for may have gone in the pause.
      if (at > 0 && this.held.size <= fairShareMax((await this.lookOut()).others + 1)) return;
      const some = shards.slice(at, at + HANDED_OVER_AT_ONCE).filter((shard) => this.held.has(shard));
      const bidsUntilMs = this.keeper.bidsPossibleUntilMs();
      for (const shard of some) {
        this.held.delete(shard);
        this.leaving.add(shard);
      }
      await this.keeper.letGo(some);
      await this.free(some, bidsUntilMs);
      for (const shard of some) this.leaving.delete(shard);
      await sleep(HAND_OVER_PAUSE_MS);
    }
  }

  private async free(shards: readonly number[], bidsUntilMs: BidsUntil): Promise<void> {
    if (shards.length === 0) return;
    await this.ask(
      `UPDATE shard_leases SET owner = NULL, bids_until_ms = ${bidsUntilOf(shards)}, until_ms = ${SERVER_NOW_MS}
       WHERE owner = ? AND shard IN (?)`,
      [...timesOf(shards, bidsUntilMs), this.owner, shards],
    );
    this.keeper.freed(shards);
  }

  private hold(until: number): void {
    this.holdUntil = until;
    if (this.expiry) clearTimeout(this.expiry);
    this.expiry = setTimeout(
      () => this.noticeExpiry(),
      Math.max(Math.ceil(until - performance.now()), 0) + 1,
    );
  }

  /** On time, however long the database takes to answer. */
  private noticeExpiry(): void {
    if (this.held.size > 0 && performance.now() >= this.holdUntil) this.loseAll();
  }

  private ask<Rows extends QueryResult = ResultSetHeader>(
    sql: string,
    values: readonly unknown[],
  ): Promise<Rows> {
    return promptQuery<Rows>(this.pool, sql, values);
  }

  private loseAll(): void {
    const shards = [...this.held.keys()];
    this.held.clear();
    this.keeper.lost(shards);
  }
}
