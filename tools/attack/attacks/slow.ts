// Slow connections: twelve, sixty and six hundred that take or send next to nothing, while everybody else is answered.
import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf, faultOfLogIn } from '../../slow/asked-besides';
import { CONNECTIONS, SlowCrowd } from '../../slow/slow-crowd';
import type { Attack, Look } from '../attack';
import type { Person } from '../cast/person';
import type { Scene } from '../scene';

/** With so many connections each. */
const TRIES = 6;
const TRY_EVERY_MS = 700;

export const slowTaker: Attack = {
  id: 'slow-taker',
  isLoud: true,
  tries: 'connections that take a large file byte by byte; then whether others get an answer to a log-in',
  run: (scene, look) => tryEach(scene, look, { does: 'take', cookie: '', besides: null }),
};

export const slowTakerCitizen: Attack = {
  id: 'slow-taker-citizen',
  isLoud: true,
  tries: 'the same with a citizen’s session; then whether other citizens and strangers are answered',
  async run(scene, look) {
    const besides = await scene.victim();
    const { cookieHeader } = await scene.thief();
    await tryEach(scene, look, { does: 'take', cookie: cookieHeader, besides });
  },
};

export const slowSender: Attack = {
  id: 'slow-sender',
  isLoud: true,
  tries: 'connections that send the beginning of a long text, then a byte now and then, without a session',
  run: (scene, look) => tryEach(scene, look, { does: 'send', cookie: '', besides: null }),
};

interface Try {
  readonly does: 'take' | 'send';
  readonly cookie: string;
  /** Another citizen, who looks at their own account. */
  readonly besides: Person | null;
}

async function tryEach(scene: Scene, look: Look, { does, cookie, besides }: Try): Promise<void> {
  const crowd = new SlowCrowd({ baseUrl: scene.baseUrl, does, cookie, addressOf: () => scene.address() });
  try {
    for (const count of CONNECTIONS) {
      crowd.growTo(count);
      for (let nth = 0; nth < TRIES; nth += 1) {
        await sleep(TRY_EVERY_MS);
        const faults = [
          await faultOfLogIn(scene.stranger()),
          besides === null ? null : await faultOf(besides, { path: '/api/v1/me' }),
        ].filter((fault) => fault !== null);
        look.holds(
          faults.length === 0,
          `beside ${count} connections that ${does} slowly ${faults.join(', ')}`,
        );
      }
    }
  } finally {
    crowd.end();
  }
}
