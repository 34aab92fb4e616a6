// Strangers and citizens who take or send slowly on more and more connections, and one who only wants to log in meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';
import { Person } from '../../attack/cast/person';
import { faultOfLogIn } from '../../slow/asked-besides';
import { CONNECTIONS, SlowCrowd, type SlowWish } from '../../slow/slow-crowd';
import { cookieOfCitizen } from './cookie-of-citizen';
import { offer } from './offer';
import type { Scene } from './scene';

const TICK_MS = 100;
/** Twelve, then sixty, then six hundred within a phase. */
const GROWS_EVERY_MS = 6_000;

export function takeSlowly(scene: Scene): Promise<void> {
  return beSlow(scene, 'take', '');
}

export async function takeSlowlyAsCitizen(scene: Scene): Promise<void> {
  const [username = ''] = scene.sights.usernames;
  await beSlow(scene, 'take', await cookieOfCitizen(scene, username));
}

export function sendSlowly(scene: Scene): Promise<void> {
  return beSlow(scene, 'send', '');
}

/** `in time`, or what was wrong. */
export function logInBesides(scene: Scene): Promise<void> {
  return offer(
    scene,
    async (nth) =>
      (await faultOfLogIn(new Person(scene.baseUrl, 'a stranger', scene.addressOf(nth)))) ?? 'in time',
  );
}

async function beSlow(scene: Scene, does: SlowWish['does'], cookie: string): Promise<void> {
  const { baseUrl, addressOf, over, tally, perSecond } = scene;
  const crowd = new SlowCrowd({ baseUrl, does, cookie, addressOf });
  const startedAtMs = performance.now();
  while (!over.aborted) {
    const step = Math.floor((performance.now() - startedAtMs) / GROWS_EVERY_MS);
    const wanted = CONNECTIONS[Math.min(step, CONNECTIONS.length - 1)] ?? 0;
    crowd.growTo(Math.ceil(Math.min(wanted, perSecond)));
    await sleep(TICK_MS);
  }
  tally.offered = crowd.count + crowd.ended;
  for (let nth = 0; nth < crowd.ended; nth += 1) tally.note('ended by the site');
  for (let nth = 0; nth < crowd.count; nth += 1) tally.note('open to the end');
  crowd.end();
}
