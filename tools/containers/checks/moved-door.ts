// A door is made anew at another address: nginx asks the name server again, as its lists say, and finds it.
import { UP_ALONE } from './blow';
import { type Check, claim, eventually, type Trial } from './check';

const HOLDER = 'haopai-trial-holder';
const PATIENCE_MS = 60_000;
/** Doors are asked by turns. */
const QUESTIONS = 8;

export const movedDoor: Check = {
  name: 'a door that comes back at another address is found by nginx',
  run: async (trial) => {
    const { site } = trial;
    const before = await site.addressOf('api-1', 'front');
    await site.compose(['rm', '--stop', '--force', 'api-1']);
    // Something takes the address that has become free, or the next one: both are not to be had again.
    await site.compose(['run', '--detach', '--no-deps', '--name', HOLDER, 'api-2', 'sleep', '600']);
    try {
      await site.compose([...UP_ALONE, 'api-1']);
      const after = await site.addressOf('api-1', 'front');
      claim(after !== before, `api-1 is at ${after} again`);
      await eventually(PATIENCE_MS, () => isAsked(trial, after));
      return `api-1 went from ${before} to ${after}`;
    } finally {
      await site.ask(['rm', '--force', HOLDER]);
    }
  },
};

async function isAsked({ site }: Trial, address: string): Promise<void> {
  for (let question = 0; question < QUESTIONS; question++) {
    const answer = await fetch(`${site.baseUrl}/api/health/live`);
    claim(answer.ok, `/api/health/live was answered ${answer.status}`);
  }
  const printed = await site.compose(['logs', '--no-log-prefix', '--tail', String(QUESTIONS * 2), 'nginx']);
  claim(printed.includes(`"upstream":"${address}:3000"`), `nginx asked others only: ${printed}`);
}
