// The reminder before the start, told by two instances on one database: to each bidder once.
import {
  aCitizen,
  aDatabase,
  aMobile,
  anAuction,
  anEnrolment,
  aRunningApp,
  giveMobile,
  insertRow,
  type RunningApp,
  type TestAuction,
  type TestCitizen,
  type ThrowAwayDatabase,
  textsTo,
  waitUntil,
} from '../../testing';
import { Settings } from '../../access/settings';
import { RemindBidders } from './remind-bidders';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** More than a batch. */
const BIDDERS = 120;

describe('bidders', () => {
  let database: ThrowAwayDatabase;
  let instances: readonly RunningApp[];
  let auction: TestAuction;

  beforeAll(async () => {
    database = await aDatabase();
    instances = [await aRunningApp({}, database), await aRunningApp({}, database)];
    auction = await anAuction(database.pool, { startsAtMs: Date.now() + 30 * MINUTE_MS });
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
  const look = () => Promise.all(instances.map(({ app }) => app.get(RemindBidders).look()));
  const aBidder = async (
    given: { of?: TestAuction; paidAtMs?: number | null } = {},
  ): Promise<TestCitizen> => {
    const citizen = await aCitizen(database.pool);
    await anEnrolment(database.pool, {
      auctionId: (given.of ?? auction).id,
      citizenId: citizen.id,
      paidAtMs: given.paidAtMs === undefined ? Date.now() - 2 * HOUR_MS : given.paidAtMs,
    });
    return citizen;
  };
  const reminders = async (citizenIds: readonly number[]): Promise<readonly number[]> => {
    const [rows] = await database.pool.query(
      `SELECT citizen_id FROM notices WHERE kind = 'auctionSoon' AND citizen_id IN (?) ORDER BY citizen_id`,
      [citizenIds],
    );
    return (rows as { citizen_id: number }[]).map((row) => row.citizen_id);
  };

  it('are each reminded once, whoever looks and however often', async () => {
    const ids: number[] = [];
    for (let each = 0; each < BIDDERS; each += 1) ids.push((await aBidder()).id);
    await look();
    await look();
    await waitUntil(async () => (await reminders(ids)).length >= BIDDERS);
    expect(await reminders(ids)).toEqual(ids);
  });

  it('get a text as well', async () => {
    const mobile = aMobile();
    await giveMobile(one(), await aBidder(), mobile);
    await look();
    await waitUntil(async () => (await textsTo(one(), mobile)).length > 0);
    expect(await textsTo(one(), mobile)).toMatchObject([{ template: 'auctionSoon' }]);
  });

  it('are left in peace when it is early, late, or they have only just paid, and when they have not', async () => {
    const tomorrow = await anAuction(database.pool, { startsAtMs: Date.now() + 24 * HOUR_MS });
    const started = await anAuction(database.pool, { startsAtMs: Date.now() - 1_000, firstBidMs: HOUR_MS });
    const quiet = [
      await aBidder({ of: tomorrow }),
      await aBidder({ of: started }),
      await aBidder({ paidAtMs: Date.now() - MINUTE_MS }),
      await aBidder({ paidAtMs: null }),
    ];
    const told = await aBidder();
    await look();
    await waitUntil(async () => (await reminders([told.id])).length > 0);
    expect(await reminders(quiet.map(({ id }) => id))).toEqual([]);
  });

  it('hear of it as early as the settings say', async () => {
    const later = await anAuction(database.pool, { startsAtMs: Date.now() + 100 * MINUTE_MS });
    const { id } = await aBidder({ of: later, paidAtMs: Date.now() - 5 * HOUR_MS });
    await look();
    expect(await reminders([id])).toEqual([]);
    const set = { name: 'reminders.bidderMinutes', version: 1, value: 120, changed_at_ms: 1, staff_id: 1 };
    await insertRow(database.pool, 'settings', { ...set, staff_name: '王', reason: '试' });
    await waitUntil(() => Promise.resolve(one().app.get(Settings).value('reminders.bidderMinutes') === 120));
    await one().app.get(RemindBidders).look();
    await waitUntil(async () => (await reminders([id])).length === 1);
  });
});
