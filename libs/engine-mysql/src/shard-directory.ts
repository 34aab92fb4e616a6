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
  /** Where it takes lines of other instances; null for one of the release before. */
  readonly address: string | null;
}

interface Seen {
  readonly address: string | null;
  /** On this process's monotonic clock. */
  readonly untilMs: number;
}

/** Looks at the leases every second, and whenever somebody says that they have changed. Right but for a moment, never trusted. */
export class ShardDirectory implements Directory {
  private owners: ReadonlyMap<number, string> = new Map();
  /** Instances that have been seen lately, by their ids. */
  private readonly seen = new Map<string, Seen>();
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
    return (this.seen.get(instanceId)?.untilMs ?? 0) > performance.now();
  }

  /** Where instances that were seen lately take lines of others, by their ids. */
  addresses(): ReadonlyMap<string, string> {
    const addresses = [...this.seen].map(([id, { address }]) => [id, address] as const);
    return new Map(addresses.flatMap(([id, address]) => (address === null ? [] : [[id, address]])));
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
      `SELECT shard, owner, address FROM shard_leases LEFT JOIN engine_instances USING (owner)
       WHERE owner IS NOT NULL AND shard_leases.until_ms > ${SERVER_NOW_MS}
       UNION ALL SELECT NULL, owner, address FROM engine_instances WHERE until_ms > ${SERVER_NOW_MS}`,
    );
    this.owners = new Map(rows.flatMap(({ shard, owner }) => (shard === null ? [] : [[shard, owner]])));
    this.noteSeen(rows);
    this.onLook();
  }

  private noteSeen(rows: readonly OwnerRow[]): void {
    const now = performance.now();
    for (const { owner, address } of rows) this.seen.set(owner, { address, untilMs: now + SEEN_FOR_MS });
    for (const [id, { untilMs }] of this.seen) if (untilMs <= now) this.seen.delete(id);
  }
}
