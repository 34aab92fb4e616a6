// Reservations before the staff, on the real database: the queue, the decision, who made it, and each refusal.
import { randomUUID } from 'node:crypto';
import type {
  ApprovalTerms,
  ApproveReservationBody,
  Page,
  ReservationCase,
  ReservationView,
} from '@haopai/contracts';
import {
  aCitizen,
  aListing,
  aMobile,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestCitizen,
  type TestStaff,
  textsTo,
  waitUntil,
} from '../../testing';

const DAY_MS = 24 * 3_600_000;
const CASES = '/api/v1/admin/reservations';
const TERMS: ApproveReservationBody = { depositFen: 200_000, startPriceFen: 800_000, payDays: 5 };
let serial = 0;

describe('reservations before the staff', () => {
  let running: RunningApp;
  let clerk: TestStaff;
  let client: HttpClient;
  let citizen: TestCitizen;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    clerk = await aStaffMember(running, 'clerk');
    client = await clientOfStaff(running, clerk);
  });
  beforeEach(async () => {
    await running.pool.query(
      "UPDATE reservations SET state = 'lapsed', released_at_ms = 1 WHERE released_at_ms IS NULL",
    );
    citizen = await aCitizen(running.pool);
  });
  afterAll(() => running.stop());

  const wished = async (by = citizen): Promise<ReservationView> => {
    serial += 1;
    const wish = {
      tail: `C${String(serial).padStart(4, '0')}`,
      vin: `WBA${String(serial).padStart(14, '0')}`,
    };
    const reserver = await running.clientOf(by);
    const { status, body } = await reserver.post('/api/v1/reservations', wish, {
      'Idempotency-Key': randomUUID(),
    });
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as ReservationView;
  };
  const cases = async (query = ''): Promise<Page<ReservationCase>> =>
    (await client.get(`${CASES}${query}`)).body as Page<ReservationCase>;
  const approve = (id: number, terms: object = TERMS, by = client): Promise<HttpAnswer> =>
    by.post(`${CASES}/${id}/approval`, terms);
  const reject = (id: number, reason: string, by = client): Promise<HttpAnswer> =>
    by.post(`${CASES}/${id}/rejection`, { reason });
  const audited = async (id: number): Promise<readonly object[]> => {
    const [rows] = await running.pool.query('SELECT entry FROM audit_entries WHERE subject = ?', [
      `reservation:${id}`,
    ]);
    return (rows as { entry: string }[]).map(({ entry }) => JSON.parse(entry) as object);
  };

  it('come with what waits first, the oldest of it before the others, then the newest', async () => {
    const [first, second] = [await wished(), await wished()];
    for (const { id } of [first, second]) await reject(id, '不行');
    const [third, fourth] = [await wished(), await wished()];
    const { items, total } = await cases('?size=4');
    expect(items.map(({ id }) => id)).toEqual([third.id, fourth.id, second.id, first.id]);
    expect(total).toBeGreaterThanOrEqual(4);
    expect(items[0]).toMatchObject({
      ...{ state: 'pending', citizen: { id: citizen.id, username: citizen.username } },
      ...{ refusal: null, decidedBy: null, startPriceFen: null },
    });
    const following = await cases('?size=1&page=2');
    expect(following.items.map(({ id }) => id)).toEqual([fourth.id]);
  });

  it('are found by state, a part of the plate, and the beginning of the user name', async () => {
    const other = await aCitizen(running.pool, { username: `other_${serial}` });
    const [mine, theirs] = [await wished(), await wished(other)];
    await reject(mine.id, '不行');
    const found = async (query: string): Promise<readonly number[]> =>
      (await cases(query)).items.map(({ id }) => id);
    expect(await found('?state=pending')).toEqual([theirs.id]);
    expect(await found(`?plate=${mine.plate.number.slice(3).toLowerCase()}`)).toEqual([mine.id]);
    expect(await found(`?username=${other.username.toUpperCase()}`)).toEqual([theirs.id]);
    // An underscore is no wildcard.
    expect(await found(`?username=${other.username.replace('_', 'x')}`)).toEqual([]);
    expect((await client.get(`${CASES}?state=gone`)).status).toBe(400);
    expect((await client.get(`${CASES}?plate=%25`)).status).toBe(400);
  });

  it('say of what waits that its plate has gone another way', async () => {
    const { id, plate } = await wished();
    await aListing(running.pool, { plateNumber: plate.number });
    expect((await cases('?state=pending')).items).toMatchObject([
      { id, refusal: { code: 'RESERVATION.PLATE_LISTED', data: { plate: plate.number } } },
    ]);
    expect(await approve(id)).toMatchObject({ status: 409, body: { code: 'RESERVATION.PLATE_LISTED' } });
    expect(await audited(id)).toEqual([]);
  });

  it('are approved on the terms that are said: the text goes out, and it is written down who did it', async () => {
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    const { id } = await wished();
    const { status, body } = await approve(id);
    expect([status, body]).toMatchObject([
      200,
      { state: 'approved', depositFen: 200_000, startPriceFen: 800_000, decidedBy: clerk.displayName },
    ]);
    const { payByMs } = body as ReservationCase;
    expect(Math.abs((payByMs ?? 0) - Date.now() - 5 * DAY_MS)).toBeLessThan(60_000);
    await waitUntil(async () => (await textsTo(running, mobile)).length > 0);
    expect(await textsTo(running, mobile)).toMatchObject([{ template: 'reservationApproved' }]);
    expect(await audited(id)).toMatchObject([
      {
        ...{ staffId: clerk.id, act: 'reservation.approved', before: { state: 'pending' } },
        after: { state: 'approved', depositFen: 200_000, startPriceFen: 800_000, payWithinMs: 5 * DAY_MS },
      },
    ]);
  });

  it('are rejected with a reason that the citizen reads', async () => {
    const { id } = await wished();
    const reason = '不在可以预约的号段里';
    expect(await reject(id, ` ${reason} `)).toMatchObject({
      status: 200,
      body: { state: 'rejected', reason, decidedBy: clerk.displayName },
    });
    const { body } = await (await running.clientOf(citizen)).get('/api/v1/me/reservations');
    expect((body as Page<ReservationView>).items).toMatchObject([{ id, state: 'rejected', reason }]);
    expect(await audited(id)).toMatchObject([{ act: 'reservation.rejected', reason }]);
  });

  it('are decided once, and only if they are there', async () => {
    const { id } = await wished();
    const answers = await Promise.all([approve(id), reject(id, '不行'), approve(id)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { body } of answers.filter(({ status }) => status !== 200))
      expect(body).toMatchObject({ code: 'RESERVATION.DECIDED' });
    expect(await audited(id)).toHaveLength(1);
    expect(await approve(999_999)).toMatchObject({
      status: 404,
      body: { code: 'RESERVATION.NOT_FOUND', data: { reservationId: 999_999 } },
    });
  });

  it('are read by an auditor, who decides nothing', async () => {
    const { id } = await wished();
    const auditor = await staffClient(running, 'auditor');
    expect((await auditor.get(CASES)).status).toBe(200);
    for (const answer of [await approve(id, TERMS, auditor), await reject(id, '不行', auditor)])
      expect(answer).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
    expect((await cases('?state=pending')).items).toMatchObject([{ id }]);
  });

  it('have terms by default, which an approval takes', async () => {
    const { body } = await client.get(`${CASES}/terms`);
    const { depositFen, startPriceFen, payDays } = body as ApprovalTerms;
    expect(body).toMatchObject({ depositFen: 500_000, startPriceFen: 1_000_000, payDays: 3 });
    const { id } = await wished();
    expect((await approve(id, { depositFen, startPriceFen, payDays })).status).toBe(200);
  });

  it.each([
    { depositFen: 0 },
    { depositFen: 1.5 },
    { startPriceFen: 0 },
    { startPriceFen: 10_000_000_001 },
    { payDays: 0 },
    { payDays: 61 },
    { note: 'more' },
  ])('are not approved on terms such as %j', async (change) => {
    const { id } = await wished();
    expect(await approve(id, { ...TERMS, ...change })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
  });

  it.each(['', '   ', 'x'.repeat(201)])('are not rejected for the reason "%s"', async (reason) => {
    const { id } = await wished();
    expect(await reject(id, reason)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
  });
});
