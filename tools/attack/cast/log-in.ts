// The ways in of those who have an account already: work, line and all.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal, StaffLogInStep } from '@haopai/contracts';
import { codeOf } from '../../office';
import { type Answer, ask, jsonOf } from '../http/ask';
import { showWork } from './no-machine';
import type { Person } from './person';

const TRIES_MAX = 20;

/** Waits in line as pages do; the answer may be a refusal. */
export async function logIn(person: Person, username: string, password: string): Promise<Answer> {
  let pass: object = await showWork(person, 'password');
  for (let tries = 1; ; tries++) {
    const answer = await person.post('/auth/login', { username, password, ...pass });
    const isInLine = answer.code === 'LOGIN.LINE' || answer.code === 'SERVER.BUSY';
    if (!isInLine || tries === TRIES_MAX) return answer;
    const { data } = jsonOf(answer.text) as Refusal<'LOGIN.LINE'>;
    await sleep(data.retryAfterMs);
    pass = 'ticket' in data ? { ticket: data.ticket } : await showWork(person, 'password');
  }
}

export interface StaffAccount {
  readonly username: string;
  readonly password: string;
  /** Base32; null where the site shows its codes. */
  readonly totpSecret: string | null;
}

/** Rejects when it does not go all the way in. */
export async function logInStaff(
  person: Person,
  { username, password, totpSecret }: StaffAccount,
): Promise<void> {
  const { step } = await person.must<StaffLogInStep>(
    person.post('/admin/auth/login', { username, password }),
  );
  if (step === 'in') return;
  if (step !== 'totp') throw new Error(`${username} has no device yet`);
  const code = totpSecret === null ? await shownCode(person, username) : codeOf(totpSecret);
  const next = await person.must<StaffLogInStep>(person.post('/admin/auth/totp', { code }));
  if (next.step !== 'in') throw new Error(`${username} has no password of their own yet`);
}

async function shownCode({ baseUrl }: Person, username: string): Promise<string> {
  const { text } = await ask(baseUrl, { path: '/dev/totp?format=json' });
  const { items = [] } = (jsonOf(text) ?? {}) as { items?: { username: string; code: string }[] };
  const shown = items.find((item) => item.username === username);
  if (shown === undefined) throw new Error(`the site shows no code of ${username}`);
  return shown.code;
}
