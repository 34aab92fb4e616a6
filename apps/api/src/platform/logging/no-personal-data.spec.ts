// A citizen's whole journey, with all that can go wrong on it, leaves no word of theirs in the log or in the metrics.
import { randomUUID } from 'node:crypto';
import { CurrentAgreement } from '../../access/agreements';
import {
  aDatabase,
  aLineToMysql,
  aMobile,
  anAuction,
  anEnrolment,
  aRegion,
  aResidentId,
  aRunningApp,
  bid,
  type CuttableLine,
  type HttpAnswer,
  type HttpClient,
  letAMinutePass,
  LiveClient,
  type RunningApp,
  textsTo,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { PROGRAM_LOG, type ProgramLog } from './program-log';

type Purpose = 'register' | 'login' | 'recover' | 'changeMobile';

const API = '/api/v1';
const PASSWORDS = ['first-secret-41', 'second-secret-42', 'third-secret-43', 'a-wrong-guess-44'] as const;
const [FIRST, SECOND, THIRD, GUESS] = PASSWORDS;

/** Which of these words stand in the text; short numbers count only where they are no part of a longer one or of a hash. */
function foundIn(text: string, words: ReadonlySet<string>): readonly string[] {
  return [...words].filter((word) => {
    const isShortNumber = /^\d{1,8}$/.test(word);
    if (isShortNumber) return new RegExp(`(?<![\\w.-])${word}(?![\\w.-])`).test(text);
    return [word, encodeURIComponent(word)].some((form) => text.includes(form));
  });
}

describe('foundIn', () => {
  it('finds what must not be there', () => {
    const words = new Set(['13912345678', '王小明', '654321']);
    expect(foundIn('{"to":"13912345678","code":654321}', words)).toEqual(['13912345678', '654321']);
    expect(foundIn(`/x/${encodeURIComponent('王小明')}`, words)).toEqual(['王小明']);
    expect(foundIn('{"id":"a654321f-0000","ms":1.654321}', words)).toEqual([]);
  });
});

describe('the log of a whole journey', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp;
  let line: CuttableLine;
  let client: HttpClient;
  let log = '';
  const personal = new Set<string>(PASSWORDS);
  /** Remembers a word that must not be found. */
  const secret = (word: string): string => {
    personal.add(word);
    return word;
  };

  const username = secret(`traveller_${process.pid}`);
  const [mobile, nextMobile] = [secret(aMobile()), secret(aMobile())];
  const person = {
    realName: secret('欧阳清风'),
    residentId: secret(aResidentId()),
    temporaryPermitNo: secret('浙金暂7700123'),
  };
  const [address, nextAddress] = [secret('婺城区八一南街 77 号'), secret('金东区光南路 78 号')];

  beforeAll(async () => {
    database = await aDatabase();
    line = await aLineToMysql(database.config);
    const variables = { HAOPAI_LOG_LEVEL: 'debug', HAOPAI_CAPTCHA: 'on', HAOPAI_MYSQL_URL: line.url };
    running = await aRunningApp(variables, database, { write: (text) => (log += text) });
    client = running.client();
    await aRegion(database.pool);
  });
  afterAll(async () => {
    await running.stop();
    await line.cut();
    await database.drop();
  });

  const codeFor = async (number: string, purpose: Purpose): Promise<string> => {
    await letAMinutePass(running);
    const shown = purpose === 'changeMobile' ? {} : await showCaptcha();
    const sent = await client.post(`${API}/auth/sms-codes`, { mobile: number, purpose, ...shown });
    expect(sent.status).toBe(202);
    await waitUntil(async () => (await textsTo(running, number))[0]?.template === `${purpose}Code`);
    return secret((await textsTo(running, number))[0]?.params.code ?? '');
  };
  const showCaptcha = async (): Promise<object> => {
    const { captchaId } = (await client.post(`${API}/auth/captcha`, {})).body as { captchaId: string };
    const { body } = await client.get(`/dev/captcha/${captchaId}`);
    return { captchaId, captchaText: secret((body as { text: string }).text) };
  };
  const logIn = async (password: string): Promise<HttpAnswer> =>
    client.post(`${API}/auth/login`, { username, password, ...(await showCaptcha()) });
  /** What opens the session, and what the browser is known by. */
  const keepTokens = (): void => {
    for (const pair of client.cookieHeader.split('; ')) {
      const value = decodeURIComponent(pair.slice(pair.indexOf('=') + 1));
      secret(value.replace(/^s:([^.]+)\..*$/, '$1'));
    }
  };

  it('has none of it: registration, and what is refused on the way', async () => {
    const agreementVersion = await running.app.get(CurrentAgreement).version();
    const form = {
      ...{ username, password: FIRST, kind: 'person', person, region: '330702', address, mobile },
      ...{ agreementVersion, identityConsent: true },
    };
    const register = (body: object) => client.post(`${API}/accounts`, body);
    await client.get(`${API}/accounts/usernames/${username}`);
    expect((await register({ ...form, smsCode: '000000' })).status).toBe(422);
    expect((await register({ ...form, extra: person, smsCode: '000000' })).status).toBe(400);
    const broken = { ...person, residentId: secret('330702199003079999') };
    expect((await register({ ...form, person: broken, smsCode: '000000' })).status).toBe(422);
    const half = `{"mobile":"${mobile}","password":"${FIRST}"`;
    await client.send('POST', `${API}/accounts`, half, { 'Content-Type': 'application/json' });
    const smsCode = await codeFor(mobile, 'register');
    expect((await register({ ...form, smsCode })).status).toBe(201);
    keepTokens();
    expect((await register({ ...form, smsCode })).status).toBeGreaterThanOrEqual(400);
    await client.get(`${API}/auctions/1/vins/${secret('LSVAA4182E2184847')}`);
  });

  it('nor the ways in, right and wrong', async () => {
    await client.post(`${API}/auth/logout`, {});
    expect((await logIn(GUESS)).status).toBe(401);
    expect((await logIn(FIRST)).status).toBe(200);
    keepTokens();
    const code = await codeFor(mobile, 'login');
    const wrong = secret(code === '190190' ? '190191' : '190190');
    expect((await client.post(`${API}/auth/login/sms`, { mobile, code: wrong })).status).toBe(422);
    expect((await client.post(`${API}/auth/login/sms`, { mobile, code })).status).toBe(200);
    keepTokens();
  });

  it('nor the changes, the recovery and the export', async () => {
    const currentPassword = FIRST;
    const changes = [
      await client.put(`${API}/me/password`, { currentPassword: GUESS, newPassword: SECOND }),
      await client.put(`${API}/me/password`, { currentPassword, newPassword: SECOND }),
      await client.put(`${API}/me/address`, { currentPassword: SECOND, address: nextAddress }),
      await client.put(`${API}/me/mobile`, {
        ...{ currentPassword: SECOND, mobile: nextMobile },
        code: await codeFor(nextMobile, 'changeMobile'),
      }),
    ];
    expect(changes.map(({ status }) => status)).toEqual([422, 204, 200, 200]);
    await client.get(`${API}/me/profile`);
    await client.get(`${API}/me/sessions`);
    expect(JSON.stringify((await client.get(`${API}/me/export`)).body)).toContain(nextMobile);
    const code = await codeFor(nextMobile, 'recover');
    const recovery = { mobile: nextMobile, code, newPassword: THIRD };
    expect((await client.post(`${API}/auth/password-recovery`, recovery)).status).toBe(204);
    expect((await client.get(`${API}/me`)).status).toBe(401);
    expect((await logIn(THIRD)).status).toBe(200);
    keepTokens();
  });

  it('nor the room and its bids, over both lines', async () => {
    const auction = await anAuction(database.pool, { startsAtMs: Date.now(), lots: [{}] });
    const { body } = await client.get(`${API}/me`);
    const enrolment = await anEnrolment(database.pool, {
      auctionId: auction.id,
      citizenId: (body as { id: number }).id,
      accessCode: secret('770771'),
    });
    const { paddleNo, accessCode, entries } = enrolment;
    secret(entries[0]?.vin ?? '');
    const lotId = auction.lots[0]?.id ?? 0;
    const live = await LiveClient.connect(running.url, client);
    await live.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode: secret('770772') });
    await live.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode });
    await waitUntil(async () => (await bid({ http: client, live, enrolment }, lotId, 50_000)).ok);
    const message = { amountFen: 5_100_000, entryId: entries[0]?.id };
    const key = { 'Idempotency-Key': randomUUID() };
    expect((await client.post(`${API}/lots/${lotId}/bids`, message, key)).status).toBe(409);
    live.close();
  });

  it('nor what fails for want of the database', async () => {
    await line.cut();
    const change = { currentPassword: THIRD, address };
    await waitUntil(async () => (await client.put(`${API}/me/address`, change)).status === 503);
    await logIn(THIRD);
    await line.mend();
    await waitUntil(async () => (await client.get(`${API}/me`)).status === 200);
  });

  it('nor the metrics; and all of it was listened to', async () => {
    running.app.get<ProgramLog>(PROGRAM_LOG).debug({ mark: 'the-end-of-the-journey' }, 'heard');
    const metrics = String((await running.client().get('/metrics')).body);
    expect(metrics).toContain('haopai_bids_total');
    expect(log).toContain('the-end-of-the-journey');
    expect(log).toContain('"path":"/api/v1/accounts/usernames/***"');
    expect(log).toContain('"path":"/api/v1/auctions/1/vins/***"');
    expect(log).toContain('a request failed');
    expect(log).toContain('"level":20');
    expect(personal.size).toBeGreaterThan(24);
    expect(foundIn(log, personal)).toEqual([]);
    expect(foundIn(metrics, personal)).toEqual([]);
  });
});

describe('an error of the database', () => {
  it('is told without the values that its message quotes', async () => {
    let log = '';
    const running = await aRunningApp({ HAOPAI_LOG_LEVEL: 'error' }, undefined, {
      write: (text) => (log += text),
    });
    await running.pool.query(`INSERT INTO regions VALUES ('secret-code', '名', 'name')`);
    const error: unknown = await running.pool
      .query(`INSERT INTO regions VALUES ('secret-code', '名', 'name')`)
      .catch((thrown: unknown) => thrown);
    running.app.get<ProgramLog>(PROGRAM_LOG).error({ err: error }, 'failed');
    expect(log).toContain("Duplicate entry '***'");
    expect(log).not.toContain('secret-code');
    await running.stop();
  });
});
