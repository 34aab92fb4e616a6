// What is another's: orders, papers, enrolments, claims, searches and sessions are not there for whoever knows their number.
import { randomUUID } from 'node:crypto';
import type { Attack, Look } from '../attack';
import type { Person } from '../cast/person';
import type { Scene } from '../scene';

type Try = readonly [method: string, path: string, body?: object];

export const others: Attack = {
  id: 'others',
  tries:
    'reading and changing another’s order, paper, enrolment, claim, saved search and session by its number',
  async run(scene, look) {
    const [victim, thief] = [await scene.victim(), await scene.thief()];
    await tryOrder(scene, look, thief);
    const claim = await own<{ id: number }>(
      victim.post('/me/claims', { about: 'other', text: '试探' }, { 'Idempotency-Key': randomUUID() }),
      victim,
    );
    const search = await own<{ id: number }>(
      victim.post('/me/saved-searches', { scope: 'listings', contains: '8' }),
      victim,
    );
    const sessions = await own<readonly { id: string }[] | { items: readonly { id: string }[] }>(
      victim.get('/me/sessions'),
      victim,
    );
    const [session] = 'items' in sessions ? sessions.items : sessions;
    const tries: readonly Try[] = [
      ['GET', `/me/claims/${claim.id}`],
      ['POST', `/me/claims/${claim.id}/replies`, { text: '改写' }],
      ['GET', `/me/claims/${claim.id}/files/1`],
      ['DELETE', `/me/sessions/${session?.id ?? ''}`],
      ['GET', '/me/confirmations/1/file'],
      ['GET', '/me/enrolments/1/calendar'],
      ['POST', '/me/enrolments/1/step-back', {}],
    ];
    for (const one of tries) await expectNothing(look, thief, one);
    // Deleting is alike whether or not there was something: what counts is that it is still there.
    await thief.send('DELETE', `/me/saved-searches/${search.id}`, {});
    const left = await victim.get('/me/saved-searches');
    look.holds(left.text.includes(`"id":${search.id}`), 'another’s saved search is deleted');
    look.holds(
      (await victim.get(`/me/claims/${claim.id}`)).status === 200,
      'a claim is away for its own citizen',
    );
    look.holds((await victim.get('/me')).status === 200, 'another ended the session of a citizen');
    await victim.send('DELETE', `/me/saved-searches/${search.id}`, {});
  },
};

async function tryOrder(scene: Scene, look: Look, thief: Person): Promise<void> {
  const order = await scene.victimsOrder().catch((error: unknown) => error as Error);
  if (order instanceof Error) {
    look.leaveOut(`another’s order: ${order.message}`);
    return;
  }
  const path = `/me/orders/${order.orderNo}`;
  const key = { 'Idempotency-Key': randomUUID() };
  const tries: readonly Try[] = [
    ...(['', '/receipt', '/confirmations', '/invoice'].map((part) => ['GET', path + part]) as Try[]),
    ['POST', `${path}/cancel`, {}],
    ['POST', `${path}/payments`, {}],
    ['POST', `${path}/payments/check`, {}],
    ['POST', `${path}/invoice`, { titleKind: 'person', title: '别人' }],
    ['POST', '/me/claims', { about: 'order', ref: order.orderNo, text: '试探' }],
  ];
  for (const one of tries) await expectNothing(look, thief, one, order.orderNo, key);
  const owner = await scene.victim();
  look.holds((await owner.get(path)).status === 200, 'an order is away for its own citizen');
}

/** Refused, or answered as if there were nothing. */
async function expectNothing(
  look: Look,
  thief: Person,
  [method, path, body]: Try,
  secret?: string,
  headers = {},
): Promise<void> {
  const answer =
    method === 'GET' ? await thief.get(path) : await thief.send(method, path, body ?? {}, headers);
  const isEmptyList = answer.status === 200 && /"items":\[\]/.test(answer.text);
  const says = secret !== undefined && answer.status < 400 && answer.text.includes(secret);
  const isNothing = (answer.status >= 400 && answer.status < 500) || isEmptyList;
  look.holds(isNothing && !says, `${method} ${path} of another is answered ${answer.status}`);
}

function own<Result>(answer: ReturnType<Person['get']>, person: Person): Promise<Result> {
  return person.must<Result>(answer);
}
