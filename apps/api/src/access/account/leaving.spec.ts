// Taking one's data along and closing the account: what is told, what is forgotten, what stays, and every refusal.
import { randomUUID } from 'node:crypto';
import type { RecordLine } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { Deposits, FindOrders, RefundBookkeeper } from '../../commerce/orders';
import { PersonalData } from '../../platform/personal-data';
import {
  aCitizen,
  aListing,
  aMobile,
  anAuction,
  anEnrolment,
  anOrder,
  aResidentId,
  aRunningApp,
  bid,
  giveMobile,
  hearOrders,
  type HttpClient,
  insertRow,
  NO_TOPIC,
  payOrder,
  type RunningApp,
  SaleFloor,
  type TestCitizen,
  waitUntil,
} from '../../testing';

const ME = '/api/v1/me';

describe('who leaves', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  let citizen: TestCitizen;
  let client: HttpClient;
  let mobile: string;
  let document: string;

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool, { displayName: '王小明' });
    [mobile, document] = [aMobile(), aResidentId()];
    await giveMobile(running, citizen, mobile);
    const personalData = running.app.get(PersonalData);
    await running.pool.query(
      `UPDATE citizens SET document_sealed = ?, document_hash = ?, document_kind = 'citizen', address = ?,
         temporary_permit_sealed = ?, agreement_version = '2026-11-01', agreed_at_ms = 1, identity_consent_at_ms = 2 WHERE id = ?`,
      [
        personalData.seal(document),
        personalData.hash('residentId', document),
        '婺城区人民东路 1 号',
        personalData.seal('ZJ20260001234'),
        citizen.id,
      ],
    );
    client = await running.clientOf(citizen);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  const close = (currentPassword = citizen.password) => client.post(`${ME}/closing`, { currentPassword });
  const rowsOf = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
    const [rows] = await running.pool.query(sql, [citizen.id]);
    return rows as Record<string, unknown>[];
  };
  const end = (auctionId: number) =>
    running.pool.query('UPDATE auctions SET ended_at_ms = ?, settled_at_ms = ? WHERE id = ?', [
      Date.now(),
      Date.now(),
      auctionId,
    ]);

  describe('takes along', () => {
    it('all that is known of them, in the clear, as a file that no cache keeps', async () => {
      const currentPassword = citizen.password;
      await client.put(`${ME}/address`, { currentPassword, address: '金东区光南路 2 号' });
      await waitUntil(async () => (await rowsOf('SELECT id FROM notices WHERE citizen_id = ?')).length > 0);
      await waitUntil(async () => (await rowsOf('SELECT id FROM log_ins WHERE citizen_id = ?')).length > 0);
      const browsers = 'SELECT citizen_id FROM citizen_devices WHERE citizen_id = ?';
      await waitUntil(async () => (await rowsOf(browsers)).length > 0);
      const answer = await client.get(`${ME}/export`);
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="haopai-account.json"');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer).toMatchObject({
        status: 200,
        body: {
          profile: {
            username: citizen.username,
            displayName: '王小明',
            mobile,
            document,
            temporaryPermitNo: 'ZJ20260001234',
            address: '金东区光南路 2 号',
            region: citizen.region,
          },
          consents: { agreementVersion: '2026-11-01', agreedAtMs: 1, identityConsentAtMs: 2 },
          sessions: [{ isCurrent: true }],
          logIns: [{ device: '' }],
          browsers: [{ firstSeenAtMs: expect.any(Number), lastSeenAtMs: expect.any(Number) }],
          notices: expect.arrayContaining([expect.objectContaining({ kind: 'addressChanged' })]),
          enrolments: [],
          bids: [],
          refusedBids: [],
          purchases: [],
          reservations: [],
        },
      });
      const text = JSON.stringify(answer.body);
      expect(text).not.toContain('argon2');
      expect(text).not.toContain(decodeURIComponent(client.cookieHeader).split('s:')[1]?.split('.')[0]);
    });

    it('their enrolments, and their own bids alone', async () => {
      const auction = await floor.openAuction({ lots: [{}, {}] });
      const lotId = auction.lots[0]?.id ?? 0;
      const enrolment = await anEnrolment(running.pool, {
        auctionId: auction.id,
        citizenId: citizen.id,
        shares: 2,
      });
      const live = await floor.watcher(client);
      const { paddleNo, accessCode } = enrolment;
      await live.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode });
      expect(await bid({ http: client, live, enrolment }, lotId, 50_000)).toMatchObject({ ok: true });
      expect(await bid(await floor.bidder(auction), lotId, 51_000)).toMatchObject({ ok: true });
      expect(await bid({ http: client, live, enrolment }, lotId, 53_000)).toMatchObject({ ok: true });

      const plateNumber = auction.lots[0]?.plateNumber;
      const [bound, free] = enrolment.entries.map(({ vin }) => vin);
      const { body } = await client.get(`${ME}/export`);
      expect(body).toMatchObject({
        enrolments: [
          {
            auctionId: auction.id,
            paddleNo,
            accessCode,
            entries: [
              { vin: bound, plateNumber, vehicle: null, vehicleSaidBy: null },
              { vin: free, plateNumber: null, vehicle: null, vehicleSaidBy: null },
            ],
          },
        ],
        bids: [
          { lotNo: 1, plateNumber, paddleNo, vin: bound, amountFen: 5_300_000 },
          { lotNo: 1, plateNumber, paddleNo, vin: bound, amountFen: 5_000_000 },
        ],
      });
      expect((body as { bids: unknown[] }).bids).toHaveLength(2);
    });

    it('their own bids that were refused, and nobody else’s', async () => {
      const auction = await anAuction(running.pool, { lots: [{}, {}] });
      const { paddleNo } = await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id });
      const elsewhere = await anAuction(running.pool, { lots: [{}] });
      const refused = (lotId: number, orderId: string, paddle: number) =>
        insertRow(running.pool, 'refused_orders', {
          ...{ lot_id: lotId, paddle_no: paddle, order_id: orderId, code: 'BID.TOO_LOW', kind: 'bid' },
          ...{ amount_fen: 4_900_000, received_at_ms: 5, price_fen: 5_000_000, version: 3 },
        });
      const [lot] = auction.lots;
      await refused(lot?.id ?? 0, 'own', paddleNo);
      await refused(lot?.id ?? 0, 'another', paddleNo + 1);
      await refused(elsewhere.lots[0]?.id ?? 0, 'elsewhere', paddleNo);
      const { body } = await client.get(`${ME}/export`);
      expect((body as { refusedBids: unknown[] }).refusedBids).toEqual([
        {
          ...{ auctionId: auction.id, lotNo: 1, plateNumber: lot?.plateNumber, paddleNo },
          ...{ kind: 'bid', amountFen: 4_900_000, atMs: 5, code: 'BID.TOO_LOW' },
        },
      ]);
    });

    it('what they watch and by which ways they want to be told, of which nothing is left afterwards', async () => {
      const { id: auctionId, lots } = await anAuction(running.pool, { startsAtMs: Date.now() + 3_600_000 });
      const ways = { portal: true, push: false, sms: true };
      await client.put(`${ME}/watches/${lots[0]?.id}`, {});
      await client.put(`${ME}/notice-choices`, { watchStart: ways, outbid: ways });
      expect((await client.get(`${ME}/export`)).body).toMatchObject({
        watches: [{ auctionId, plateNumber: lots[0]?.plateNumber }],
        noticeChoices: { watchStart: ways, outbid: ways },
      });
      expect((await close()).status).toBe(204);
      for (const table of ['watches', 'notice_choices'])
        expect(await rowsOf(`SELECT citizen_id FROM ${table} WHERE citizen_id = ?`)).toEqual([]);
    });

    it('the plates for sale that they watch and the searches that they saved, of which nothing is left afterwards', async () => {
      const { id, plateNumber } = await aListing(running.pool);
      await client.put(`${ME}/listing-watches/${id}`, {});
      await client.post(`${ME}/saved-searches`, { scope: 'listings', contains: '88' });
      expect((await client.get(`${ME}/export`)).body).toMatchObject({
        listingWatches: [{ listing: { plate: { number: plateNumber } } }],
        savedSearches: [{ scope: 'listings', wish: { contains: '88' } }],
      });
      expect((await close()).status).toBe(204);
      for (const table of ['listing_watches', 'saved_searches'])
        expect(await rowsOf(`SELECT citizen_id FROM ${table} WHERE citizen_id = ?`)).toEqual([]);
    });

    it('their orders, with deposits and refunds', async () => {
      hearOrders(running, 'reservationDeposit');
      const order = await anOrder(running, { citizenId: citizen.id, kind: 'reservationDeposit' });
      await payOrder(running, order);
      await anOrder(running);
      const { body } = await client.get(`${ME}/export`);
      const { orderNo, amountFen } = order;
      expect((body as { orders: unknown[] }).orders).toEqual([
        expect.objectContaining({
          orderNo,
          state: 'paid',
          deposits: [expect.objectContaining({ amountFen, state: 'held' })],
        }),
      ]);
    });

    it('which vehicles their cars are said to be, and who said so', async () => {
      const { id } = await aListing(running.pool);
      const key = { 'Idempotency-Key': randomUUID() };
      const bought = await client.post(
        `/api/v1/listings/${id}/orders`,
        { vin: '1M8GDM9AXKP042788', vehicle: 'small' },
        key,
      );
      expect(bought.status).toBe(201);
      const { orderNo } = bought.body as { orderNo: string };
      const auction = await anAuction(running.pool, { startsAtMs: Date.now() + 3_600_000 });
      const { entries } = await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id });
      await insertRow(running.pool, 'declared_vehicles', {
        ...{ kind: 'entry', holder_id: entries[0]?.id ?? 0, vehicle: 'smallNewEnergy', is_seen: 1, at_ms: 1 },
      });
      expect((await client.get(`${ME}/export`)).body).toMatchObject({
        purchases: [{ orderNo, vehicle: 'small', vehicleSaidBy: 'citizen' }],
        enrolments: [{ entries: [{ vehicle: 'smallNewEnergy', vehicleSaidBy: 'register' }] }],
      });
    });

    it('a copy now and then, not one after the other', async () => {
      for (let each = 0; each < 10; each += 1) expect((await client.get(`${ME}/export`)).status).toBe(200);
      expect(await client.get(`${ME}/export`)).toMatchObject({
        status: 429,
        body: { code: 'REQUEST.RATE_LIMITED' },
      });
    });
  });

  describe('is forgotten', () => {
    it('with all that says who they were; every session ends', async () => {
      const elsewhere = await running.clientOf(citizen);
      await waitUntil(async () => (await rowsOf('SELECT id FROM log_ins WHERE citizen_id = ?')).length === 2);
      const beforeMs = Date.now();
      expect((await close()).status).toBe(204);
      const afterMs = Date.now();
      for (const gone of [client, elsewhere])
        expect(await gone.get(ME)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });

      const [row] = await rowsOf('SELECT * FROM citizens WHERE id = ?');
      expect(row).toMatchObject({
        username: `closed_${citizen.id}`,
        display_name: '',
        name_hash: '',
        mobile_sealed: null,
        mobile_hash: null,
        document_sealed: null,
        document_hash: null,
        document_kind: null,
        temporary_permit_sealed: null,
        representative_name: null,
        representative_id_sealed: null,
        address: null,
        agreement_version: '2026-11-01',
        agreed_at_ms: 1,
        identity_consent_at_ms: 2,
      });
      const closedAtMs = Number(row?.['closed_at_ms']);
      expect(beforeMs <= closedAtMs && closedAtMs <= afterMs).toBe(true);
      for (const table of ['log_ins', 'citizen_devices', 'notices', 'push_subscriptions'])
        expect(await rowsOf(`SELECT * FROM ${table} WHERE citizen_id = ?`)).toEqual([]);
    });

    it('yet their user name is given to nobody, while document and mobile are free again', async () => {
      await close();
      const name = `/api/v1/accounts/usernames/${citizen.username.toUpperCase()}`;
      expect((await running.client().get(name)).body).toEqual({ isFree: false });
      const { username, password } = citizen;
      const again = await running.client().post('/api/v1/auth/login', { username, password });
      expect(again).toMatchObject({ status: 401, body: { code: 'LOGIN.FAILED' } });
      const next = await aCitizen(running.pool);
      await giveMobile(running, next, mobile);
    });

    it('with their wishes: the plate and the car are free for others', async () => {
      const wish = { tail: 'C7001', vin: 'WBA00000000007001', vehicle: 'small' };
      const key = () => ({ 'Idempotency-Key': randomUUID() });
      expect((await client.post('/api/v1/reservations', wish, key())).status).toBe(201);
      const { body } = await client.get(`${ME}/export`);
      expect(body).toMatchObject({
        reservations: [
          {
            ...{ plateNumber: '浙GC7001', vin: wish.vin, state: 'pending' },
            ...{ vehicle: 'small', vehicleSaidBy: 'citizen' },
          },
        ],
      });
      expect((await close()).status).toBe(204);
      expect(await rowsOf('SELECT vin, state FROM reservations WHERE citizen_id = ?')).toEqual([
        { vin: expect.stringMatching(/^0{5}/), state: 'lapsed' },
      ]);
      const other = await running.clientOf(await aCitizen(running.pool));
      expect((await other.post('/api/v1/reservations', wish, key())).status).toBe(201);
    });

    it('while the bid record stays as it was, and of the VINs the one that won', async () => {
      const auction = await floor.openAuction({ countdownMs: 5_000, lots: [{}, {}] });
      const [won, lost] = auction.lots.map(({ id }) => id);
      const enrolment = await anEnrolment(running.pool, {
        auctionId: auction.id,
        citizenId: citizen.id,
        shares: 3,
      });
      const live = await floor.watcher(client);
      const { paddleNo, accessCode, entries } = enrolment;
      await live.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode });
      const [first, second, third] = entries;
      const withEntry = (entry: typeof first) => ({
        http: client,
        live,
        enrolment: { ...enrolment, entries: entry === undefined ? [] : [entry] },
      });
      expect(await bid(withEntry(first), won ?? 0, 50_000)).toMatchObject({ ok: true });
      expect(await bid(withEntry(second), lost ?? 0, 50_000)).toMatchObject({ ok: true });
      expect(await bid(await floor.bidder(auction), lost ?? 0, 51_000)).toMatchObject({ ok: true });
      for (const lotId of [won, lost]) await floor.untilPhase(lotId ?? 0, 'sold');
      await waitUntil(async () => (await rowsOf(HEADS_WRITTEN)).length === 1);
      await waitUntil(async () => (await settledAtOf(auction.id)) !== null);
      const [balance] = await rowsOf(`SELECT id FROM orders WHERE kind = 'balance' AND citizen_id = ?`);
      const order = await running.app.get(FindOrders).byId((balance as { id: number }).id);
      expect(await close()).toMatchObject({
        status: 409,
        body: { code: 'ACCOUNT.HAS_OPEN_ORDER', data: { orderNo: order?.orderNo } },
      });
      if (order !== null) await payOrder(running, order);
      const record: readonly RecordLine[] = await floor.record(lost ?? 0);

      expect((await close()).status).toBe(204);
      expect(await floor.record(lost ?? 0)).toEqual(record);
      expect(JSON.stringify(record)).toContain(`"paddleNo":${paddleNo}`);
      const vins = await rowsOf(
        'SELECT vin FROM entries JOIN enrolments ON enrolments.id = enrolment_id WHERE citizen_id = ? ORDER BY entries.id',
      );
      const number = (entry: typeof first): string => String(entry?.id).padStart(17, '0');
      expect(vins).toEqual([{ vin: first?.vin }, { vin: number(second) }, { vin: number(third) }]);
      expect(
        await rowsOf('SELECT access_code, access_code_sealed FROM enrolments WHERE citizen_id = ?'),
      ).toEqual([{ access_code: null, access_code_sealed: null }]);
    });
  });

  describe('has to stay', () => {
    const HOUR_MS = 3_600_000;
    const enrolIn = async (given: Parameters<typeof anAuction>[1], paidAtMs: number | null) => {
      const auction = await anAuction(running.pool, given);
      await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id, paidAtMs });
      return auction;
    };

    it('until the auctions that they are enrolled in have ended', async () => {
      const { id } = await enrolIn({}, Date.now());
      expect(await close()).toMatchObject({
        status: 409,
        body: { code: 'ACCOUNT.HAS_OPEN_AUCTION', data: { auctionId: id } },
      });
      expect((await client.get(ME)).status).toBe(200);
      await end(id);
      expect((await close()).status).toBe(204);
    });

    it('for one that they may still pay, and for none that lapsed unpaid', async () => {
      const { id } = await enrolIn({ startsAtMs: Date.now() + HOUR_MS }, null);
      expect(await close()).toMatchObject({ status: 409, body: { data: { auctionId: id } } });
      await running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [
        Date.now() - HOUR_MS,
        id,
      ]);
      expect((await close()).status).toBe(204);
    });

    it('until what they ordered is paid or cancelled', async () => {
      const order = await anOrder(running, { citizenId: citizen.id });
      const refused = {
        status: 409,
        body: { code: 'ACCOUNT.HAS_OPEN_ORDER', data: { orderNo: order.orderNo } },
      };
      expect(await close()).toMatchObject(refused);
      hearOrders(running, 'listing');
      await client.post(`${ME}/orders/${order.orderNo}/cancel`, {});
      expect((await close()).status).toBe(204);
    });

    it('until their deposits are settled and their money is back; then VINs go that bought nothing', async () => {
      for (const kind of ['listing', 'reservationDeposit'] as const) hearOrders(running, kind);
      const about = { ...NO_TOPIC, vins: ['1M8GDM9AXKP042788'] };
      const bought = await anOrder(running, { citizenId: citizen.id, about });
      await payOrder(running, bought);
      const deposit = await anOrder(running, { citizenId: citizen.id, kind: 'reservationDeposit', about });
      await payOrder(running, deposit);
      const { orderNo } = deposit;
      const refused = { status: 409, body: { code: 'ACCOUNT.HAS_OPEN_ORDER', data: { orderNo } } };
      expect(await close()).toMatchObject(refused);

      const within: Transactions['run'] = (work) => running.app.get(Transactions).run(work);
      const [held] = await running.app.get(Deposits).of(deposit.id);
      await within((transaction) =>
        running.app.get(Deposits).refund(transaction, held?.id ?? 0, 'enrolledTooLate'),
      );
      expect(await close()).toMatchObject(refused);
      const [refund] = await rowsOf(
        'SELECT refund_no FROM refunds JOIN orders ON orders.id = order_id WHERE citizen_id = ?',
      );
      await within((transaction) =>
        running.app.get(RefundBookkeeper).complete(transaction, String(refund?.['refund_no'])),
      );
      expect((await close()).status).toBe(204);

      const vins = await rowsOf(
        `SELECT JSON_UNQUOTE(JSON_EXTRACT(about, '$.vins[0]')) AS vin FROM orders WHERE citizen_id = ? ORDER BY id`,
      );
      expect(vins).toEqual([{ vin: '1M8GDM9AXKP042788' }, { vin: null }]);
      const deposits = await rowsOf(
        'SELECT deposits.id, vin FROM deposits JOIN orders ON orders.id = order_id WHERE citizen_id = ?',
      );
      expect(deposits).toEqual([{ id: held?.id, vin: String(held?.id).padStart(17, '0') }]);
    });

    it('while they do not know the password', async () => {
      expect(await close('a wild guess')).toMatchObject({
        status: 422,
        body: { code: 'ACCOUNT.PASSWORD_WRONG' },
      });
      expect((await client.get(ME)).status).toBe(200);
    });

    it('not twice: of two closings at once one finds nothing left', async () => {
      const answers = await Promise.all([close(), close()]);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    });
  });

  async function settledAtOf(auctionId: number): Promise<number | null> {
    const [rows] = await running.pool.query('SELECT settled_at_ms FROM auctions WHERE id = ?', [auctionId]);
    return (rows as { settled_at_ms: number | null }[])[0]?.settled_at_ms ?? null;
  }
});

/** The one lot that the citizen won, as readers see it. */
const HEADS_WRITTEN = `
  SELECT lot_heads.lot_id FROM lot_heads
  JOIN entries ON entries.id = lot_heads.leader_entry_id JOIN enrolments ON enrolments.id = entries.enrolment_id
  WHERE lot_heads.phase = 'sold' AND enrolments.citizen_id = ?`;
