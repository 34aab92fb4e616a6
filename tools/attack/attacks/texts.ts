// Texts that strangers ask for: each costs work that counts once and for one thing, and a flood of one kind uses up none of another.
import type { CodeBudgetView, NoMachine, ProofPurpose, ProofView } from '@haopai/contracts';
import type { Attack, Look } from '../attack';
import { aMobile, aPassword, aUsername } from '../cast/identities';
import { showWork } from '../cast/no-machine';
import { codeTo } from '../cast/register';
import type { Answer } from '../http/ask';
import { NotTriedError } from '../not-tried';
import type { Scene } from '../scene';

/** To the victim's number, and as many to others; each from an address of its own. */
const FLOOD = 8;
const HOUR_S = 3_600;

export const texts: Attack = {
  id: 'texts',
  tries:
    'proofs of work that were used, changed or given for something else; a flood of texts to register, and then a code to log in',
  async run(scene, look) {
    await tryProofs(scene, look);
    await tryFlood(scene, look);
  },
};

async function tryProofs(scene: Scene, look: Look): Promise<void> {
  const stranger = scene.stranger();
  const view = await stranger.must<ProofView>(stranger.post('/auth/proofs', { purpose: 'register' }));
  if (!view.isOn) throw new NotTriedError('it asks strangers for no proof of work');
  const send = (shown: NoMachine, purpose = 'register'): Promise<Answer> =>
    scene.stranger().post('/auth/sms-codes', { mobile: aMobile(), purpose, ...shown });
  const expectRefused = (what: string, { status }: Answer): void =>
    look.holds(status >= 400 && status < 500, `${what} is answered ${status}`);

  expectRefused('without a proof a text to register', await send({}));
  const once = await showWork(stranger, 'register');
  expectRefused('a text to log in with a proof to register', await send(once, 'login'));
  const account = { username: aUsername(), password: aPassword() };
  const logIn = await stranger.post('/auth/login', { ...account, ...once });
  look.holds(logIn.code === 'PROOF.WRONG', `a log-in with a proof to register is answered ${logIn.code}`);
  const first = await send(once);
  look.holds(first.status === 202, `a sound proof is answered ${first.status} ${first.code}`);
  expectRefused('a text with a proof that was used', await send(once));

  const over = withTime(await showWork(stranger, 'register'), -HOUR_S);
  expectRefused('a text with a proof whose time is over', await send(over));
  const longer = withTime(await showWork(stranger, 'register'), HOUR_S);
  expectRefused('a text with a proof whose time was put off', await send(longer));
  const racing = await showWork(stranger, 'register');
  const race = await Promise.all([1, 2, 3].map(() => send(racing)));
  const won = race.filter(({ status }) => status === 202).length;
  look.holds(won === 1, `of three texts at once with one proof ${won} are sent`);
}

async function tryFlood(scene: Scene, look: Look): Promise<void> {
  const victim = await scene.newCitizen();
  const { mobile } = victim.account;
  const sentBefore = await sentToLogIn(scene);
  const ask = async (to: string, purpose: ProofPurpose): Promise<Answer> => {
    const stranger = scene.stranger();
    return stranger.post('/auth/sms-codes', { mobile: to, purpose, ...(await showWork(stranger, purpose)) });
  };
  const atVictim: Answer[] = [];
  for (let nth = 0; nth < FLOOD; nth += 1) {
    atVictim.push(await ask(mobile, 'register'));
    await ask(aMobile(), 'register');
  }
  look.holds(
    atVictim.some(({ code }) => code === 'SMS_CODE.TOO_MANY'),
    `${FLOOD} texts to register in a row all go to one number`,
  );
  const sentAfter = await sentToLogIn(scene);
  look.holds(sentBefore === sentAfter, 'a flood of texts to register uses up codes to log in');
  for (const purpose of ['recover', 'login'] as const) {
    const { status, code } = await ask(mobile, purpose);
    look.holds(status === 202, `after a flood of texts to register a code to ${purpose} is answered ${code}`);
  }
  await codeTo(scene.baseUrl, mobile, 'login');
}

/** As staff see it. */
async function sentToLogIn(scene: Scene): Promise<number | undefined> {
  const staff = await scene.staff('administrator');
  const budgets = await staff.must<readonly CodeBudgetView[]>(staff.get('/admin/messages/code-budgets'));
  return budgets.find(({ purpose }) => purpose === 'login')?.sent;
}

function withTime({ proof = '' }: NoMachine, laterS: number): NoMachine {
  const payload = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as {
    challenge: { parameters: { expiresAt: number } };
  };
  payload.challenge.parameters.expiresAt += laterS;
  return { proof: Buffer.from(JSON.stringify(payload)).toString('base64') };
}
