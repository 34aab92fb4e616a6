// Claims whose holder has ended without freeing them are found for as long as the program runs, and counted.
import { Metrics } from '../../platform/metrics';
import { aDatabase, insertRow, testConfig, type ThrowAwayDatabase } from '../../testing';
import { ClaimVins, LOOKS_A_ROUND, LOOKS_OF_AN_UPGRADE } from './claim-vins';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;

describe('the look for claims without a holder', () => {
  let database: ThrowAwayDatabase;
  let metrics: Metrics;
  let task: ClaimVins;

  beforeAll(async () => {
    database = await aDatabase();
  });
  beforeEach(() => {
    metrics = new Metrics();
    task = new ClaimVins(testConfig(database.config), SILENT, database.pool, metrics);
  });
  afterEach(() => task.onModuleDestroy());
  afterAll(() => database.drop());

  const leave = (holderId: number): Promise<number> =>
    insertRow(database.pool, 'vin_claims', {
      ...{ vin_hash: String(holderId).padStart(64, '0'), kind: 'order' },
      ...{ holder_id: holderId, citizen_id: 1, at_ms: 1 },
    });
  const left = async (): Promise<unknown> =>
    (await database.pool.query('SELECT holder_id AS id FROM vin_claims'))[0];
  const looks = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 1) await task.look();
  };

  it('frees them at the next look while releases change', async () => {
    await leave(900_001);
    await looks(1);
    expect(await left()).toEqual([]);
    expect(await metrics.text()).toContain('haopai_vin_claims_freed 1');
  });

  it('goes on once a round when no upgrade can be under way any more', async () => {
    await looks(LOOKS_OF_AN_UPGRADE + 1);
    await leave(900_002);
    await leave(900_003);
    await looks(1);
    expect(await left()).toHaveLength(2);
    await looks(LOOKS_A_ROUND);
    expect(await left()).toEqual([]);
    expect(await metrics.text()).toContain('haopai_vin_claims_freed 2');
  });
});
