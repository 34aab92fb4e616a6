// Floods: limits answer 429 or 503, whoever asks from elsewhere hears nothing of it, and who waits as told is let in again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack, Look } from '../attack';
import { aPassword, aUsername } from '../cast/identities';
import { showWork } from '../cast/no-machine';
import type { Person } from '../cast/person';
import { type Answer, type Question, waitOf } from '../http/ask';
import type { Scene } from '../scene';
import { NotTriedError } from '../not-tried';

/** Above the limit of looks at user names, 120 a minute. */
const LOOKS = 180;
const SOCKETS = 120;
const LOG_INS = 60;
const SETTLE_MS = 2_500;
/** Of a limit that lasts longer it is enough that it says so. */
const WAIT_MAX_MS = 5_000;

export const floods: Attack = {
  id: 'floods',
  isLoud: true,
  tries:
    'many looks, sockets and log-ins from one address; then whether others and, after a while, the same are answered',
  async run(scene, look) {
    await tryLooks(scene, look);
    await trySockets(scene, look);
    await tryLogIns(scene, look);
  },
};

function isLimited({ status }: Answer): boolean {
  return status === 429 || status === 503;
}

async function tryLooks(scene: Scene, look: Look): Promise<void> {
  const loud = scene.stranger();
  const question = (): Question => ({ path: `/api/v1/accounts/usernames/${aUsername()}` });
  // Whoever is turned away because the machine is busy has not been counted, and looks again.
  const answers = await Promise.all(Array.from({ length: LOOKS }, () => loud.askPatiently(question())));
  const limited = answers.filter(isLimited);
  if (limited.length === 0 && !scene.isLoopback)
    throw new NotTriedError('its limits are off, or wider than this');
  look.holds(limited.length > 0, `${LOOKS} looks at once from one address are all answered`);
  look.holds(
    answers.every((answer) => answer.status === 200 || isLimited(answer)),
    'a look in a flood is answered otherwise than well or with 429 or 503',
  );
  await expectAnswered(look, scene.stranger(), 'looks');
  await expectRecovery(look, () => loud.askPatiently(question()), limited.at(-1));
}

async function trySockets(scene: Scene, look: Look): Promise<void> {
  const loud = scene.stranger();
  const open = (): Promise<Answer> => loud.ask({ path: '/socket.io/?EIO=4&transport=polling' });
  const answers = await Promise.all(Array.from({ length: SOCKETS }, () => open().catch(() => null)));
  const refused = answers.filter((answer) => answer === null || answer.status >= 400);
  look.holds(refused.length > 0, `${SOCKETS} sockets at once from one address are all let in`);
  await expectAnswered(look, scene.stranger(), 'sockets');
  await sleep(SETTLE_MS);
  look.holds((await open()).status === 200, 'after a flood of sockets nobody of that address is let in');
}

async function tryLogIns(scene: Scene, look: Look): Promise<void> {
  const loud = scene.stranger();
  const tryOnce = async (): Promise<Answer> => {
    const pass = await showWork(loud, 'password').catch(() => ({}));
    return loud.post('/auth/login', { username: aUsername(), password: aPassword(), ...pass });
  };
  const answers = await Promise.all(Array.from({ length: LOG_INS }, tryOnce));
  look.holds(answers.some(isLimited), `${LOG_INS} wrong log-ins at once from one address are all judged`);
  look.holds(
    answers.every((answer) => answer.status < 500 || answer.status === 503),
    'a log-in in a flood fails',
  );
  await expectAnswered(look, scene.stranger(), 'log-ins');
}

/** A machine with no breath left may ask others to come again, too: it must keep its word. */
async function expectAnswered(look: Look, other: Person, flood: string): Promise<void> {
  const { status, code } = await other.askPatiently({ path: '/api/v1/clock' });
  look.holds(status === 200, `during a flood of ${flood} another address is answered ${status} ${code}`);
}

async function expectRecovery(
  look: Look,
  ask: () => Promise<Answer>,
  limited: Answer | undefined,
): Promise<void> {
  if (limited === undefined) return;
  const waitMs = waitOf(limited);
  look.holds(waitMs !== undefined && waitMs > 0, 'a limit does not say when to ask again');
  if (waitMs === undefined) return;
  if (waitMs > WAIT_MAX_MS) {
    look.leaveOut(`looks after a limit of ${(waitMs / 1_000).toFixed(0)} s is over`);
    return;
  }
  await sleep(waitMs + 1_000);
  look.holds((await ask()).status === 200, `after the ${waitMs} ms that it named a limit still refuses`);
}
