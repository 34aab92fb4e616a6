// What somebody else asks while a site has slow connections, and whether it is answered in time.
import { aPassword, aUsername } from '../attack/cast/identities';
import type { Person } from '../attack/cast/person';
import { type Answer, type Question } from '../attack/http/ask';

/** Specs, which run beside others on a machine of any speed, say a longer time: they look for an answer that comes at all. */
const ANSWERED_WITHIN_MS = Number(process.env['HAOPAI_ANSWERED_WITHIN_MS'] ?? 2_000);

/** As a page asks: a picture, then the log-in. Null when both have an answer in time, else what became of the one that has not. */
export async function faultOfLogIn(stranger: Person): Promise<string | null> {
  const log = { username: aUsername(), password: aPassword() };
  return (
    (await faultOf(stranger, posted('/auth/captcha', {}))) ?? faultOf(stranger, posted('/auth/login', log))
  );
}

export async function faultOf(person: Person, question: Question): Promise<string | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWERED_WITHIN_MS).unref());
  const answer = await Promise.race<Answer | null>([person.ask(question), late]).catch(String);
  if (answer === null) return `${question.path} has no answer within ${ANSWERED_WITHIN_MS} ms`;
  if (typeof answer === 'string') return `${question.path}: ${answer}`;
  return answer.status < 500 ? null : `${question.path} is answered ${answer.status} ${answer.code}`;
}

function posted(path: string, body: object): Question {
  return {
    ...{ method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json' },
  };
}
