// Makes a citizen as people do: a code by text, read where a site that is no production shows its texts, and the form.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgreementView, RegisterBody, SmsCodePurpose } from '@haopai/contracts';
import { ask, jsonOf } from '../http/ask';
import { aMobile, aPassword, aResidentId, aUsername } from './identities';
import { showWork } from './no-machine';
import { Person } from './person';

const TEXT_PATIENCE_MS = 20_000;
const LOOK_AGAIN_AFTER_MS = 200;

/** By which the site knows who asked for a code. */
const ASKER_COOKIE = 'haopai.asker';

export interface Account {
  readonly username: string;
  readonly password: string;
  readonly mobile: string;
}

export class Citizen extends Person {
  constructor(
    baseUrl: string,
    from: string | undefined,
    readonly account: Account,
  ) {
    super(baseUrl, account.username, from);
  }
}

/** The code in the newest text of that kind to that number. */
export async function codeTo(baseUrl: string, mobile: string, purpose: SmsCodePurpose): Promise<string> {
  const untilMs = performance.now() + TEXT_PATIENCE_MS;
  while (performance.now() < untilMs) {
    const { text } = await ask(baseUrl, { path: `/dev/sms?format=json&mobile=${mobile}` });
    const { items = [] } = (jsonOf(text) ?? {}) as {
      items?: { template: string; params: { code?: string } }[];
    };
    const code = items.find(({ template }) => template === `${purpose}Code`)?.params.code;
    if (code !== undefined) return code;
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
  throw new Error(`no text with a code came to ${mobile}`);
}

export async function askForCode(person: Person, mobile: string, purpose: SmsCodePurpose): Promise<string> {
  const shown = purpose === 'changeMobile' ? {} : await showWork(person, purpose);
  await person.must(person.post('/auth/sms-codes', { mobile, purpose, ...shown }));
  return codeTo(person.baseUrl, mobile, purpose);
}

/** By a visitor, who alone can use the code in it. */
export async function registration(visitor: Person): Promise<RegisterBody> {
  const { version } = await visitor.must<AgreementView>(visitor.get('/agreements/current?lang=zh'));
  const mobile = aMobile();
  return {
    ...{ username: aUsername(), password: aPassword(), kind: 'person' as const },
    person: { realName: '安全测试', residentId: aResidentId() },
    ...{ region: '330702', address: `测试路 ${randomUUID().slice(0, 8)} 号`, mobile },
    smsCode: await askForCode(visitor, mobile, 'register'),
    ...{ agreementVersion: version, identityConsent: true },
  };
}

export async function registerCitizen(baseUrl: string, from: string | undefined): Promise<Citizen> {
  const visitor = new Person(baseUrl, 'a visitor', from);
  const body = await registration(visitor);
  const { username, password, mobile } = body;
  const citizen = new Citizen(baseUrl, from, { username, password, mobile });
  citizen.keep(ASKER_COOKIE, visitor.cookie(ASKER_COOKIE) ?? '');
  await citizen.must(citizen.post('/accounts', body));
  return citizen;
}
