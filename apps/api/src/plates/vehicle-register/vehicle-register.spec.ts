// The vehicle register hears of each paid plate once, over a line that is cut and refuses, or by file; on the real database.
import type {
  Page,
  RegisterAnswers,
  RegisterReportView,
  RegisterState,
  RegisterView,
  WorkView,
} from '@haopai/contracts';
import { PersonalData } from '../../platform/personal-data';
import {
  aCitizen,
  aResidentId,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  insertRow,
  type RunningApp,
  staffClient,
} from '../../testing';
import { TellRegister } from './tell-register';

const REGISTER = '/api/v1/admin/vehicle-register';
const HEADER = '号牌,车架号,登记结果,回执号或原因';
const RESIDENT_ID = aResidentId();

describe.each(['sandbox', 'file'] as const)('the vehicle register, reached by %s', (way) => {
  let running: RunningApp;
  let boss: HttpClient;
  let clerk: HttpClient;
  let serial = 0;

  beforeAll(async () => {
    const given = { HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off', HAOPAI_VEHICLE_REGISTER: way };
    running = await aRunningApp(given);
    boss = await staffClient(running, 'administrator');
    clerk = await staffClient(running, 'clerk');
  });
  afterAll(() => running.stop());

  interface Car {
    readonly id: number;
    readonly number: string;
    readonly vin: string;
  }
  /** Paid, and somebody's. */
  const aCar = async (end: string, state: 'due' | 'owned' = 'owned'): Promise<Car> => {
    serial += 1;
    const { id: citizenId } = await aCitizen(running.pool, { displayName: '张三' });
    await running.pool.query('UPDATE citizens SET document_sealed = ? WHERE id = ?', [
      running.app.get(PersonalData).seal(RESIDENT_ID),
      citizenId,
    ]);
    const number = `浙G${String(1_000 + serial)}${end}`;
    const vin = `WDD${String(serial).padStart(14, '0')}`;
    const id = await insertRow(running.pool, 'car_plates', {
      ...{
        source: 'lot',
        source_id: serial,
        plate_number: number,
        vin,
        citizen_id: citizenId,
        state,
        at_ms: 1,
      },
    });
    return { id, number, vin };
  };
  const look = (): Promise<void> => running.app.get(TellRegister).look();
  const report = async ({ id }: Car): Promise<RegisterReportView | undefined> => {
    const pages = await Promise.all(
      (['waiting', 'accepted', 'refused', 'failed', 'void'] satisfies RegisterState[]).map(
        async (state) =>
          (await boss.get(`${REGISTER}/reports?state=${state}&size=100`)).body as Page<RegisterReportView>,
      ),
    );
    return pages.flatMap(({ items }) => items).find((one) => one.id === id);
  };
  const overview = async (): Promise<RegisterView> => (await boss.get(REGISTER)).body as RegisterView;
  const upload = (...lines: readonly string[]): Promise<HttpAnswer> =>
    boss.send('POST', `${REGISTER}/answers`, lines.join('\n'), { 'Content-Type': 'text/csv' });
  const resultsOf = async (...lines: readonly string[]): Promise<readonly string[]> =>
    ((await upload(HEADER, ...lines)).body as RegisterAnswers).lines.map(({ result }) => result);
  const work = async (): Promise<number> => {
    const { items } = (await boss.get('/api/v1/admin/work')).body as WorkView;
    return items.find(({ kind }) => kind === 'registerTroubles')?.count ?? 0;
  };
  const giveBack = (car: Car): Promise<unknown> =>
    running.pool.query('DELETE FROM car_plates WHERE id = ?', [car.id]);

  if (way === 'sandbox') {
    it('hears of a paid plate over the line, and of none that waits for money', async () => {
      const [paid, due] = [await aCar('1'), await aCar('2', 'due')];
      await look();
      expect(await report(paid)).toMatchObject({ state: 'accepted', vin: paid.vin, attempts: 1 });
      expect((await report(paid))?.reference).toContain('SB-');
      expect(await report(due)).toBeUndefined();
      expect(await overview()).toMatchObject({ way: 'line' });
    });

    it('is told again when the line was cut, later and later', async () => {
      const car = await aCar('7');
      await look();
      expect(await report(car)).toMatchObject({ state: 'waiting', attempts: 1, failure: 'SANDBOX.SILENT' });
      await look();
      expect(await report(car)).toMatchObject({ state: 'waiting', attempts: 1 });
      await running.pool.query('UPDATE register_reports SET due_at_ms = 0 WHERE id = ?', [car.id]);
      await look();
      expect(await report(car)).toMatchObject({ state: 'accepted', attempts: 2 });
    });

    it('stands on the work list when it refuses, until it is told again by hand', async () => {
      const before = await work();
      const car = await aCar('4');
      await look();
      expect(await report(car)).toMatchObject({ state: 'refused', failure: 'SANDBOX.REFUSED' });
      expect(await work()).toBe(before + 1);
      await running.pool.query('UPDATE register_reports SET plate_number = ? WHERE id = ?', [
        '浙G99991',
        car.id,
      ]);
      expect(await boss.post(`${REGISTER}/reports/${car.id}/again`, { reason: '号码已更正' })).toMatchObject({
        status: 200,
      });
      expect(await report(car)).toMatchObject({ state: 'accepted' });
      expect(await boss.post(`${REGISTER}/reports/${car.id}/again`, { reason: 'x' })).toMatchObject({
        ...{ status: 409, body: { code: 'REGISTER.NOT_IN_TROUBLE' } },
      });
    });

    it('has to hear of a plate that came back, and no other', async () => {
      const [told, untold] = [await aCar('1'), await aCar('4')];
      await look();
      await Promise.all([giveBack(told), giveBack(untold)]);
      await look();
      expect(await report(told)).toMatchObject({ state: 'void' });
      expect(await report(untold)).toBeUndefined();
      expect(
        await boss.post(`${REGISTER}/reports/${told.id}/settle`, { reason: '已电话告知' }),
      ).toMatchObject({
        status: 200,
      });
      await look();
      expect(await report(told)).toBeUndefined();
    });

    it('says which plates it has given to a car already', async () => {
      const numbers = ['浙G00044', '浙G00045', 'nonsense'];
      expect((await clerk.post(`${REGISTER}/check`, { numbers })).body).toEqual({
        ...{ taken: ['浙G00044'], hasLine: true },
      });
    });
    return;
  }

  it('is handed a file of what waits, with names and numbers in full, and that is on record', async () => {
    const car = await aCar('4');
    await look();
    expect(await report(car)).toMatchObject({ state: 'waiting', attempts: 0 });
    const { headers, body } = await boss.get(`${REGISTER}/file`);
    expect(headers.get('content-disposition')).toContain('haopai-register');
    for (const text of [HEADER.split(',')[0], car.number, car.vin, '张三', RESIDENT_ID])
      expect(String(body)).toContain(text);
    const [rows] = await running.pool.query(
      `SELECT entry FROM audit_entries WHERE act = 'vehicleRegister.fileTaken'`,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(RESIDENT_ID);
  });

  it('answers line by line, and the same file sent again changes nothing', async () => {
    const [one, other] = [await aCar('1'), await aCar('2')];
    await look();
    const lines = [
      `${one.number},${one.vin},已登记,A-1`,
      `${other.number},${one.vin},已登记,A-2`,
      `${other.number},${other.vin},拒绝,车辆状态异常`,
      `浙G99998,${one.vin},已登记,`,
      `${other.number},${other.vin},也许,`,
    ];
    expect(await resultsOf(...lines)).toEqual(['accepted', 'otherVin', 'refused', 'noPlate', 'unread']);
    expect(await report(one)).toMatchObject({ state: 'accepted', reference: 'A-1' });
    expect(await report(other)).toMatchObject({ state: 'refused', failure: '车辆状态异常' });
    expect(await resultsOf(...lines)).toEqual(['already', 'otherVin', 'already', 'noPlate', 'unread']);
    expect(String((await boss.get(`${REGISTER}/file`)).body)).not.toContain(one.number);
  });

  it('reads no file without its columns, and no empty one', async () => {
    expect(await upload('号牌,登记结果', '浙G00001,已登记')).toMatchObject({
      ...{ status: 422, body: { code: 'REGISTER.COLUMN_MISSING', data: { column: 'vin' } } },
    });
    expect(await upload(HEADER)).toMatchObject({ body: { code: 'SHEET.UNREADABLE' } });
  });

  it('does not say what is taken, and is nobody’s who may not', async () => {
    expect((await clerk.post(`${REGISTER}/check`, { numbers: ['浙G00044'] })).body).toEqual({
      ...{ taken: null, hasLine: false },
    });
    for (const path of ['', '/reports', '/file'])
      expect(await clerk.get(REGISTER + path)).toMatchObject({ status: 403 });
    expect(await overview()).toMatchObject({ way: 'file' });
  });
});
