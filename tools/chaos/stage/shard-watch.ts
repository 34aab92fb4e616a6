// Who owned which shard when, as the lease rows said: looked at often, for hand-overs are quick.
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
/** After a look that failed: the database is away. */
const LOOK_AGAIN_AFTER_MS = 200;
const LOOK_MAX_MS = 1_000;
const RENEWAL_PATIENCE_MS = 1_500;

export interface Ownership {
  readonly shard: number;
  /** Name of the instance; null while the shard is free. */
  readonly owner: string | null;
  /** Grows with each owner. */
  readonly epoch: number;
  /** Seen first then, epoch milliseconds. */
  readonly sinceMs: number;
  /** A look that began then did not see it yet: it began later. Looks fail while the database is away, and are late on a busy machine. */
  readonly notBeforeMs: number;
}

interface LeaseRow extends RowDataPacket {
  readonly shard: number;
  readonly owner: string | null;
  readonly epoch: number;
  readonly until_ms: number;
}

export class ShardWatch {
  private readonly past = new Map<number, Ownership[]>();
  private readonly untilMs = new Map<string, number>();
  private lookedAtMs = 0;
  private isOver = false;
  private watching: Promise<void> = Promise.resolve();

  constructor(private readonly db: Pool) {}

  start(): void {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.watching;
  }

  /** Every change of the shard that was seen, oldest first. */
  historyOf(shard: number): readonly Ownership[] {
    return this.past.get(shard) ?? [];
  }

  /** Who owned the shard at this time, as far as was seen; null when nobody did. */
  ownerAt(shard: number, atMs: number): string | null {
    return this.historyOf(shard).findLast(({ sinceMs }) => sinceMs <= atMs)?.owner ?? null;
  }

  /** Resolves when this instance's leases have just been renewed, or are not for a while. */
  async renewalOf(name: string): Promise<void> {
    const [knownMs, giveUpAtMs] = [this.untilMs.get(name), performance.now() + RENEWAL_PATIENCE_MS];
    while (this.untilMs.get(name) === knownMs && performance.now() < giveUpAtMs)
      await sleep(LOOK_EVERY_MS / 2);
  }

  private async watch(): Promise<void> {
    while (!this.isOver) {
      const isSeen = await this.look().catch(() => false);
      await sleep(isSeen ? LOOK_EVERY_MS : LOOK_AGAIN_AFTER_MS);
    }
  }

  private async look(): Promise<boolean> {
    const beganAtMs = Date.now();
    const sql = 'SELECT shard, owner, epoch, until_ms FROM shard_leases';
    const [rows] = await this.db.query<LeaseRow[]>({ sql, timeout: LOOK_MAX_MS });
    const sinceMs = Date.now();
    for (const { shard, owner, epoch, until_ms } of rows) {
      const name = owner?.split('/', 1)[0] ?? null;
      if (name !== null) this.untilMs.set(name, Math.max(this.untilMs.get(name) ?? 0, until_ms));
      const known = this.past.get(shard) ?? [];
      const last = known.at(-1);
      if (last?.owner === name && last.epoch === epoch) continue;
      this.past.set(shard, [...known, { shard, owner: name, epoch, sinceMs, notBeforeMs: this.lookedAtMs }]);
    }
    this.lookedAtMs = beganAtMs;
    return true;
  }
}
