// Shard leases as rows in MySQL, by the server's clock. A lease routes and tells who lives; the journal's key keeps lots safe.
import { SHARD_COUNT } from '@haopai/lot-runtime';
import type { ShardLease, ShardLeases } from '@haopai/lot-runtime';
import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { SERVER_NOW_MS } from './auction-clock';

/** A lease that is not renewed for this long is free for others. */
export const LEASE_MS = 3_000;
const RENEW_EVERY_MS = 1_000;
/** Never in the future, and as it was when nothing new is known. */
const BIDS_UNTIL = `LEAST(COALESCE(?, bids_until_ms), ${SERVER_NOW_MS})`;

export interface LeaseKeeper {
  /** Whether this instance is fit to take shards now; what it holds it keeps. */
  mayTake(): boolean;
  /**
   * Until when bids were possible on every lot of the shards held, epoch milliseconds; null while their lots are still being
   * taken on: then what the last owner left stands.
   */
  bidsPossibleUntilMs(): number | null;
  /** These are held, newly or again: their lots are to be gone through. */
  gained(leases: readonly ShardLease[]): void;
  /** The lots of these shards must fall silent; somebody else may own them now. */
  lost(shards: readonly number[]): void;
}

interface LeaseRow extends RowDataPacket {
  readonly shard: number;
  readonly epoch: number;
  readonly bids_until_ms: number;
}

/** Takes every shard that is free, keeps it, and gives all back at the end. */
export class MysqlShardLeases implements ShardLeases {
  private readonly held = new Map<number, ShardLease>();
  /** Until when the leases hold, on this process's monotonic clock. */
  private holdUntil = 0;
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();

  /** `owner` names this process and no other, past ones included. */
  constructor(
    private readonly pool: Pool,
    private readonly owner: string,
    private readonly keeper: LeaseKeeper,
  ) {}

  leaseOf(shard: number): ShardLease | null {
    return performance.now() < this.holdUntil ? (this.held.get(shard) ?? null) : null;
  }

  /** Takes what is free and goes on doing so every second. Rejects when the database cannot be asked the first time. */
  async start(): Promise<void> {
    const everyShard = Array.from({ length: SHARD_COUNT }, (_, shard) => [shard, 0, 0, 0]);
    await this.pool.query(
      'INSERT IGNORE INTO shard_leases (shard, epoch, bids_until_ms, until_ms) VALUES ?',
      [everyShard],
    );
    await this.renewAndTake();
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.renewAndTake()).catch(() => this.noticeExpiry());
    }, RENEW_EVERY_MS);
  }

  /**
   * Gives all leases back, so that another instance can take over at once. The lots must have stopped before; bids were
   * possible until `bidsUntilMs`, null as in `LeaseKeeper`.
   */
  async stop(bidsUntilMs: number | null): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
    this.held.clear();
    await this.pool.query(
      `UPDATE shard_leases SET owner = NULL, bids_until_ms = ${BIDS_UNTIL}, until_ms = 0 WHERE owner = ?`,
      [bidsUntilMs, this.owner],
    );
  }

  private async renewAndTake(): Promise<void> {
    this.noticeExpiry();
    const startedAt = performance.now();
    const connection = await this.pool.getConnection();
    try {
      if (this.held.size > 0) await this.renew(connection);
      const taken = this.keeper.mayTake() ? await this.takeFree(connection) : [];
      // Whoever asked after the leases ran out here and before this renewal came through was told that there are none.
      const hasLapsed = this.held.size > taken.length && performance.now() >= this.holdUntil;
      this.holdUntil = startedAt + LEASE_MS;
      const news = hasLapsed ? [...this.held.values()] : taken;
      if (news.length > 0) this.keeper.gained(news);
    } finally {
      connection.release();
    }
  }

  private async renew(connection: PoolConnection): Promise<void> {
    const [result] = await connection.query<ResultSetHeader>(
      `UPDATE shard_leases SET bids_until_ms = ${BIDS_UNTIL}, until_ms = ${SERVER_NOW_MS} + ?
       WHERE owner = ? AND until_ms > ${SERVER_NOW_MS}`,
      [this.keeper.bidsPossibleUntilMs(), LEASE_MS, this.owner],
    );
    // Any difference means that some lapsed unnoticed: begin anew rather than guess which.
    if (result.affectedRows < this.held.size) this.loseAll();
  }

  private async takeFree(connection: PoolConnection): Promise<readonly ShardLease[]> {
    await connection.beginTransaction();
    try {
      // Rows that still bear this owner's name though it lost them are free for it as well.
      const [rows] = await connection.query<LeaseRow[]>(
        `SELECT shard, epoch, bids_until_ms FROM shard_leases WHERE until_ms <= ${SERVER_NOW_MS} OR owner = ? FOR UPDATE`,
        [this.owner],
      );
      const free = rows.filter(({ shard }) => !this.held.has(shard));
      if (free.length > 0) {
        await connection.query(
          `UPDATE shard_leases SET owner = ?, epoch = epoch + 1, until_ms = ${SERVER_NOW_MS} + ?
           WHERE shard IN (?)`,
          [this.owner, LEASE_MS, free.map(({ shard }) => shard)],
        );
      }
      await connection.commit();
      const taken = free.map(({ shard, epoch, bids_until_ms }) => ({
        shard,
        epoch: epoch + 1,
        aliveUntilMs: bids_until_ms,
      }));
      for (const lease of taken) this.held.set(lease.shard, lease);
      return taken;
    } catch (error) {
      await connection.rollback();
      throw error;
    }
  }

  private noticeExpiry(): void {
    if (this.held.size > 0 && performance.now() >= this.holdUntil) this.loseAll();
  }

  private loseAll(): void {
    const shards = [...this.held.keys()];
    this.held.clear();
    this.keeper.lost(shards);
  }
}
