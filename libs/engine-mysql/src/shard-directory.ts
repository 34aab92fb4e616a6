// Who holds which shard, as far as this instance has heard: where an order for a lot that is not here should go.
import type { Directory } from '@haopai/engine';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { SERVER_NOW_MS } from './auction-clock';
import { promptQuery } from './prompt-query';

const LOOK_EVERY_MS = 1_000;
/** An instance hands its lots over and is gone within ten seconds, and brings bids to their next owners until then. */
const SEEN_FOR_MS = 15_000;

interface OwnerRow extends RowDataPacket {
  /** Null for an instance that is fit to hold shards, whether it holds any or not. */
  readonly shard: number | null;
  readonly owner: string;
}

/** Looks at the leases every second, and whenever somebody says that they have changed. Right but for a moment, never trusted. */
export class ShardDirectory implements Directory {
  private owners: ReadonlyMap<number, string> = new Map();
  /** Ids of instances, and until when they have been seen lately, on this process's monotonic clock. */
  private readonly seenUntil = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private couldLook = true;

  constructor(
    private readonly pool: Pool,
    /** Called after every look that could be taken. */
    private readonly onLook: () => void = () => undefined,
  ) {}

  /** The owner of a shard at the last look; null when nobody held it. */
  ownerOf(shard: number): string | null {
    return this.owners.get(shard) ?? null;
  }

  hasSeen(instanceId: string): boolean {
    return (this.seenUntil.get(instanceId) ?? 0) > performance.now();
  }

  /** Whether the database answered when it was last asked. */
  get isAnswered(): boolean {
    return this.couldLook;
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    void this.look();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Resolves after a look that began no earlier than now. What cannot be read stays as it was. */
  look(): Promise<void> {
    if (this.underWay === null) return this.begin();
    this.next ??= this.underWay.then(() => {
      this.next = null;
      return this.begin();
    });
    return this.next;
  }

  private begin(): Promise<void> {
    const look = this.read()
      .then(
        () => (this.couldLook = true),
        () => (this.couldLook = false),
      )
      .then(() => {
        this.underWay = null;
      });
    this.underWay = look;
    return look;
  }

  private async read(): Promise<void> {
    const rows = await promptQuery<OwnerRow[]>(
      this.pool,
      `SELECT shard, owner FROM shard_leases WHERE owner IS NOT NULL AND until_ms > ${SERVER_NOW_MS}
       UNION ALL SELECT NULL, owner FROM engine_instances WHERE until_ms > ${SERVER_NOW_MS}`,
    );
    this.owners = new Map(rows.flatMap(({ shard, owner }) => (shard === null ? [] : [[shard, owner]])));
    this.noteSeen(rows);
    this.onLook();
  }

  private noteSeen(rows: readonly OwnerRow[]): void {
    const now = performance.now();
    for (const { owner } of rows) this.seenUntil.set(owner, now + SEEN_FOR_MS);
    for (const [id, untilMs] of this.seenUntil) if (untilMs <= now) this.seenUntil.delete(id);
  }
}
