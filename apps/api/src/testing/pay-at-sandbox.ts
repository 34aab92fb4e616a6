// Pays an order as a citizen does at the sandbox: begins, presses "pay" on its page, and waits until the notice has come.
import { randomUUID } from 'node:crypto';
import type { OrderHead, PaymentStart } from '@haopai/contracts';
import type { HttpClient } from './http-client';
import { waitUntil } from './wait-until';

/** `client` is the session of whose order it is. */
export async function payAtSandbox(client: HttpClient, orderNo: string): Promise<void> {
  const path = `/api/v1/me/orders/${orderNo}`;
  const { status, body } = await client.post(`${path}/payments`, {}, { 'Idempotency-Key': randomUUID() });
  if (status !== 200) throw new Error(`${orderNo} cannot be paid: ${JSON.stringify(body)}`);
  const { payUrl } = body as PaymentStart;
  await client.send('POST', payUrl, 'choice=pay', { 'Content-Type': 'application/x-www-form-urlencoded' });
  await waitUntil(async () => ((await client.get(path)).body as OrderHead).state === 'paid');
}
