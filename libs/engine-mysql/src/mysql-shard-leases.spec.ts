// Shard leases on a real server.
import { setTimeout as sleep } from 'node:timers/promises';
import { fairShareMax, SHARD_COUNT } from '@haopai/engine';
import type { ShardLease } from '@haopai/engine';
import type { RowDataPacket } from 'mysql2/promise';
import type { BidsUntil, LeaseKeeper } from '@haopai/engine';
import { HANDED_OVER_AT_ONCE, LEASE_MS, MysqlShardLeases } from './mysql-shard-leases';
import { ANSWER_MAX_MS } from './prompt-query';
import { aSlowLine } from './testing/slow-line';
import { aSchema } from './testing/throw-away-schema';
import type { ThrowAwaySchema } from './testing/throw-away-schema';

describe('MysqlShardLeases', () => {
  let schema: ThrowAwaySchema;
  beforeEach(async () => {
    schema = await aSchema();
  });
  afterEach(async () => {
    await Promise.all(instances.splice(0).map((leases) => leases.stop(Date.now)));
    await schema.drop();
  });

  const instance = (
    owner: string,
    mayTake = () => true,
    bidsPossibleUntilMs: BidsUntil = () => Date.now(),
    pool = schema.pool,
    settleMs = 0,
  ) => {
    const gained: ShardLease[] = [];
    const lost: number[] = [];
    const letGo: number[] = [];
    const told = { gained, lost, letGo, onLetGo: (): Promise<void> => Promise.resolve() };
    const keeper: LeaseKeeper = {
      mayTake,
      bidsPossibleUntilMs: () => bidsPossibleUntilMs,
      gained: (more) => gained.push(...more),
      lost: (shards) => lost.push(...shards),
      letGo: (shards) => {
        letGo.push(...shards);
        return told.onLetGo();
      },
      freed: () => others(leases).forEach((other) => other.takeNow()),
    };
    const leases = new MysqlShardLeases(pool, owner, keeper, settleMs);
    instances.push(leases);
    return Object.assign(told, { leases });
  };
  const instances: MysqlShardLeases[] = [];
  const others = (self: MysqlShardLeases): readonly MysqlShardLeases[] =>
    instances.filter((leases) => leases !== self);

  it('tell of each shard by itself until when bids were possible on it', async () => {
    const longAgoMs = Date.now() - 60_000;
    const one = instance(
      'one',
      () => true,
      (shard) => (shard === 7 ? longAgoMs : shard === 8 ? null : Date.now()),
    );
    await one.leases.start();
    await sleep(1_500);
    await one.leases.stop((shard) => (shard === 9 ? longAgoMs : shard === 7 ? null : Date.now()));
    const [rows] = await schema.pool.query<RowDataPacket[]>(
      'SELECT shard, bids_until_ms AS atMs FROM shard_leases WHERE shard IN (7, 8, 9, 10) ORDER BY shard',
    );
    const times = rows.map(({ atMs }) => Number(atMs));
    expect([times[0], times[2]]).toEqual([longAgoMs, longAgoMs]);
    expect(times[3]).toBeGreaterThan(longAgoMs + 50_000);
  });

  it('takes every free shard and keeps it past the length of a lease', async () => {
    const one = instance('one');
    await one.leases.start();
    expect(one.gained).toHaveLength(SHARD_COUNT);
    await sleep(LEASE_MS + 500);
    expect(one.leases.leaseOf(0)).toMatchObject({ shard: 0, epoch: 1 });
    expect(one.lost).toEqual([]);
  });

  it('hands over what is more than its part when others come, each shard with one owner', async () => {
    const one = instance('one');
    await one.leases.start();
    const two = instance('two');
    const three = instance('three');
    await Promise.all([two.leases.start(), three.leases.start()]);
    await until(() => [one, two, three].every(({ leases }) => leases.count <= fairShareMax(3)));
    await until(() => two.leases.count + three.leases.count + one.leases.count === SHARD_COUNT);
    expect([one, two, three].map(({ leases }) => leases.count).sort()).toEqual([20, 22, 22]);
    const owned = [one, two, three].map(({ leases }) => ownedBy(leases));
    expect(new Set(owned.flat()).size).toBe(SHARD_COUNT);
    expect(new Set(one.letGo)).toEqual(new Set([...(owned[1] ?? []), ...(owned[2] ?? [])]));
    expect([...one.lost, ...two.lost, ...three.lost]).toEqual([]);
  });

  it('leaves the shards to the others until it has settled, and takes them at once when nobody else is left', async () => {
    const newcomer = (owner: string, settleMs: number) =>
      instance(owner, undefined, undefined, undefined, settleMs);
    const one = instance('one');
    await one.leases.start();
    const two = newcomer('two', 1_500);
    const three = newcomer('three', 60_000);
    await Promise.all([two.leases.start(), three.leases.start()]);
    expect(one.letGo).toEqual([]);
    await until(() => one.leases.count + two.leases.count === SHARD_COUNT && two.leases.count === 32);
    expect(three.gained).toEqual([]);
    await Promise.all([one.leases.stop(Date.now), two.leases.stop(Date.now)]);
    await until(() => three.leases.count === SHARD_COUNT);
  });

  it('takes over the shards of an instance that ended without a word, as soon as its leases have run out', async () => {
    await schema.pool.query('INSERT INTO engine_instances (owner, until_ms) VALUES (?, ?)', [
      'dead',
      Date.now() + 2_000,
    ]);
    const rows = Array.from({ length: SHARD_COUNT }, (_, shard) => [shard, 'dead', 7, 0, Date.now() + 2_000]);
    await schema.pool.query(
      'INSERT INTO shard_leases (shard, owner, epoch, bids_until_ms, until_ms) VALUES ?',
      [rows],
    );
    const endsAtMs = Date.now() + 2_000;
    const one = instance('one');
    await one.leases.start();
    await until(() => one.leases.count === SHARD_COUNT);
    expect(Date.now()).toBeGreaterThanOrEqual(endsAtMs);
    expect(one.leases.leaseOf(5)).toMatchObject({ epoch: 8 });
  });

  it('takes back what nobody else takes, whatever its part is', async () => {
    const one = instance('one');
    await schema.pool.query('INSERT INTO engine_instances (owner, until_ms) VALUES (?, ?)', [
      'gone',
      Date.now() + 2_000,
    ]);
    await one.leases.start();
    await until(() => one.leases.count < SHARD_COUNT);
    await until(() => one.leases.count === SHARD_COUNT);
  });

  it('hands over no more than a few shards to one that stops as soon as it has come', async () => {
    const one = instance('one');
    await one.leases.start();
    const two = instance('two');
    await two.leases.start();
    await until(() => one.letGo.length > 0);
    two.leases.takeNoMore();
    const handedOver = one.letGo.length;
    await sleep(1_000);
    expect(one.letGo.length).toBeLessThanOrEqual(handedOver + HANDED_OVER_AT_ONCE);
    await two.leases.stop(Date.now);
    await until(() => one.leases.count === SHARD_COUNT);
  });

  it('takes nothing while the instance is not fit to, and does so once it is', async () => {
    let isFit = false;
    const one = instance('one', () => isFit);
    await one.leases.start();
    expect(one.gained).toEqual([]);
    isFit = true;
    await sleep(1_500);
    expect(one.gained).toHaveLength(SHARD_COUNT);
  });

  it('takes back what is its own though it is not fit to take, and nothing else until it is', async () => {
    let isFit = true;
    const one = instance('one', () => isFit);
    await one.leases.start();
    // As after a failover to a server whose clock is behind: leases have run out, and nobody is sure of the time.
    isFit = false;
    await schema.pool.query('UPDATE shard_leases SET until_ms = 0, owner = IF(shard < 3, NULL, owner)');
    await until(() => one.lost.length === SHARD_COUNT && one.leases.count === SHARD_COUNT - 3);
    await sleep(2_500);
    expect(ownedBy(one.leases)).toEqual(Array.from({ length: SHARD_COUNT - 3 }, (_, at) => at + 3));
    isFit = true;
    await until(() => one.leases.count === SHARD_COUNT);
  });

  it('hands all over at once when it stops, with the time when it last lived', async () => {
    const one = instance('one');
    await one.leases.start();
    const before = Date.now();
    await one.leases.stop(Date.now);
    const two = instance('two');
    await two.leases.start();
    expect(two.leases.leaseOf(63)).toMatchObject({ epoch: 2 });
    expect(Math.abs((two.gained[0]?.aliveUntilMs ?? 0) - before)).toBeLessThan(1_000);
  });

  it('tells the next owner since when bids are not possible, however long the last one renewed', async () => {
    const stuckSinceMs = Date.now() - 60_000;
    const stuck = instance('stuck', undefined, () => stuckSinceMs);
    await stuck.leases.start();
    await sleep(1_500);
    await stuck.leases.stop(() => stuckSinceMs);
    const next = instance('next', undefined, () => null);
    await next.leases.start();
    expect(next.gained[0]?.aliveUntilMs).toBe(stuckSinceMs);
    // It dies before it has taken its lots on: the one after it still learns of the outage.
    await sleep(1_500);
    await next.leases.stop(() => null);
    const last = instance('last');
    await last.leases.start();
    expect(last.gained[0]?.aliveUntilMs).toBe(stuckSinceMs);
  });

  it('gives back as they were found the shards that it takes while it stops', async () => {
    const deadSinceMs = Date.now() - 60_000;
    const endsAtMs = Date.now() + 1_000;
    const rows = Array.from({ length: SHARD_COUNT }, (_, shard) => [shard, 'dead', 7, deadSinceMs, endsAtMs]);
    await schema.pool.query(
      'INSERT INTO shard_leases (shard, owner, epoch, bids_until_ms, until_ms) VALUES ?',
      [rows],
    );
    const line = await aSlowLine(process.env['HAOPAI_TEST_MYSQL_URL'] ?? '', 0);
    const pool = schema.poolAt(line.url);
    const stopping = instance('stopping', undefined, undefined, pool);
    await stopping.leases.start();
    line.delayMs = 400;
    const taken = async (): Promise<number> =>
      (
        await schema.pool.query<RowDataPacket[]>(
          "SELECT shard FROM shard_leases WHERE owner = 'stopping' AND until_ms > 0",
        )
      )[0].length;
    while ((await taken()) === 0) await sleep(5);
    // The shards are its own by now, and it does not know it yet.
    expect(stopping.leases.count).toBe(0);
    await stopping.leases.stop(Date.now);
    instances.splice(instances.indexOf(stopping.leases), 1);
    line.close();
    await pool.end();
    const next = instance('next');
    await next.leases.start();
    expect(next.gained.map(({ aliveUntilMs }) => aliveUntilMs)).toEqual(
      Array.from({ length: SHARD_COUNT }, () => deadSinceMs),
    );
  });

  it('falls silent on time and comes back when the database did not answer for longer than a lease', async () => {
    const one = instance('one');
    await one.leases.start();
    const lock = await schema.pool.getConnection();
    await lock.beginTransaction();
    await lock.query('SELECT shard FROM shard_leases FOR UPDATE');
    await sleep(LEASE_MS + 100);
    expect(one.leases.leaseOf(0)).toBeNull();
    expect(one.lost).toHaveLength(SHARD_COUNT);
    await lock.commit();
    lock.release();
    await until(() => one.leases.count === SHARD_COUNT);
    expect(one.gained).toHaveLength(2 * SHARD_COUNT);
  });

  it('gives each its own back when nobody was answered for longer than a lease, and nobody has to hand anything over', async () => {
    const all = [instance('one'), instance('two'), instance('three')];
    for (const { leases } of all) await leases.start();
    const areAllOwned = () => all.reduce((sum, { leases }) => sum + leases.count, 0) === SHARD_COUNT;
    const owned = () => all.map(({ leases, letGo }) => [ownedBy(leases), letGo.length]);
    const outage = async () => {
      await until(() => areAllOwned() && all.every(({ leases }) => leases.count <= fairShareMax(3)));
      const before = owned();
      const lock = await schema.pool.getConnection();
      await lock.beginTransaction();
      await lock.query('SELECT shard FROM shard_leases FOR UPDATE');
      await lock.query('SELECT owner FROM engine_instances FOR UPDATE');
      // Longer than what is nobody's is left to whoever has room for it.
      await sleep(2 * LEASE_MS);
      expect(all.map(({ leases }) => leases.count)).toEqual([0, 0, 0]);
      await lock.commit();
      lock.release();
      await until(areAllOwned);
      return { before, after: owned() };
    };
    // Whoever comes back later than a second after the database is missed: a busy machine may need several outages for one without.
    let last = await outage();
    for (let again = 0; again < 5 && JSON.stringify(last.after) !== JSON.stringify(last.before); again++)
      last = await outage();
    expect(last.after).toEqual(last.before);
  });

  it('leaves what was that of an instance that ended meanwhile to the others, a little later', async () => {
    const [one, two] = [instance('one'), instance('two')];
    await one.leases.start();
    await two.leases.start();
    await until(() => one.leases.count === SHARD_COUNT / 2 && two.leases.count === SHARD_COUNT / 2);
    const lock = await schema.pool.getConnection();
    await lock.beginTransaction();
    await lock.query('SELECT shard FROM shard_leases FOR UPDATE');
    await lock.query('SELECT owner FROM engine_instances FOR UPDATE');
    instances.splice(instances.indexOf(two.leases), 1);
    two.leases.stop(Date.now).catch(() => undefined);
    await sleep(2 * LEASE_MS);
    await lock.commit();
    lock.release();
    await until(() => one.leases.count === SHARD_COUNT);
  });

  it('waits for no answer that never comes, be it in a round or at the end', async () => {
    const line = await aSlowLine(process.env['HAOPAI_TEST_MYSQL_URL'] ?? '', 0);
    const pool = schema.poolAt(line.url);
    const one = instance('one', undefined, undefined, pool);
    await one.leases.start();
    line.delayMs = 60_000;
    await until(() => one.lost.length === SHARD_COUNT);
    line.delayMs = 0;
    await until(() => one.leases.count === SHARD_COUNT);
    // Longer than anybody waits.
    line.delayMs = 60_000;
    await expect(one.leases.stop(Date.now)).rejects.toThrow('did not answer');
    instances.splice(instances.indexOf(one.leases), 1);
    line.close();
    pool.end().catch(() => undefined);
  });

  it('takes back what it failed to give back, and loses nothing else for it', async () => {
    const one = instance('one');
    const two = instance('two');
    await one.leases.start();
    // Frees nothing: the rows are locked until the statement has given up.
    const lock = await schema.pool.getConnection();
    one.onLetGo = async () => {
      await lock.beginTransaction();
      await lock.query('SELECT shard FROM shard_leases WHERE shard >= 32 FOR UPDATE');
      one.onLetGo = () => Promise.resolve();
      setTimeout(() => void lock.commit().then(() => lock.release()), ANSWER_MAX_MS + 200);
    };
    await two.leases.start();
    await until(() => one.leases.count === SHARD_COUNT / 2 && two.leases.count === SHARD_COUNT / 2);
    const kept = ownedBy(one.leases);
    expect(one.lost.filter((shard) => kept.includes(shard))).toEqual([]);
  });

  it('loses what it could not renew and takes it back under a new epoch', async () => {
    const one = instance('one');
    await one.leases.start();
    await schema.pool.query('UPDATE shard_leases SET until_ms = 0 WHERE shard < 3');
    await sleep(1_500);
    expect(one.lost).toHaveLength(SHARD_COUNT);
    expect(one.leases.leaseOf(0)).toMatchObject({ epoch: 2 });
    expect(one.leases.leaseOf(63)).toMatchObject({ epoch: 2 });
  });
});

function ownedBy(leases: MysqlShardLeases): readonly number[] {
  return Array.from({ length: SHARD_COUNT }, (_, shard) => shard).filter(
    (shard) => leases.leaseOf(shard) !== null,
  );
}

/** When it is certain that it does not come to that: machines are busy. */
const PATIENCE_MS = 120_000;

async function until(isSo: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > giveUpAt) throw new Error('It has not come to that');
    await sleep(10);
  }
}
