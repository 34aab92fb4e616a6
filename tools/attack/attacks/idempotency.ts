// Idempotency keys: somebody else's key opens nothing, and one's own stands for one request alone.
import { randomUUID } from 'node:crypto';
import type { OrderView } from '@haopai/contracts';
import type { Attack } from '../attack';
import { aVin } from '../cast/identities';
import { jsonOf } from '../http/ask';
import { NotTriedError } from '../not-tried';

export const idempotency: Attack = {
  id: 'idempotency',
  tries: 'another’s key with the same body, one’s own key with another body, odd keys',
  async run(scene, look) {
    const owner = await scene.newCitizen();
    const thief = await scene.thief();
    const [listing, other] = await scene.forSale(owner);
    if (listing === undefined || other === undefined) throw new NotTriedError('two plates must be for sale');
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { vin: aVin() };
    const path = `/listings/${listing.id}/orders`;
    const order = await owner.must<OrderView>(owner.post(path, body, key));

    const stolen = await thief.post(path, body, key);
    look.holds(!stolen.text.includes(order.orderNo), 'another’s key gives another’s order');
    const again = await owner.post(path, body, key);
    look.holds(
      (jsonOf(again.text) as OrderView | null)?.orderNo === order.orderNo,
      'one’s own key does not give one’s own order again',
    );
    const otherBody = await owner.post(path, { vin: aVin() }, key);
    look.holds(
      otherBody.code === 'IDEMPOTENCY.MISMATCH',
      `another body under one’s key is answered ${otherBody.status}`,
    );
    const otherPath = await owner.post(`/listings/${other.id}/orders`, body, key);
    look.holds(otherPath.status >= 400, `another order under one’s key is answered ${otherPath.status}`);
    for (const odd of ['', '1', '../..', "' OR 1=1 --", '__proto__', 'x'.repeat(5_000)]) {
      const { status } = await owner.post(path, body, { 'Idempotency-Key': odd });
      look.holds(status >= 400 && status < 500, `a key of "${odd.slice(0, 12)}" is answered ${status}`);
    }
    await owner.post(`/me/orders/${order.orderNo}/cancel`, {});
  },
};
