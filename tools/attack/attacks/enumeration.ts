// Who has an account here: log-in, registration and recovery say the same, in about the same time, of those who are there and those who are not.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack, Look } from '../attack';
import { aMobile, aPassword, aUsername } from '../cast/identities';
import { showWork } from '../cast/no-machine';
import type { Person } from '../cast/person';
import type { Citizen } from '../cast/register';
import { type Answer, jsonOf } from '../http/ask';
import type { Scene } from '../scene';

/** On each name: the fifth failure locks it. */
const PAIRS = 4;
const NAMES_MIN = 2;
/** Each registers anew. */
const NAMES_MAX = 6;
/** Of the quickest answers: the rest is other people's work on the same machine. */
const TIMES_APART = 3;
const MS_APART = 25;
const MINUTE_MS = 60_000;
/** One of a million. */
const WRONG_CODE = '000000';

export const enumeration: Attack = {
  id: 'enumeration',
  tries:
    'log-in, codes for recovery and log-in, and recovery itself, for accounts that are there and that are not',
  async run(scene, look) {
    await tryLogIn(scene, look);
    await tryPhones(scene, look, 'recover', await scene.victim());
    await tryPhones(scene, look, 'login', await scene.thief());
  },
};

/** What is the same work for both takes the same time once neither was kept waiting; more names are asked before it counts. */
async function tryLogIn(scene: Scene, look: Look): Promise<void> {
  const times: Times = { known: Infinity, unknown: Infinity };
  const stranger = scene.stranger();
  for (let names = 0; names < NAMES_MAX && (names < NAMES_MIN || !areAlike(times)); names++) {
    const { username } = (await scene.newCitizen()).account;
    for (let pair = 0; pair < PAIRS; pair++) {
      const there = await wrongLogIn(stranger, username);
      const notThere = await wrongLogIn(stranger, aUsername());
      look.holds(isAlike(there, notThere), `a wrong log-in says ${sketch(there)} or ${sketch(notThere)}`);
      times.known = Math.min(times.known, there.ms);
      times.unknown = Math.min(times.unknown, notThere.ms);
    }
  }
  expectTimes(look, 'a wrong log-in', times);
}

async function wrongLogIn(stranger: Person, username: string): Promise<Answer> {
  const pass = await showWork(stranger, 'password');
  return stranger.post('/auth/login', { username, password: aPassword(), ...pass });
}

/** To a number that has an account and to one that has none: the texts differ, what the asker sees does not. */
async function tryPhones(
  scene: Scene,
  look: Look,
  purpose: 'recover' | 'login',
  { account: { mobile } }: Citizen,
): Promise<void> {
  if (mobile === '') {
    look.leaveOut(`codes to ${purpose}: no number of an account was given`);
    return;
  }
  const nobodys = aMobile();
  const ask = async (to: string): Promise<Answer> => {
    const stranger = scene.stranger();
    const shown = await showWork(stranger, purpose);
    return stranger.post('/auth/sms-codes', { mobile: to, purpose, ...shown });
  };
  const there = await afterAMinute(() => ask(mobile));
  const notThere = await ask(nobodys);
  look.holds(isAlike(there, notThere), `a code to ${purpose} says ${sketch(there)} or ${sketch(notThere)}`);

  const use = (from: string): Promise<Answer> =>
    purpose === 'recover'
      ? scene
          .stranger()
          .post('/auth/password-recovery', { mobile: from, code: WRONG_CODE, newPassword: aPassword() })
      : scene.stranger().post('/auth/login/sms', { mobile: from, code: WRONG_CODE });
  const [used, usedByNobody] = [await use(mobile), await use(nobodys)];
  look.holds(used.status >= 400, `a wrong code is good to ${purpose}`);
  look.holds(
    isAlike(used, usedByNobody),
    `a wrong code to ${purpose} says ${sketch(used)} or ${sketch(usedByNobody)}`,
  );
}

/** A number gets one code a minute, and the one who has just registered has had it. */
async function afterAMinute(askForCode: () => Promise<Answer>): Promise<Answer> {
  const answer = await askForCode();
  if (answer.code !== 'SMS_CODE.TOO_MANY') return answer;
  const { data } = jsonOf(answer.text) as { data: { retryAfterMs: number } };
  await sleep(Math.min(data.retryAfterMs, MINUTE_MS) + 500);
  return askForCode();
}

/** All but figures: numbers of tries and times differ from one moment to the next. */
function isAlike(one: Answer, other: Answer): boolean {
  const shape = ({ status, text, headers }: Answer): string =>
    [
      status,
      text.replace(/"requestId":"[^"]*"/, '').replace(/\d+/g, '#'),
      headers['set-cookie'] === undefined,
    ].join();
  return shape(one) === shape(other);
}

function sketch({ status, code, text }: Answer): string {
  return `${status} ${code || text.slice(0, 60)}`;
}

interface Times {
  known: number;
  unknown: number;
}

function areAlike({ known, unknown }: Times): boolean {
  const [quick, slow] = [Math.min(known, unknown), Math.max(known, unknown)];
  return slow <= quick * TIMES_APART || slow - quick <= MS_APART;
}

function expectTimes(look: Look, what: string, times: Times): void {
  look.holds(
    areAlike(times),
    `${what} takes ${times.known.toFixed(0)} ms for who is there and ${times.unknown.toFixed(0)} ms for who is not`,
  );
}
