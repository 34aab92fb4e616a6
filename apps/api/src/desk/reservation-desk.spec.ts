// The reservation desk by command, beside a site that is open, on the real database.
import { randomUUID } from 'node:crypto';
import type { Page, ReservationView } from '@haopai/contracts';
import { createProgramLog } from '../logging';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  giveMobile,
  type HttpClient,
  type RunningApp,
  textsTo,
  waitUntil,
} from '../testing';
import { readDeskOrder } from './desk-order';
import type { DeskAnswer } from './at-desk';
import { keepReservationDesk } from './reservation-desk';

const DAY_MS = 24 * 3_600_000;

describe('the reservation desk', () => {
  let running: RunningApp;
  let client: HttpClient;
  let mobile: string;
  let reservation: ReservationView;
  let serial = 0;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  beforeEach(async () => {
    serial += 1;
    const citizen = await aCitizen(running.pool);
    mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    client = await running.clientOf(citizen);
    const wish = {
      tail: `B${String(serial).padStart(4, '0')}`,
      vin: `WBA${String(serial).padStart(14, '0')}`,
    };
    const { body } = await client.post('/api/v1/reservations', wish, { 'Idempotency-Key': randomUUID() });
    reservation = body as ReservationView;
  });
  afterAll(() => running.stop());

  const ask = (...args: readonly string[]): Promise<DeskAnswer> =>
    keepReservationDesk(running.config, createProgramLog(running.config), args);
  const state = async (): Promise<ReservationView | undefined> =>
    ((await client.get('/api/v1/me/reservations')).body as Page<ReservationView>).items[0];

  it('shows what waits, and no more once it is decided', async () => {
    const { lines, isDone } = await ask();
    expect(isDone).toBe(true);
    expect(lines.at(-1)).toMatch(new RegExp(`^ +${reservation.id}  浙G·B\\d{4}  `));
    await ask(String(reservation.id), 'reject', '--reason', '不在可以预约的号段里');
    expect((await ask()).lines.join('\n')).not.toContain(` ${reservation.id}  `);
    expect(await state()).toMatchObject({ state: 'rejected', reason: '不在可以预约的号段里' });
  });

  it('approves one: the site sends the text, and the deposit can be paid', async () => {
    const answer = await ask(String(reservation.id), 'approve', '--deposit', '2000', '--days', '5');
    expect(answer).toEqual({
      lines: [`Reservation ${reservation.id} is approved: its deposit is asked for.`],
      isDone: true,
    });
    const approved = await state();
    expect(approved).toMatchObject({ state: 'approved', depositFen: 200_000 });
    expect(approved?.payByMs).toBeGreaterThan(Date.now() + 4.9 * DAY_MS);
    await waitUntil(async () => (await textsTo(running, mobile)).length > 0, 10_000);
    expect(await textsTo(running, mobile)).toMatchObject([{ template: 'reservationApproved' }]);
    const [rows] = await running.pool.query('SELECT decided_by FROM reservations WHERE id = ?', [
      reservation.id,
    ]);
    expect(rows).toEqual([{ decided_by: expect.stringMatching(/./) }]);
  });

  it('says why it could not, and changes nothing', async () => {
    expect(await ask('999999', 'approve')).toEqual({
      lines: ['RESERVATION.NOT_FOUND {"reservationId":999999}'],
      isDone: false,
    });
    await ask(String(reservation.id), 'approve');
    expect(await ask(String(reservation.id), 'approve')).toMatchObject({
      lines: ['RESERVATION.DECIDED {"state":"approved"}'],
      isDone: false,
    });
  });

  it('does nothing under keys that the site does not have', async () => {
    const config = { ...running.config, warnings: ['HAOPAI_DATA_KEYS is not set'] };
    const answer = await keepReservationDesk(config, createProgramLog(config), [
      String(reservation.id),
      'approve',
    ]);
    expect(answer.isDone).toBe(false);
    expect(await state()).toMatchObject({ state: 'pending' });
  });
});

describe('what is asked of the desk', () => {
  it.each([
    [[], { kind: 'list' }],
    [
      ['7', 'approve'],
      {
        kind: 'decide',
        reservationId: 7,
        decision: { kind: 'approve', depositFen: 500_000, startPriceFen: 1_000_000, payWithinMs: 3 * DAY_MS },
      },
    ],
    [
      ['7', 'approve', '--deposit', '2000', '--start-price', '8000', '--days', '5'],
      { decision: { depositFen: 200_000, startPriceFen: 800_000, payWithinMs: 5 * DAY_MS } },
    ],
    [['7', 'reject', '--reason', ' 不行 '], { decision: { kind: 'reject', reason: '不行' } }],
  ])('is read from %j', (args, order) => expect(readDeskOrder(args)).toMatchObject(order));

  it.each([
    [['seven', 'approve']],
    [['7']],
    [['7', 'delete']],
    [['7', 'reject']],
    [['7', 'approve', 'now']],
    [['7', 'approve', '--deposit', '0']],
    [['7', 'approve', '--deposit', '12.5']],
    [['7', 'approve', '--days', '61']],
    [['7', 'approve', '--start-price', '-1']],
    [['7', 'approve', '--loud']],
    [['7', 'reject', '--reason', 'x'.repeat(201)]],
  ])('is unclear in %j', (args) => expect(readDeskOrder(args)).toEqual({ kind: 'unclear' }));
});
