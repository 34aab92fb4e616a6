// A proof of work costs a stranger a while, is good for one thing and once, and gets dearer in a rush of texts; on the real Redis.
import type { ProofPurpose, ProofView } from '@haopai/contracts';
import { REDIS, type Redis } from '../../../platform/redis';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  type HttpAnswer,
  proofText,
  type RunningApp,
  solveProof,
  type Solved,
  type TestCitizen,
} from '../../../testing';
import { ROUNDS_MAX } from './proof-work';

const WRONG = { status: 422, body: { code: 'PROOF.WRONG', data: {} } };
const MINUTE_MS = 60_000;
const USUAL_ROUNDS = 200;

describe('a proof of work', () => {
  let running: RunningApp;
  let citizen: TestCitizen;

  const redis = (): Redis => running.app.get<Redis>(REDIS);
  const solve = (purpose: ProofPurpose): Promise<Solved> => solveProof(running.client(), purpose);
  const logIn = (shown: object, password = citizen.password): Promise<HttpAnswer> =>
    running.client().post('/api/v1/auth/login', { username: citizen.username, password, ...shown });
  const askForText = (shown: object, purpose = 'register', mobile = aMobile()): Promise<HttpAnswer> =>
    running.client().post('/api/v1/auth/sms-codes', { mobile, purpose, ...shown });
  /** How many counters were tried, at most, by those who ask now. */
  const roundsOf = async (purpose: ProofPurpose, times = 12): Promise<number> => {
    const solved = await Promise.all(Array.from({ length: times }, () => solve(purpose)));
    return Math.max(...solved.map(({ solution }) => solution.counter));
  };

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_CAPTCHA: 'on' });
    citizen = await aCitizen(running.pool);
  });
  afterAll(() => running.stop());

  it('lets in whoever has done it, without any picture', async () => {
    const proof = proofText(await solve('password'));
    expect((await logIn({ proof })).status).toBe(200);
  });

  it('or the characters of a picture are needed for a log-in by password and for each text of a stranger', async () => {
    const needed = { status: 422, body: { code: 'CAPTCHA.NEEDED' } };
    expect(await logIn({})).toMatchObject(needed);
    for (const purpose of ['register', 'login', 'recover'])
      expect(await askForText({}, purpose)).toMatchObject(needed);
    const { captchaId } = (await running.client().post('/api/v1/auth/captcha', {})).body as {
      captchaId: string;
    };
    const { text } = (await running.client().get(`/dev/captcha/${captchaId}`)).body as { text: string };
    expect((await askForText({ captchaId, captchaText: text })).status).toBe(202);
  });

  it('is asked of nobody who is logged in', async () => {
    const other = await aRunningApp({ HAOPAI_CAPTCHA: 'on' });
    const client = other.client();
    const someone = await aCitizen(other.pool);
    const proof = proofText(await solveProof(client, 'password'));
    const { username, password } = someone;
    expect((await client.post('/api/v1/auth/login', { username, password, proof })).status).toBe(200);
    const body = { mobile: aMobile(), purpose: 'changeMobile' };
    expect((await client.post('/api/v1/auth/sms-codes', body)).status).toBe(202);
    await other.stop();
  });

  it('is used up by its first use, whatever came of it', async () => {
    const proof = proofText(await solve('password'));
    expect((await logIn({ proof }, 'not this one')).status).toBe(401);
    expect(await logIn({ proof })).toMatchObject(WRONG);
    const toRegister = proofText(await solve('register'));
    expect((await askForText({ proof: toRegister })).status).toBe(202);
    expect(await askForText({ proof: toRegister })).toMatchObject(WRONG);
  });

  it('lets one of three in who send it at the same instant', async () => {
    const proof = proofText(await solve('password'));
    const answers = await Promise.all([1, 2, 3].map(() => logIn({ proof })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it('is good for nothing but what it was given for', async () => {
    const solved = await solve('register');
    expect(await logIn({ proof: proofText(solved) })).toMatchObject(WRONG);
    expect(await askForText({ proof: proofText(solved) }, 'login')).toMatchObject(WRONG);
    // Refused as it was, it is not used up.
    expect((await askForText({ proof: proofText(solved) })).status).toBe(202);
  });

  it.each<[string, (solved: Solved) => object]>([
    [
      'for another purpose',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, data: { purpose: 'password' } } },
        solution,
      }),
    ],
    [
      'that lasts longer',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: 4_000_000_000 } },
        solution,
      }),
    ],
    [
      'that never ends',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: undefined } },
        solution,
      }),
    ],
    [
      'without its key’s signature',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, keySignature: undefined } },
        solution,
      }),
    ],
    [
      'with another nonce',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, nonce: 'ab'.repeat(16) } },
        solution,
      }),
    ],
    [
      'signed by nobody',
      ({ challenge: { parameters }, solution }) => ({ challenge: { parameters }, solution }),
    ],
    [
      'not solved',
      ({ challenge, solution }) => ({ challenge, solution: { ...solution, derivedKey: 'ab'.repeat(32) } }),
    ],
    [
      'solved by its own prefix',
      ({ challenge, solution }) => ({
        challenge,
        solution: { ...solution, derivedKey: challenge.parameters.keyPrefix },
      }),
    ],
    ['without a solution', ({ challenge }) => ({ challenge })],
  ])('%s is none', async (_, change) => {
    expect(await askForText({ proof: proofText(change(await solve('register'))) })).toMatchObject(WRONG);
  });

  it.each(['', 'x', 'bnVsbA==', 'e30=', Buffer.from('[1]').toString('base64')])(
    'is not %j',
    async (proof) => {
      expect(await logIn({ proof })).toMatchObject(WRONG);
    },
  );

  it('ends after five minutes, on this site’s clock', async () => {
    const { challenge } = await solve('register');
    const expiresAtMs = (challenge.parameters.expiresAt ?? 0) * 1_000;
    expect(expiresAtMs - Date.now()).toBeGreaterThan(4.5 * MINUTE_MS);
    expect(expiresAtMs - Date.now()).toBeLessThanOrEqual(5 * MINUTE_MS + 1_000);
    const solved = await solve('register');
    const nowMs = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(nowMs + 5 * MINUTE_MS + 2_000);
    const late = await askForText({ proof: proofText(solved) });
    clock.mockRestore();
    expect(late).toMatchObject(WRONG);
  });

  it('that was used is remembered until it would have ended, and no longer', async () => {
    const solved = await solve('password');
    await logIn({ proof: proofText(solved) });
    const leftMs = await redis().pTTL(`proof-used:${solved.challenge.parameters.nonce}`);
    expect(leftMs).toBeGreaterThan(5 * MINUTE_MS);
    expect(leftMs).toBeLessThanOrEqual(6 * MINUTE_MS + 1_000);
  });

  it('of another site is none', async () => {
    const other = await aRunningApp({
      HAOPAI_CAPTCHA: 'on',
      HAOPAI_SESSION_SECRET: 'the secret of quite another site, 9876543210',
    });
    const proof = proofText(await solveProof(other.client(), 'password'));
    await other.stop();
    expect(await logIn({ proof })).toMatchObject(WRONG);
  });

  it('takes at least half of its rounds and never more', async () => {
    const solved = await Promise.all(Array.from({ length: 12 }, () => solve('password')));
    for (const { solution } of solved) {
      expect(solution.counter).toBeGreaterThanOrEqual(USUAL_ROUNDS / 2);
      expect(solution.counter).toBeLessThanOrEqual(USUAL_ROUNDS);
    }
  });

  it('gets up to four times as dear in a rush of texts, for that purpose alone, and never dearer', async () => {
    const minute = Math.floor(Date.now() / MINUTE_MS);
    for (const at of [minute, minute + 1]) await redis().set(`proofs-asked:register:${at}`, 100_000);
    expect(await roundsOf('register')).toBeGreaterThan(USUAL_ROUNDS * 2);
    expect(await roundsOf('register')).toBeLessThanOrEqual(ROUNDS_MAX);
    expect(await roundsOf('recover')).toBeLessThanOrEqual(USUAL_ROUNDS);
    expect(await roundsOf('password')).toBeLessThanOrEqual(USUAL_ROUNDS);
    for (const at of [minute, minute + 1]) await redis().del(`proofs-asked:register:${at}`);
  });

  it.each([{}, { purpose: 'changeMobile' }, { purpose: 'password', isEasy: true }])(
    'is not asked for by %j',
    async (body) => {
      expect((await running.client().post('/api/v1/auth/proofs', body)).status).toBe(400);
    },
  );

  it('is not asked for where it is switched off', async () => {
    const other = await aRunningApp();
    const view = (await other.client().post('/api/v1/auth/proofs', { purpose: 'password' }))
      .body as ProofView;
    expect(view).toEqual({ isOn: false });
    const body = { mobile: aMobile(), purpose: 'register' };
    expect((await other.client().post('/api/v1/auth/sms-codes', body)).status).toBe(202);
    await other.stop();
  });
});
