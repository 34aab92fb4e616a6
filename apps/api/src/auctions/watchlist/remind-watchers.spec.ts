// The reminder before the start, told by two instances on one database: to each watcher once for each auction.
import { Sequelize } from 'sequelize-typescript';
import {
  aCitizen,
  aDatabase,
  aMobile,
  anAuction,
  aRunningApp,
  giveMobile,
  type RunningApp,
  type TestAuction,
  type TestCitizen,
  type ThrowAwayDatabase,
  textsTo,
  waitUntil,
} from '../../testing';
import { RemindWatchers } from './remind-watchers';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WATCHERS = 120;

describe('watchers', () => {
  let database: ThrowAwayDatabase;
  let instances: readonly RunningApp[];
  let auction: TestAuction;

  beforeAll(async () => {
    database = await aDatabase();
    instances = [await aRunningApp({}, database), await aRunningApp({}, database)];
    auction = await anAuction(database.pool, { startsAtMs: Date.now() + 10 * MINUTE_MS, lots: [{}, {}] });
  });
  afterAll(async () => {
    for (const instance of instances) await instance.stop();
    await database.drop();
  });

  const one = (): RunningApp => {
    const [instance] = instances;
    if (instance === undefined) throw new Error('nothing runs');
    return instance;
  };
  const look = () =>
    Promise.all(instances.map(({ app }) => app.get(RemindWatchers, { strict: false }).look()));
  /** Of all the auction's lots. */
  const aWatcher = async (given: { of?: TestAuction; atMs?: number } = {}): Promise<TestCitizen> => {
    const citizen = await aCitizen(database.pool);
    for (const { id } of (given.of ?? auction).lots)
      await database.pool.query(
        `INSERT INTO watches (citizen_id, lot_id, language, at_ms) VALUES (?, ?, 'zh', ?)`,
        [citizen.id, id, given.atMs ?? Date.now() - HOUR_MS],
      );
    return citizen;
  };
  const reminders = async (
    citizenIds: readonly number[],
  ): Promise<readonly { citizen_id: number; data: string }[]> => {
    const [rows] = await database.pool.query(
      `SELECT citizen_id, data FROM notices WHERE kind = 'watchStart' AND citizen_id IN (?) ORDER BY citizen_id`,
      [citizenIds],
    );
    return rows as { citizen_id: number; data: string }[];
  };
  const choose = (citizen: TestCitizen, portal: boolean, sms: boolean) =>
    database.pool.query(
      `INSERT INTO notice_choices (citizen_id, topic, portal, push, sms) VALUES (?, 'watchStart', ?, 0, ?)`,
      [citizen.id, portal, sms],
    );

  it('are each reminded once of an auction, however many of its lots they watch and whoever looks', async () => {
    const ids: number[] = [];
    for (let each = 0; each < WATCHERS; each += 1) ids.push((await aWatcher()).id);
    await look();
    await look();
    await waitUntil(async () => (await reminders(ids)).length >= WATCHERS);
    await look();
    const told = await reminders(ids);
    expect(told.map(({ citizen_id }) => citizen_id)).toEqual(ids);
    expect(JSON.parse(told[0]?.data ?? '')).toMatchObject({ auctionId: auction.id, plates: 2 });
  });

  it('are searched for once a look, however many there are', async () => {
    const many = await anAuction(database.pool, { startsAtMs: Date.now() + 10 * MINUTE_MS });
    const ids: number[] = [];
    for (let each = 0; each < WATCHERS; each += 1) ids.push((await aWatcher({ of: many })).id);
    const { options } = one().app.get(Sequelize);
    let searches = 0;
    options.logging = (sql) => {
      if (sql.includes('GROUP BY watches.citizen_id') && sql.includes(`auction_id = ${many.id} `))
        searches += 1;
    };
    await one().app.get(RemindWatchers, { strict: false }).look();
    options.logging = false;
    expect(searches).toBe(1);
    await waitUntil(async () => (await reminders(ids)).length >= WATCHERS);
    expect(await reminders(ids)).toHaveLength(WATCHERS);
  });

  it('get a text as well, or instead, when they chose so', async () => {
    const [both, textOnly] = [await aWatcher(), await aWatcher()];
    const [mobile, other] = [aMobile(), aMobile()];
    await giveMobile(one(), both, mobile);
    await giveMobile(one(), textOnly, other);
    await choose(both, true, true);
    await choose(textOnly, false, true);
    await look();
    await waitUntil(async () => (await textsTo(one(), other)).length > 0);
    await waitUntil(async () => (await textsTo(one(), mobile)).length > 0);
    expect(await textsTo(one(), mobile)).toMatchObject([{ template: 'watchStart' }]);
    await waitUntil(async () => (await reminders([both.id])).length > 0);
    expect(await reminders([textOnly.id])).toEqual([]);
  });

  it('are left in peace when it is early, late, or they have only just put the lot on the list', async () => {
    const tomorrow = await anAuction(database.pool, { startsAtMs: Date.now() + 24 * HOUR_MS });
    const started = await anAuction(database.pool, { startsAtMs: Date.now() - 1_000, firstBidMs: HOUR_MS });
    const quiet = [
      await aWatcher({ of: tomorrow }),
      await aWatcher({ of: started }),
      await aWatcher({ atMs: Date.now() }),
    ];
    const told = await aWatcher();
    await look();
    await waitUntil(async () => (await reminders([told.id])).length > 0);
    expect(await reminders(quiet.map(({ id }) => id))).toEqual([]);
  });
});
