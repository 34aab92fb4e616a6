// Squatting: nobody takes the shop off the shelves, or another's log-in off their phone, without paying for it.
import { randomUUID } from 'node:crypto';
import type { OrderView } from '@haopai/contracts';
import type { Attack, Look } from '../attack';
import { aVin } from '../cast/identities';
import { jsonOf } from '../http/ask';
import type { Scene } from '../scene';
import { NotTriedError } from '../not-tried';

/** Nobody needs so many unpaid plates at once. */
const HOLDS = 12;
const HOLDS_FINE = 10;

export const squatting: Attack = {
  id: 'squatting',
  tries: 'holding plate after plate without paying, letting them go again, a user name in other letters',
  async run(scene, look) {
    await tryPlates(scene, look);
    await tryNames(scene, look);
  },
};

async function tryPlates(scene: Scene, look: Look): Promise<void> {
  const squatter = await scene.newCitizen();
  const listings = await scene.forSale(squatter);
  if (listings.length < HOLDS) throw new NotTriedError(`${HOLDS} plates must be for sale`);
  const held: OrderView[] = [];
  for (const { id } of listings.slice(0, HOLDS)) {
    const key = { 'Idempotency-Key': randomUUID() };
    const { status, text } = await squatter.post(`/listings/${id}/orders`, { vin: aVin() }, key);
    if (status < 300) held.push(jsonOf(text) as OrderView);
  }
  look.holds(held.length > 0, 'nobody can hold a plate at all, so nothing was tried');
  look.holds(held.length <= HOLDS_FINE, `one citizen holds ${held.length} plates without paying`);
  for (const { orderNo } of held) await squatter.post(`/me/orders/${orderNo}/cancel`, {});
  const left = (await scene.forSale(squatter)).map(({ id }) => id);
  look.holds(
    listings.slice(0, held.length).every(({ id }) => left.includes(id)),
    'a plate that was let go stays away',
  );
}

async function tryNames(scene: Scene, look: Look): Promise<void> {
  const { name } = await scene.victim();
  const stranger = scene.stranger();
  for (const alike of [name.toUpperCase(), `${name} `, name.replace('a', 'а'), `${name}\u200b`]) {
    const { status, text } = await stranger.get(`/accounts/usernames/${encodeURIComponent(alike)}`);
    const isFree = status === 200 && text.includes('"isFree":true');
    look.holds(!isFree, `the user name "${alike}" is free beside "${name}"`);
  }
}
