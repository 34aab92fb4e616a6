// Staff at the stock over HTTP, and citizens who buy from it: what the specs of the stock have in common.
import { randomUUID } from 'node:crypto';
import type { Page, StockItemDetail, StockItemView } from '@haopai/contracts';
import { FindOrders, type Order } from '../../../../commerce/orders';
import {
  aCitizen,
  aRegion,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  TEST_REGION,
  type TestStaff,
} from '../../../../testing';

export const STOCK = '/api/v1/admin/stock';
export const OTHER_REGION = '330782';
export const REASON = '按通知调整';

/** Within a `describe`: its own house, with a clerk. */
export class StockDesk {
  running!: RunningApp;
  member!: TestStaff;
  clerk!: HttpClient;
  private serial = 0;

  constructor() {
    beforeAll(async () => {
      this.running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
      this.member = await aStaffMember(this.running, 'clerk');
      this.clerk = await clientOfStaff(this.running, this.member);
      await aRegion(this.running.pool);
      await aRegion(this.running.pool, OTHER_REGION);
    });
    afterAll(() => this.running.stop());
  }

  /** Another one each time. */
  readonly aNumber = (): string => {
    this.serial += 1;
    return `浙G${6_200 + this.serial}Z`;
  };
  /** Its check digit need not fit: it was not made in China. */
  readonly aVin = (): string => {
    this.serial += 1;
    return `1M8GDM9AXKP${100_000 + this.serial}`;
  };
  readonly terms = { isPersonalised: false, region: TEST_REGION };
  readonly add = async (given: object = {}): Promise<StockItemView> => {
    const answer = await this.clerk.post(`${STOCK}/plates`, {
      ...this.terms,
      plateNumber: this.aNumber(),
      ...given,
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as StockItemView;
  };
  readonly one = async ({ id }: { readonly id: number }): Promise<StockItemDetail> =>
    (await this.clerk.get(`${STOCK}/plates/${id}`)).body as StockItemDetail;
  readonly find = async (query: string): Promise<Page<StockItemView>> =>
    (await this.clerk.get(`${STOCK}/plates?${query}`)).body as Page<StockItemView>;
  readonly seen = (...items: readonly StockItemView[]) => items.map(({ id, version }) => ({ id, version }));
  readonly act = (name: string, items: readonly StockItemView[], more: object = {}): Promise<HttpAnswer> =>
    this.clerk.post(`${STOCK}/${name}`, { plates: this.seen(...items), reason: REASON, ...more });
  readonly portalFinds = async (number: string): Promise<readonly number[]> => {
    const { body } = await this.running
      .client()
      .get(`/api/v1/listings?contains=${encodeURIComponent(number)}`);
    return (body as Page<{ readonly priceFen: number }>).items.map(({ priceFen }) => priceFen);
  };
  readonly listingIdOf = async (item: StockItemView): Promise<number> => {
    const [rows] = await this.running.pool.query('SELECT id FROM listings WHERE plate_id = ?', [item.id]);
    return (rows as { id: number }[])[0]?.id ?? 0;
  };
  readonly startBuying = async (item: StockItemView): Promise<HttpAnswer> => {
    const buyer = await this.running.clientOf(await aCitizen(this.running.pool));
    const path = `/api/v1/listings/${await this.listingIdOf(item)}/orders`;
    return buyer.post(path, { vin: this.aVin() }, { 'Idempotency-Key': randomUUID() });
  };
  readonly buy = async (item: StockItemView): Promise<Order> => {
    expect(await this.startBuying(item)).toMatchObject({ status: 201 });
    const listingId = await this.listingIdOf(item);
    const order = (await this.running.app.get(FindOrders).newestOf('listing', [listingId])).get(listingId);
    if (order === undefined) throw new Error('an order that was made is not there');
    return order;
  };
  readonly auditOf = async ({ id }: StockItemView): Promise<unknown> => {
    const auditor = await staffClient(this.running, 'auditor');
    return (await auditor.get(`/api/v1/admin/audit?subject=plate:${id}`)).body;
  };
}
