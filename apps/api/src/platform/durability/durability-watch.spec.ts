// What an instance tells of the database that it writes to: in its health, its figures, its log, and the control room.
import { askDurability } from '@haopai/engine-mysql';
import {
  aLineToMysql,
  aDatabase,
  aRunningApp,
  ControlStreamClient,
  type RunningApp,
  SaleFloor,
  staffClient,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { DurabilityWatch } from './durability-watch';
import { standingOf } from './standing';

const READY = '/api/health/ready';

async function figure(running: RunningApp, name: string): Promise<string | undefined> {
  const text = String((await running.client().get('/metrics')).body);
  return new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1];
}

describe('what acknowledged bids are on', () => {
  let database: ThrowAwayDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  it('is told as less than was named by one server of which two machines are wanted', async () => {
    const log: string[] = [];
    const variables = { HAOPAI_DURABILITY: 'two-machines', HAOPAI_LOG_LEVEL: 'info' };
    const running = await aRunningApp(variables, database, { write: (line) => void log.push(line) });
    const floor = new SaleFloor(running);
    const { has } = await askDurability(database.pool);
    expect(await running.client().get(READY)).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        details: { durability: { status: 'degraded', names: 'two-machines', has, machines: 1 } },
      },
    });
    expect(await figure(running, 'haopai_durability_named')).toBe('2');
    expect(Number(await figure(running, 'haopai_durability_has'))).toBeLessThan(2);
    expect(await figure(running, 'haopai_database_machines')).toBe('1');
    expect(log.filter((line) => line.includes('HAOPAI_DURABILITY'))).toEqual([
      expect.stringContaining('"level":60'),
    ]);

    const auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: 600_000 });
    const stream = await ControlStreamClient.open(
      running.url,
      await staffClient(running, 'auctioneer'),
      auction.id,
    );
    await stream.until(
      'figures',
      ({ durability }) =>
        durability?.isLess === true && durability.names === 'two-machines' && durability.has === has,
    );
    stream.close();
    floor.close();
    await running.stop();
  });

  it('is told where nobody has named anything, and is not less then', async () => {
    const running = await aRunningApp({}, database);
    const { has } = await askDurability(database.pool);
    expect(await running.client().get(READY)).toMatchObject({
      body: { status: 'ok', details: { durability: { status: 'up', names: null, has, machines: 1 } } },
    });
    expect(await figure(running, 'haopai_durability_named')).toBeUndefined();
    await running.stop();
  });

  it('is not known once the database has not answered for a while, which is no alert of its own', async () => {
    const line = await aLineToMysql(database.config);
    const running = await aRunningApp(
      { HAOPAI_DURABILITY: 'two-machines', HAOPAI_MYSQL_URL: line.url },
      database,
    );
    const watch = running.app.get(DurabilityWatch);
    expect(watch.standing?.isLess).toBe(true);
    await line.cut();
    await waitUntil(async () => watch.standing === null);
    expect(await figure(running, 'haopai_durability_has')).toBe('Nan');
    await line.mend();
    await waitUntil(async () => watch.standing !== null);
    await running.stop();
    await line.cut();
  });
});

describe('less than was named', () => {
  it.each([
    ['unflushed', 'one-disk', true],
    ['one-disk', 'one-disk', false],
    ['two-machines', 'one-disk', false],
    ['unflushed', 'two-machines', true],
    ['one-disk', 'two-machines', true],
    ['two-machines', 'two-machines', false],
    ['unflushed', null, false],
  ] as const)('%s where %s is named: %s', (has, names, isLess) =>
    expect(standingOf({ has, machines: 1 }, names).isLess).toBe(isLess),
  );
});
