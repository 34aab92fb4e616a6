// Before providers are switched on: the operator's orders tell what a phone would have been sent, and pay only what somebody is paying.
import type { ProofView, SendSmsCodeBody } from '@haopai/contracts';
import { solveProof } from '../../no-machine/solve-proof';
import { type Check, claim, eventually } from './check';

const MOBILE = '13957988001';
const NOBODYS = '20261126000000000000';
const PATIENCE_MS = 60_000;

export const sandbox: Check = {
  name: 'the code that a phone would have been sent is told by command, and no order is paid that nobody is paying',
  run: async ({ site }) => {
    const post = (path: string, body: object): Promise<Response> =>
      fetch(`${site.baseUrl}/api/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: site.baseUrl },
        body: JSON.stringify(body),
      });
    const challenge = await post('/auth/proofs', { purpose: 'register' });
    claim(challenge.ok, `a challenge was asked for, and the answer was ${challenge.status}`);
    const shown = await solveProof((await challenge.json()) as ProofView);
    const body: SendSmsCodeBody = { mobile: MOBILE, purpose: 'register', ...shown };
    const asked = await post('/auth/sms-codes', body);
    claim(asked.ok, `a code was asked for, and the answer was ${asked.status} ${await asked.text()}`);
    await eventually(PATIENCE_MS, async () => {
      const said = await site.order('sandbox', 'texts', MOBILE);
      claim(/(?<!\d)\d{6}(?!\d)/.test(said), `sandbox texts said ${said}`);
    });
    const paid = await site.order('sandbox', 'pay', NOBODYS).catch(String);
    claim(paid.includes('Nobody is paying'), `an order that is nobody’s: ${paid}`);
    return 'the code, and a refusal with what to do';
  },
};
