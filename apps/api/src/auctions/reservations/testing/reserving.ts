// Citizens who reserve plates, and what becomes of that: what the specs of reservations have in common.
import { randomUUID } from 'node:crypto';
import {
  type EnrolmentView,
  type LotView,
  type Page,
  permissionsOf,
  type PlateCheckView,
  type ReservationView,
} from '@haopai/contracts';
import { Actor } from '../../../access/staff-authentication';
import { Transactions } from '../../../platform/database';
import { FindOrders, type Order, Orders } from '../../../commerce/orders';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  faultsOfBooks,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  type TestCitizen,
} from '../../../testing';
import { type Decision, DecideReservation } from '../decide-reservation';
import { PlaceReservations } from '../place-reservations';

export const HOUR_MS = 3_600_000;
const APPROVE: Decision = {
  kind: 'approve',
  depositFen: 300_000,
  startPriceFen: 1_000_000,
  payWithinMs: 24 * HOUR_MS,
};
const CLERK = new Actor(1, 'a clerk', permissionsOf(['clerk']), '127.0.0.1');

/** What is left out is another one each time, by the citizen of this spec. */
interface Wish {
  readonly tail?: string;
  readonly vin?: string;
  readonly by?: HttpClient;
  readonly key?: string;
}

let serial = 0;

export const aVin = (): string => `WBA${String((serial += 1)).padStart(14, '0')}`;
/** Another ordinary plate's last five characters each time. */
export const aTail = (): string => `A${String((serial += 1)).padStart(4, '0')}`;

/** Within a `describe`: a house without an engine, so that no lot opens by itself, and another citizen for each spec. */
export class Reserving {
  running!: RunningApp;
  citizen!: TestCitizen;
  client!: HttpClient;

  constructor() {
    beforeAll(async () => void (this.running = await aRunningApp({ HAOPAI_ROLE: 'edge' })));
    beforeEach(async () => {
      await this.beAnother();
      // Drafts of other specs are of no use to this one.
      await this.running.pool.query(
        'UPDATE auctions SET published_at_ms = 1 WHERE published_at_ms IS NULL AND is_drill = 0',
      );
    });
    afterEach(async () => expect(await faultsOfBooks(this.running.pool)).toEqual([]));
    afterAll(() => this.running.stop());
  }

  async beAnother(): Promise<void> {
    this.citizen = await aCitizen(this.running.pool);
    this.client = await this.running.clientOf(this.citizen);
  }

  readonly reserve = (given: Wish = {}): Promise<HttpAnswer> =>
    (given.by ?? this.client).post(
      '/api/v1/reservations',
      { tail: given.tail ?? aTail(), vin: given.vin ?? aVin() },
      { 'Idempotency-Key': given.key ?? randomUUID() },
    );
  readonly reserved = async (given: Wish = {}): Promise<ReservationView> => {
    const { status, body } = await this.reserve(given);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body as ReservationView;
  };
  readonly refused = async (status: number, code: string, data: object, given: Wish = {}) =>
    expect(await this.reserve(given)).toMatchObject({ status, body: { code, data } });
  readonly check = async (tail: string): Promise<PlateCheckView> =>
    (await this.client.get(`/api/v1/reservations/plates/${encodeURIComponent(tail)}`)).body as PlateCheckView;
  readonly own = async (
    { id }: Pick<ReservationView, 'id'>,
    by = this.client,
  ): Promise<ReservationView | undefined> => {
    const { body } = await by.get('/api/v1/me/reservations?size=50');
    return (body as Page<ReservationView>).items.find((one) => one.id === id);
  };
  readonly decide = (id: number, decision: Decision = APPROVE) =>
    this.running.app.get(DecideReservation).execute(CLERK, id, decision);
  readonly orderOf = async (id: number): Promise<Order> => {
    const order = (await this.running.app.get(FindOrders).newestOf('reservationDeposit', [id])).get(id);
    if (order === undefined) throw new Error('no deposit is asked for');
    return order;
  };
  readonly paid = async (given: Wish = {}): Promise<ReservationView> => {
    const view = await this.reserved(given);
    expect(await this.decide(view.id)).toBeUndefined();
    await payOrder(this.running, await this.orderOf(view.id));
    return view;
  };
  readonly place = (): Promise<void> => this.running.app.get(PlaceReservations).look();
  readonly aDraft = (startsInMs = 48 * HOUR_MS) =>
    anAuction(this.running.pool, { publishedAtMs: null, startsAtMs: Date.now() + startsInMs });
  readonly publish = (id: number) =>
    this.running.pool.query('UPDATE auctions SET published_at_ms = ? WHERE id = ?', [Date.now() - 1, id]);
  readonly lotsOf = async (auctionId: number): Promise<readonly LotView[]> =>
    ((await this.client.get(`/api/v1/auctions/${auctionId}/lots`)).body as Page<LotView>).items;
  readonly enrolmentIn = async (auctionId: number, by = this.client): Promise<EnrolmentView> =>
    (await by.get(`/api/v1/auctions/${auctionId}/enrolments/mine`)).body as EnrolmentView;
  readonly kinds = async (): Promise<readonly string[]> => {
    const { items } = (await this.client.get('/api/v1/me/notices')).body as Page<{ kind: string }>;
    return items.map(({ kind }) => kind).sort();
  };
  readonly letExpire = async ({ id }: Order): Promise<void> => {
    await this.running.pool.query(
      `UPDATE order_events SET body = JSON_SET(body, '$.terms.dueAtMs', 1) WHERE order_id = ? AND version = 1`,
      [id],
    );
    await this.running.app
      .get(Transactions)
      .run((transaction) => this.running.app.get(Orders).expire(transaction, id));
  };
}
