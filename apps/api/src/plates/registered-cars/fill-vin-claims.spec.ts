// Cars that were held before there were claims get theirs, the strongest first; nothing fails, run as often as anybody likes.
import {
  aCitizen,
  aDatabase,
  anAuction,
  anEnrolment,
  insertRow,
  testConfig,
  type ThrowAwayDatabase,
} from '../../testing';
import { MIGRATIONS, MigrationRunner } from '../../platform/database';
import { CLAIMS_AT_ONCE, fillVinClaims } from './fill-vin-claims';

const HOUR_MS = 3_600_000;
const OLD = 'WVWZZZ00000000001';

interface Claim {
  readonly kind: string;
  readonly id: number;
}

describe('claims of cars', () => {
  let database: ThrowAwayDatabase;
  let citizenId: number;

  beforeAll(async () => {
    database = await aDatabase();
    citizenId = (await aCitizen(database.pool)).id;
  });
  afterAll(() => database.drop());

  const fill = () => fillVinClaims(testConfig(database.config));
  const claims = async (): Promise<readonly Claim[]> => {
    const [rows] = await database.pool.query(
      'SELECT kind, holder_id AS id FROM vin_claims ORDER BY kind, holder_id',
    );
    return rows as Claim[];
  };
  const reservation = (vin: string, state: string, plate: string): Promise<number> =>
    insertRow(database.pool, 'reservations', {
      ...{ citizen_id: citizenId, plate_number: plate, plate_kind: 'ordinary', plate_colour: 'blue' },
      ...{ is_personalised: false, region: '330702', vin, language: 'zh', state, created_at_ms: 1 },
    });
  const carPlate = (vin: string, sourceId: number): Promise<number> =>
    insertRow(database.pool, 'car_plates', {
      ...{ source: 'lot', source_id: sourceId, plate_number: `浙G9000${sourceId}`, vin },
      ...{ citizen_id: citizenId, state: 'owned', at_ms: 1 },
    });

  it('go to the strongest of those who hold one car, and to the next once that has ended', async () => {
    const auction = await anAuction(database.pool, { startsAtMs: Date.now() + HOUR_MS });
    const { entries } = await anEnrolment(database.pool, { auctionId: auction.id, citizenId });
    const [entry] = entries;
    const reserved = await reservation(entry?.vin ?? '', 'pending', '浙G00011');
    const [older, newer] = [await carPlate(OLD, 1), await carPlate(OLD, 2)];
    await reservation(OLD, 'rejected', '浙G00012');
    expect(await fill()).toBe(2);
    const standing = [
      { kind: 'entry', id: entry?.id },
      { kind: 'plate', id: older },
    ];
    expect(await claims()).toEqual(standing);
    expect(await fill()).toBe(0);
    await database.pool.query('DELETE FROM car_plates WHERE id = ?', [older]);
    await database.pool.query(`UPDATE entries SET state = 'cancelled' WHERE id = ?`, [entry?.id]);
    expect(await fill()).toBe(2);
    expect(await claims()).toEqual([
      { kind: 'plate', id: newer },
      { kind: 'reservation', id: reserved },
    ]);
  });

  it('are the same after the table went down and up again, and two that fill it at once do no harm', async () => {
    const before = await claims();
    const own = MIGRATIONS.filter(({ name }) => name.endsWith('-vin-claims'));
    const runner = new MigrationRunner(database.pool, own);
    expect(await runner.down()).toEqual(own.map(({ name }) => name));
    expect(await runner.up()).toHaveLength(1);
    expect(await claims()).toEqual([]);
    await Promise.all([fill(), fill()]);
    expect(await claims()).toEqual(before);
  });

  it('are given however many there are', async () => {
    const many = CLAIMS_AT_ONCE + 5;
    const rows = Array.from({ length: many }, (_, no) => [
      ...['lot', 1_000 + no, `浙G${no}`, `WF0${String(no).padStart(14, '0')}`, citizenId, 'owned', 1],
    ]);
    await database.pool.query(
      'INSERT INTO car_plates (source, source_id, plate_number, vin, citizen_id, state, at_ms) VALUES ?',
      [rows],
    );
    expect(await fill()).toBe(many);
  });
});
