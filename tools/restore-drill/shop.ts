// Citizens who buy plates at a fixed price while bids are flowing, so that money is acknowledged too: each notes what it was told, and when.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderHead, PaymentStart } from '@haopai/contracts';
import { gatherCrowd, type Person } from '../chaos/storm/crowd';
import { type Database, makeListings, vinOf } from '../seed';
import { plateOf } from '../seed/plate-numbers';

const CUSTOMERS = 3;
const PLATES = 2_000;
/** Behind those of auctions. */
const FIRST_PLATE = 60_000;
const FIRST_VIN = 4_000_000;
const PRICE_FEN = 500_000;
const ANSWER_MAX_MS = 5_000;
const LOOK_AGAIN_AFTER_MS = 50;
const REST_MS = 100;

export interface PaidOrder {
  readonly orderNo: string;
  readonly amountFen: number;
  /** When its citizen was told that it is paid. */
  readonly toldAtMs: number;
}

export class Shop {
  readonly paid: PaidOrder[] = [];
  private isOver = false;
  private served = 0;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly baseUrls: readonly string[],
  ) {}

  async open(): Promise<void> {
    const customers = await gatherCrowd(this.db, this.baseUrls, CUSTOMERS);
    const specs = Array.from({ length: PLATES }, (_, nth) => ({
      ...{ plate: plateOf(FIRST_PLATE + nth), priceFen: PRICE_FEN },
    }));
    const listings = (await makeListings(this.db, specs)).map(({ id }) => id);
    this.work = Promise.all(
      customers.map((customer, nth) =>
        this.buyOn(customer, this.baseUrls[nth % this.baseUrls.length] ?? '', listings),
      ),
    );
  }

  async close(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  private async buyOn(customer: Person, baseUrl: string, listings: readonly number[]): Promise<void> {
    while (!this.isOver) {
      const nth = this.served++;
      const listing = listings[nth];
      if (listing === undefined) return;
      // Whoever gets no answer when the machine is lost was told nothing.
      await this.buy({ customer, baseUrl, listing, vin: vinOf(FIRST_VIN + nth) }).catch((error: unknown) => {
        if (error instanceof Refused) throw error;
      });
      await sleep(REST_MS);
    }
  }

  private async buy({ customer, baseUrl, listing, vin }: Purchase): Promise<void> {
    const asked = { customer, baseUrl };
    const { orderNo } = await ask<OrderHead>(asked, 'POST', `/api/v1/listings/${listing}/orders`, { vin });
    const order = `/api/v1/me/orders/${orderNo}`;
    const { payUrl, amountFen } = await ask<PaymentStart>(asked, 'POST', `${order}/payments`, {});
    await fetch(`${baseUrl}${payUrl}`, {
      method: 'POST',
      headers: { Origin: baseUrl, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'choice=pay',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MAX_MS),
    });
    while (!this.isOver) {
      const { state } = await ask<OrderHead>(asked, 'GET', order);
      if (state === 'paid') return void this.paid.push({ orderNo, amountFen, toldAtMs: Date.now() });
      await sleep(LOOK_AGAIN_AFTER_MS);
    }
  }
}

interface Purchase {
  readonly customer: Person;
  readonly baseUrl: string;
  readonly listing: number;
  readonly vin: string;
}

/** Of the drill's own fault: nothing that a lost machine says. */
class Refused extends Error {}

async function ask<Body>(
  { customer, baseUrl }: Pick<Purchase, 'customer' | 'baseUrl'>,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Body> {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...{ Cookie: customer.cookie, Origin: baseUrl },
      ...(method === 'POST' ? { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MAX_MS),
  });
  const said: unknown = await response.json();
  if (response.status >= 400 && response.status < 500)
    throw new Refused(`${method} ${path} was answered ${response.status} ${JSON.stringify(said)}`);
  if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
  return said as Body;
}
