// Which car has which plate, on the real database.
import { getConnectionToken } from '@nestjs/sequelize';
import type { Sequelize } from 'sequelize-typescript';
import { aCitizen, aRunningApp, type RunningApp } from '../../testing';
import type { CarPlate } from './car-plate';
import { CarPlates } from './car-plates';

/** Whoever asks. */
const STRANGER = 0;

describe('a car', () => {
  let running: RunningApp;
  let plates: CarPlates;
  let plate: CarPlate;
  let serial = 0;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    plates = running.app.get(CarPlates);
  });
  beforeEach(async () => {
    serial += 1;
    const { id: citizenId } = await aCitizen(running.pool);
    const vin = `WDD${String(serial).padStart(14, '0')}`;
    plate = { source: 'lot', sourceId: serial, plateNumber: `浙G${String(10_000 + serial)}`, vin, citizenId };
  });
  afterAll(() => running.stop());

  const within = <Result>(work: (tx: Parameters<CarPlates['noteWon']>[0]) => Promise<Result>) =>
    running.app.get<Sequelize>(getConnectionToken()).transaction(work);
  const state = async (): Promise<unknown> => {
    const [rows] = await running.pool.query(
      'SELECT state FROM car_plates WHERE source = ? AND source_id = ?',
      [plate.source, plate.sourceId],
    );
    return rows;
  };

  it('has one plate, from the win on, and the plate one car', async () => {
    expect(await plates.refuseVins(null, [plate.vin], STRANGER)).toBeUndefined();
    expect(await plates.isTaken(null, plate.plateNumber)).toBe(false);
    await within((tx) => plates.noteWon(tx, plate, plate.sourceId));
    expect(await plates.refuseVins(null, ['WDD99999999999999', plate.vin], STRANGER)).toMatchObject({
      code: 'VIN.HAS_PLATE',
      data: { vin: plate.vin },
    });
    expect(await plates.isTaken(null, plate.plateNumber)).toBe(true);
  });

  it('owns it once it is paid, whatever is told again', async () => {
    await within((tx) => plates.noteWon(tx, plate, plate.sourceId));
    await within((tx) => plates.notePaid(tx, plate, null));
    await within((tx) => plates.noteWon(tx, plate, plate.sourceId));
    expect(await state()).toEqual([{ state: 'owned' }]);
  });

  it('changes a row with each who locks its plate, for at two servers of a cluster a lock alone keeps nobody away', async () => {
    await within((tx) => plates.notePaid(tx, plate, null));
    const versions: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      await within((tx) => plates.lockOwned(tx, plate.source, plate.sourceId));
      const [rows] = await running.pool.query(
        `SELECT claims.at_ms AS atMs FROM vin_claims claims JOIN car_plates ON car_plates.id = claims.holder_id
         WHERE claims.kind = 'plate' AND car_plates.source_id = ?`,
        [plate.sourceId],
      );
      versions.push((rows as { atMs: number }[])[0]?.atMs);
    }
    expect(new Set(versions).size).toBe(3);
  });

  it('is free again when what was won is not paid', async () => {
    await within((tx) => plates.noteWon(tx, plate, plate.sourceId));
    await within((tx) => plates.release(tx, plate.source, plate.sourceId));
    expect(await plates.refuseVins(null, [plate.vin], STRANGER)).toBeUndefined();
    expect(await state()).toEqual([]);
  });
});
