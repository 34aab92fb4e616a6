// Forged and replayed payment notices: nobody pays an order by saying that it is paid, and nothing is paid twice by being told twice.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView, PaymentStart } from '@haopai/contracts';
import type { Attack, Look } from '../attack';
import { ask } from '../http/ask';
import type { Scene } from '../scene';

const PATH = '/api/v1/payments/notifications';
const SIGNED_WAIT_MS = 15_000;

export const notices: Attack = {
  id: 'notices',
  tries:
    'payment notices without a signature, with one of our own, for another provider; a true one told twice',
  async run(scene, look) {
    const [victim, order] = [await scene.victim(), await scene.victimsOrder()];
    const payment = await victim.must<PaymentStart>(
      victim.post(`/me/orders/${order.orderNo}/payments`, {}, { 'Idempotency-Key': randomUUID() }),
    );
    const read = (): Promise<OrderView> => victim.must(victim.get(`/me/orders/${order.orderNo}`));
    for (const forged of forgeries(order, payment)) {
      const { status, code } = await ask(scene.baseUrl, { method: 'POST', from: scene.address(), ...forged });
      look.holds(
        status >= 400 && status < 500,
        `a forged notice (${forged.what}) is answered ${status} ${code}`,
      );
    }
    look.holds((await read()).state === 'created', 'a forged notice changed the state of an order');
    if (payment.payUrl.startsWith('/dev/pay/')) await payTwice(scene, look, payment, read);
    else look.leaveOut('a true notice, told twice: the provider is no sandbox');
  },
};

interface Forgery {
  readonly what: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function forgeries(order: OrderView, { paymentNo, amountFen }: PaymentStart): readonly Forgery[] {
  const fields = {
    ...{ app: 'haopai-sandbox', paymentNo, orderNo: order.orderNo, amountFen, currency: 'CNY' },
    ...{ status: 'paid', tradeNo: 'T1', paidAtMs: Date.now(), toldAtMs: Date.now() },
  };
  const alipay = new URLSearchParams({
    ...{ out_trade_no: paymentNo, trade_status: 'TRADE_SUCCESS', trade_no: 'T1', app_id: '1' },
    ...{
      total_amount: (amountFen / 100).toFixed(2),
      sign_type: 'RSA',
      sign: randomBytes(128).toString('base64'),
    },
  });
  const sandbox = `${PATH}/sandbox`;
  const json = { 'Content-Type': 'application/json' };
  const body = JSON.stringify(fields);
  const signed = (signature: string) => ({ ...json, 'X-Payment-Signature': signature });
  return [
    { what: 'unsigned', path: sandbox, headers: json, body },
    { what: 'empty signature', path: sandbox, headers: signed(''), body },
    { what: 'signature of our own', path: sandbox, headers: signed(randomBytes(32).toString('hex')), body },
    { what: 'signature as base64', path: sandbox, headers: signed(randomBytes(64).toString('base64')), body },
    { what: 'unknown provider', path: `${PATH}/nobody`, headers: json, body },
    { what: '__proto__ as provider', path: `${PATH}/__proto__`, headers: json, body },
    {
      what: 'of Alipay, with a key of our own',
      path: `${PATH}/alipay`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: alipay.toString(),
    },
  ];
}

async function payTwice(
  { baseUrl }: Scene,
  look: Look,
  { payUrl, amountFen }: PaymentStart,
  read: () => Promise<OrderView>,
): Promise<void> {
  await ask(baseUrl, {
    ...{ method: 'POST', path: payUrl, body: 'choice=pay&course=twice' },
    headers: { Origin: baseUrl, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  const untilMs = performance.now() + SIGNED_WAIT_MS;
  while ((await read()).state !== 'paid' && performance.now() < untilMs) await sleep(200);
  // The second notice comes a second after the first.
  await sleep(2_500);
  const { state, refunds } = await read();
  look.holds(state === 'paid', `an order whose notice came twice is ${state}`);
  look.holds(refunds.length === 0, `${amountFen} fen that were paid once are given back`);
}
