// Plates that somebody has bought at a fixed price and paid for, by the same requests as the portal's, for journeys that begin at the hand-over desk.
import { randomUUID } from 'node:crypto';
import type { OrderHead, OrderView, PaymentStart } from '@haopai/contracts';
import { logIn } from '../../../../tools/bots';
import { makeListings } from '../../../../tools/seed';
import { eventually } from './eventually';
import { aCar } from './newcomer';
import type { Person } from './people';
import type { SaleSite } from './sale-site';

const PRICE_FEN = 8_800_00;
/** Back to the order. */
const SEE_OTHER = 303;

export interface BoughtPlate {
  readonly plateNumber: string;
  readonly orderNo: string;
  readonly vin: string;
}

/** In the order of the numbers, none of which may be in the stock before; each for a car of its own. */
export async function boughtPlates(
  { baseUrl, db }: SaleSite,
  { username, password }: Person,
  numbers: readonly string[],
): Promise<readonly BoughtPlate[]> {
  const listings = await makeListings(
    db,
    numbers.map((plate) => ({ plate, priceFen: PRICE_FEN })),
  );
  const { cookie } = await logIn(baseUrl, username, password);
  const ask = async <Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...{ 'Content-Type': 'application/json', Origin: baseUrl, Cookie: cookie },
        'Idempotency-Key': randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const bought: BoughtPlate[] = [];
  // One after the other: nobody may have many orders open.
  for (const { id, plateNumber } of listings) {
    const vin = aCar();
    const { orderNo } = await ask<OrderView>('POST', `/listings/${id}/orders`, { vin });
    const { payUrl } = await ask<PaymentStart>('POST', `/me/orders/${orderNo}/payments`, {});
    const paid = await fetch(new URL(payUrl, baseUrl), {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: baseUrl },
      body: new URLSearchParams({ choice: 'pay' }),
    });
    if (paid.status !== SEE_OTHER) throw new Error(`${orderNo} could not be paid: ${paid.status}`);
    await eventually(async () => (await ask<OrderHead>('GET', `/me/orders/${orderNo}`)).state, 'paid');
    bought.push({ plateNumber, orderNo, vin });
  }
  return bought;
}
