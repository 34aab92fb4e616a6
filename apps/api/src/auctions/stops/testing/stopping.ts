// Published auctions as two people stop them: what the specs of stops have in common.
import { randomUUID } from 'node:crypto';
import type {
  AdminAuctionDetail,
  AdminStopView,
  AskStopBody,
  AuctionView,
  EnrolmentView,
  Page,
} from '@haopai/contracts';
import { SettleAuctions } from '../../../commerce/settlement';
import { FindOrders, type Order } from '../../../commerce/orders';
import { RefusalError } from '../../../platform/errors';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  staffClient,
  type TestAuction,
  type TestCitizen,
  textsTo,
  waitUntil,
} from '../../../testing';
import { FollowStops } from '../follow-stops';

const AUCTIONS = '/api/v1/admin/auctions';
let serial = 0;

export interface Enrolled {
  readonly citizen: TestCitizen;
  readonly client: HttpClient;
  readonly mobile: string;
}

/** Within a `describe`: its own house, and those who ask, confirm, and both. */
export class Stopping {
  running!: RunningApp;
  /** May ask. */
  clerk!: HttpClient;
  /** May ask and confirm. */
  auctioneer!: HttpClient;
  administrator!: HttpClient;

  constructor(variables: Parameters<typeof aRunningApp>[0] = {}) {
    beforeAll(async () => {
      this.running = await aRunningApp(variables);
      this.clerk = await staffClient(this.running, 'clerk');
      this.auctioneer = await staffClient(this.running, 'auctioneer');
      this.administrator = await staffClient(this.running, 'administrator');
    });
    afterAll(() => this.running.stop());
  }

  readonly ask = (
    by: HttpClient,
    { id }: TestAuction,
    body: Partial<AskStopBody> = {},
  ): Promise<HttpAnswer> =>
    by.post(`${AUCTIONS}/${id}/stops`, { kind: 'cancel', reason: '系统检修', ...body });
  readonly decide = (
    by: HttpClient,
    { id }: { id: number },
    what: 'confirm' | 'decline',
  ): Promise<HttpAnswer> => by.post(`/api/v1/admin/stops/${id}/${what}`, {});
  /** Asked for by the clerk and confirmed by the auctioneer. */
  readonly stopped = async (
    auction: TestAuction,
    body: Partial<AskStopBody> = {},
  ): Promise<AdminStopView> => {
    const asked = await this.ask(this.clerk, auction, body);
    expect([asked.status, asked.body]).toEqual([201, expect.anything()]);
    const done = await this.decide(this.auctioneer, asked.body as AdminStopView, 'confirm');
    expect([done.status, done.body]).toEqual([200, expect.anything()]);
    return done.body as AdminStopView;
  };
  readonly detail = async ({ id }: TestAuction): Promise<AdminAuctionDetail> =>
    (await this.clerk.get(`${AUCTIONS}/${id}`)).body as AdminAuctionDetail;
  readonly auction = async ({ id }: TestAuction): Promise<AuctionView> =>
    (await this.running.client().get(`/api/v1/auctions/${id}`)).body as AuctionView;

  /** People are told, orders ended. */
  readonly follow = (): Promise<void> => this.running.app.get(FollowStops, { strict: false }).look();
  readonly settle = async ({ id }: TestAuction): Promise<void> => {
    await this.running.app.get(SettleAuctions, { strict: false }).look();
    await waitUntil(async () => {
      const [rows] = await this.running.pool.query('SELECT settled_at_ms FROM auctions WHERE id = ?', [id]);
      return (rows as { settled_at_ms: number | null }[])[0]?.settled_at_ms !== null;
    });
  };

  readonly aPerson = async (): Promise<Enrolled> => {
    const citizen = await aCitizen(this.running.pool);
    const mobile = aMobile();
    await giveMobile(this.running, citizen, mobile);
    return { citizen, mobile, client: await this.running.clientOf(citizen) };
  };
  readonly enrol = ({ client }: Enrolled, { id }: TestAuction): Promise<HttpAnswer> => {
    serial += 1;
    return client.post(
      `/api/v1/auctions/${id}/enrolments`,
      { vins: [`WBA${String(serial).padStart(14, '0')}`] },
      { 'Idempotency-Key': randomUUID() },
    );
  };
  readonly orderOf = async ({ citizen, client }: Enrolled, { id }: TestAuction): Promise<Order> => {
    const { body } = await client.get(`/api/v1/auctions/${id}/enrolments/mine`);
    const order = await this.running.app
      .get(FindOrders)
      .own(citizen.id, (body as EnrolmentView).orderNo ?? '');
    if (order instanceof RefusalError) throw order;
    return order;
  };
  readonly mine = async ({ client }: Enrolled, { id }: TestAuction): Promise<EnrolmentView> =>
    (await client.get(`/api/v1/auctions/${id}/enrolments/mine`)).body as EnrolmentView;
  readonly unpaid = async (auction: TestAuction): Promise<Enrolled> => {
    const person = await this.aPerson();
    expect((await this.enrol(person, auction)).status).toBe(201);
    return person;
  };
  readonly paid = async (auction: TestAuction): Promise<Enrolled> => {
    const person = await this.unpaid(auction);
    await payOrder(this.running, await this.orderOf(person, auction));
    return person;
  };
  readonly watcher = async ({ lots }: TestAuction): Promise<Enrolled> => {
    const person = await this.aPerson();
    await this.running.pool.query(
      `INSERT INTO watches (citizen_id, lot_id, language, at_ms) VALUES (?, ?, 'zh', ?)`,
      [person.citizen.id, lots[0]?.id, Date.now()],
    );
    return person;
  };

  readonly notices = async ({ client }: Enrolled): Promise<readonly { kind: string; data: object }[]> =>
    ((await client.get('/api/v1/me/notices?size=50')).body as Page<{ kind: string; data: object }>).items;
  readonly hasNotice = (person: Enrolled, kind: string): Promise<void> =>
    waitUntil(async () => (await this.notices(person)).some((notice) => notice.kind === kind));
  readonly templates = async ({ mobile }: Enrolled): Promise<readonly string[]> =>
    (await textsTo(this.running, mobile)).map(({ template }) => template).sort();
  readonly refunds = async ({
    citizen,
  }: Enrolled): Promise<readonly { why: string; amount_fen: number }[]> => {
    const [rows] = await this.running.pool.query(
      `SELECT refunds.why, refunds.amount_fen FROM refunds JOIN orders ON orders.id = refunds.order_id
       WHERE orders.citizen_id = ? ORDER BY refunds.id`,
      [citizen.id],
    );
    return rows as { why: string; amount_fen: number }[];
  };
}
