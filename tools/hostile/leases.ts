// Leases that were lost: as the engines count them, and as the rows show when one was taken again by whoever had it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { WatchedInstance } from './site';

export interface Lease {
  readonly shard: number;
  /** Of the instance. */
  readonly owner: string | null;
  /** Grows with each owner. */
  readonly epoch: number;
}

export interface LeaseLook {
  readonly leases: readonly Lease[];
  /** Counted since each instance started, by its address; an instance that did not answer is left out. */
  readonly lostSinceStart: ReadonlyMap<string, number>;
}

interface LeaseRow extends RowDataPacket {
  readonly shard: number;
  readonly owner: string | null;
  readonly epoch: number;
}

const METRICS_PATIENCE_MS = 5_000;
const METRICS_TRIES = 6;
const ASK_AGAIN_AFTER_MS = 500;

export async function lookAtLeases(pool: Pool, instances: readonly WatchedInstance[]): Promise<LeaseLook> {
  const [rows] = await pool.query<LeaseRow[]>('SELECT shard, owner, epoch FROM shard_leases');
  const leases = rows.map(({ shard, owner, epoch }) => ({
    shard,
    owner: owner?.split('/', 1)[0] ?? null,
    epoch: Number(epoch),
  }));
  const lost = await Promise.all(
    instances.map(async ({ baseUrl }) => [baseUrl, await lostOf(baseUrl)] as const),
  );
  const known = lost.filter((pair): pair is readonly [string, number] => pair[1] !== null);
  return { leases, lostSinceStart: new Map(known) };
}

/** `dead`: the name of an instance that was killed between the looks. Its leases are not lost: they are taken over. */
export function leasesLost(before: LeaseLook, after: LeaseLook, dead: string | null = null): number {
  let counted = 0;
  for (const [baseUrl, now] of after.lostSinceStart) {
    const then = before.lostSinceStart.get(baseUrl) ?? 0;
    // An engine that was started again counts anew.
    counted += now >= then ? now - then : now;
  }
  const ownerBefore = new Map(before.leases.map((lease) => [lease.shard, lease]));
  const takenAgain = after.leases.filter(({ shard, owner, epoch }) => {
    const then = ownerBefore.get(shard);
    return (
      then !== undefined && owner !== null && owner === then.owner && owner !== dead && epoch > then.epoch
    );
  });
  return Math.max(counted, takenAgain.length);
}

async function lostOf(baseUrl: string): Promise<number | null> {
  for (let tries = 1; tries <= METRICS_TRIES; tries++) {
    const signal = AbortSignal.timeout(METRICS_PATIENCE_MS);
    const text = await fetch(`${baseUrl}/metrics`, { signal })
      .then((answer) => answer.text())
      .catch(() => '');
    const lost = /^haopai_shard_changes_total\{change="lost"\} (\d+)$/m.exec(text)?.[1];
    if (lost !== undefined) return Number(lost);
    await sleep(ASK_AGAIN_AFTER_MS);
  }
  return null;
}
