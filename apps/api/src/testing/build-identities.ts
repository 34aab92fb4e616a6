// Builders of mobiles and documents that pass every check and belong to nobody, and the codes that the site sends to them.
import { residentIdCheckCharacter } from '@haopai/rules/people';
import { PersonalData } from '../platform/personal-data';
import { REDIS, type Redis } from '../platform/redis';
import type { TestCitizen } from './build-citizens';
import type { RunningApp } from './running-app';
import { waitUntil } from './wait-until';

let serial = 0;

/** Another one each time. */
export function aMobile(): string {
  serial += 1;
  return `139${String(process.pid % 10_000).padStart(4, '0')}${String(serial).padStart(4, '0')}`;
}

/** Another one each time; `birth` as YYYYMMDD, `region` where it was given first. */
export function aResidentId(birth = '19900307', region = '330702'): string {
  serial += 1;
  const digits = `${region}${birth}${String(serial % 1_000).padStart(3, '0')}`;
  return `${digits}${residentIdCheckCharacter(digits)}`;
}

/** Gives a citizen a mobile as registration would have. */
export async function giveMobile(running: RunningApp, citizen: TestCitizen, mobile: string): Promise<void> {
  const personalData = running.app.get(PersonalData);
  await running.pool.query('UPDATE citizens SET mobile_sealed = ?, mobile_hash = ? WHERE id = ?', [
    personalData.seal(mobile),
    personalData.hash('mobile', mobile),
    citizen.id,
  ]);
}

/** Gives a citizen a name, a resident ID and a mobile as registration would have; returns the number. */
export async function giveIdentity(
  running: RunningApp,
  citizen: TestCitizen,
  given: { readonly name?: string; readonly residentId?: string; readonly mobile?: string } = {},
): Promise<string> {
  const { name = '王核实', residentId = aResidentId(), mobile = aMobile() } = given;
  const personalData = running.app.get(PersonalData);
  await giveMobile(running, citizen, mobile);
  await running.pool.query(
    `UPDATE citizens SET display_name = ?, document_sealed = ?, document_hash = ?, document_kind = 'citizen' WHERE id = ?`,
    [name, personalData.seal(residentId), personalData.hash('residentId', residentId), citizen.id],
  );
  return residentId;
}

/** As if the minute between two codes were over for every number. */
export async function letAMinutePass(running: RunningApp): Promise<void> {
  const redis = running.app.get<Redis>(REDIS);
  const { prefix } = running.config.redis;
  const counts = await redis.keys(`${prefix}limit:smsCodeByMobile:*`);
  for (const key of counts) await redis.del(key.slice(prefix.length));
}

interface DevTexts {
  readonly items: readonly {
    readonly template: string;
    readonly language: string;
    readonly params: { readonly code?: string };
    readonly words: string;
  }[];
}

/** The texts that a mobile has got, the newest first. */
export async function textsTo(running: RunningApp, mobile: string): Promise<DevTexts['items']> {
  const { body } = await running.client().get(`/dev/sms?format=json&mobile=${mobile}`);
  return (body as DevTexts).items;
}

/** The browser that asked for a code: the code is good in its hands alone. */
export const AN_ASKER: Readonly<Record<string, string>> = { Cookie: `haopai.asker=${'A'.repeat(22)}` };

/** Asks for a code as a page does, with AN_ASKER's cookie, and reads it as its owner does. */
export async function codeSentTo(
  running: RunningApp,
  mobile: string,
  purpose: 'register' | 'login' | 'recover',
): Promise<string> {
  const sent = await running.client().post('/api/v1/auth/sms-codes', { mobile, purpose }, AN_ASKER);
  if (sent.status !== 202) throw new Error(`no code for ${purpose}: ${JSON.stringify(sent.body)}`);
  await waitUntil(async () => (await textsTo(running, mobile))[0]?.template === `${purpose}Code`);
  return (await textsTo(running, mobile))[0]?.params.code ?? '';
}
