// A citizen who has registered already, by the same requests as the portal's, for journeys that begin after that.
import type { AgreementView, CitizenView, ProofView, RegisterBody } from '@haopai/contracts';
import { solveProof } from '../../../../tools/no-machine/solve-proof';
import type { Person } from './people';
import { Phone } from './phone';

/** Their session ends with nobody: they log in when they come. */
export async function register(
  baseUrl: string,
  person: Person,
  given: Partial<RegisterBody> = {},
): Promise<CitizenView> {
  const phone = new Phone(baseUrl, person.mobile);
  const work = await post(baseUrl, '/auth/proofs', { purpose: 'register' });
  const shown = await solveProof((await work.json()) as ProofView);
  const asked = await post(baseUrl, '/auth/sms-codes', {
    mobile: person.mobile,
    purpose: 'register',
    ...shown,
  });
  const [Cookie = ''] = asked.headers.getSetCookie();
  const agreement = await fetch(`${baseUrl}/api/v1/agreements/current?lang=zh`);
  const { version } = (await agreement.json()) as AgreementView;
  const { username, password, kind, region, address, mobile } = person;
  const body: RegisterBody = {
    ...{ username, password, kind, region, address, mobile },
    person: { realName: person.realName, residentId: person.residentId },
    smsCode: await phone.nextCode(),
    agreementVersion: version,
    identityConsent: true,
    ...given,
  };
  return (await (await post(baseUrl, '/accounts', body, { Cookie })).json()) as CitizenView;
}

async function post(
  baseUrl: string,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const answer = await fetch(`${baseUrl}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: baseUrl, ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
