// Shard leases on a real server.
import { setTimeout as sleep } from 'node:timers/promises';
import { SHARD_COUNT } from '@haopai/lot-runtime';
import type { ShardLease } from '@haopai/lot-runtime';
import { LEASE_MS, MysqlShardLeases } from './mysql-shard-leases';
import { aSchema } from './testing/throw-away-schema';
import type { ThrowAwaySchema } from './testing/throw-away-schema';

describe('MysqlShardLeases', () => {
  let schema: ThrowAwaySchema;
  beforeEach(async () => {
    schema = await aSchema();
  });
  afterEach(() => schema.drop());

  const instance = (
    owner: string,
    mayTake = () => true,
    bidsPossibleUntilMs = (): number | null => Date.now(),
  ) => {
    const gained: ShardLease[] = [];
    const lost: number[] = [];
    const leases = new MysqlShardLeases(schema.pool, owner, {
      mayTake,
      bidsPossibleUntilMs,
      gained: (more) => gained.push(...more),
      lost: (shards) => lost.push(...shards),
    });
    return { leases, gained, lost };
  };

  it('takes every free shard and keeps it past the length of a lease', async () => {
    const one = instance('one');
    await one.leases.start();
    expect(one.gained).toHaveLength(SHARD_COUNT);
    const two = instance('two');
    await two.leases.start();
    await sleep(LEASE_MS + 500);
    expect(one.leases.leaseOf(0)).toMatchObject({ shard: 0, epoch: 1 });
    expect(two.leases.leaseOf(0)).toBeNull();
    expect(one.lost).toEqual([]);
    await two.leases.stop(Date.now());
    await one.leases.stop(Date.now());
  });

  it('takes nothing while the instance is not fit to, and does so once it is', async () => {
    let isFit = false;
    const one = instance('one', () => isFit);
    await one.leases.start();
    expect(one.gained).toEqual([]);
    isFit = true;
    await sleep(1_500);
    expect(one.gained).toHaveLength(SHARD_COUNT);
    await one.leases.stop(Date.now());
  });

  it('hands all over at once when it stops, with the time when it last lived', async () => {
    const one = instance('one');
    await one.leases.start();
    const before = Date.now();
    await one.leases.stop(Date.now());
    const two = instance('two');
    await two.leases.start();
    expect(two.leases.leaseOf(63)).toMatchObject({ epoch: 2 });
    expect(Math.abs((two.gained[0]?.aliveUntilMs ?? 0) - before)).toBeLessThan(1_000);
    await two.leases.stop(Date.now());
  });

  it('tells the next owner since when bids are not possible, however long the last one renewed', async () => {
    const stuckSinceMs = Date.now() - 60_000;
    const stuck = instance('stuck', undefined, () => stuckSinceMs);
    await stuck.leases.start();
    await sleep(1_500);
    await stuck.leases.stop(stuckSinceMs);
    const next = instance('next', undefined, () => null);
    await next.leases.start();
    expect(next.gained[0]?.aliveUntilMs).toBe(stuckSinceMs);
    // It dies before it has taken its lots on: the one after it still learns of the outage.
    await sleep(1_500);
    await next.leases.stop(null);
    const last = instance('last');
    await last.leases.start();
    expect(last.gained[0]?.aliveUntilMs).toBe(stuckSinceMs);
    await last.leases.stop(Date.now());
  });

  it('announces its leases again when a renewal came through only after they had run out here', async () => {
    const one = instance('one');
    await one.leases.start();
    const lock = await schema.pool.getConnection();
    await lock.beginTransaction();
    await lock.query('SELECT shard FROM shard_leases FOR UPDATE');
    await sleep(LEASE_MS + 500);
    expect(one.leases.leaseOf(0)).toBeNull();
    await lock.commit();
    lock.release();
    await sleep(500);
    expect(one.leases.leaseOf(0)).not.toBeNull();
    expect(one.gained.length).toBe(2 * SHARD_COUNT);
    await one.leases.stop(Date.now());
  });

  it('loses what it could not renew and takes it back under a new epoch', async () => {
    const one = instance('one');
    await one.leases.start();
    await schema.pool.query('UPDATE shard_leases SET until_ms = 0 WHERE shard < 3');
    await sleep(1_500);
    expect(one.lost).toHaveLength(SHARD_COUNT);
    expect(one.leases.leaseOf(0)).toMatchObject({ epoch: 2 });
    expect(one.leases.leaseOf(63)).toMatchObject({ epoch: 2 });
    await one.leases.stop(Date.now());
  });
});
