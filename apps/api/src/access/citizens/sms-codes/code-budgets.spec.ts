// What one purpose uses up is left of the others: by day, by address and by number; and nobody learns by it who has an account.
import type { CodeBudgetView } from '@haopai/contracts';
import { Metrics } from '../../../platform/metrics';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  letAMinutePass,
  type RunningApp,
  staffClient,
  textsTo,
  waitUntil,
} from '../../../testing';
import { Settings } from '../../settings';
import { CodeBudgetsMetricsCollector } from './code-budgets-metrics-collector';

const SEND = '/api/v1/auth/sms-codes';
const BUDGETS = '/api/v1/admin/messages/code-budgets';
const PER_DAY = 10;
const DAY_MS = 24 * 60 * 60_000;

describe('the budget of codes', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  const log: string[] = [];
  let addresses = 0;

  const ask = (mobile: string, purpose: string, address = anAddress()): Promise<HttpAnswer> =>
    running.client().post(SEND, { mobile, purpose }, { 'X-Forwarded-For': address });
  const anAddress = (): string => `198.51.${100 + Math.floor((addresses += 1) / 250)}.${addresses % 250}`;
  const askMany = async (purpose: string, times: number): Promise<void> => {
    for (let nth = 0; nth < times; nth += 1) expect((await ask(aMobile(), purpose)).status).toBe(202);
  };
  const noneLeft = (reason: string) => ({
    status: 429,
    body: { code: 'SMS_CODE.NONE_LEFT', data: { reason } },
  });
  const aHolder = async (): Promise<string> => {
    const mobile = aMobile();
    await giveMobile(running, await aCitizen(running.pool), mobile);
    return mobile;
  };
  const budgetOf = async (purpose: string): Promise<CodeBudgetView | undefined> =>
    ((await administrator.get(BUDGETS)).body as readonly CodeBudgetView[]).find(
      (budget) => budget.purpose === purpose,
    );

  beforeEach(async () => {
    log.length = 0;
    running = await aRunningApp(
      { HAOPAI_TRUSTED_PROXIES: '1', HAOPAI_SMS_CODES_PER_ADDRESS: '4', HAOPAI_LOG_LEVEL: 'warn' },
      undefined,
      { write: (line) => void log.push(line) },
    );
    administrator = await staffClient(running, 'administrator');
    for (const purpose of ['register', 'login', 'recover']) {
      const body = { version: 0, value: PER_DAY, reason: '试一试' };
      const path = `/api/v1/admin/settings/codes.${purpose}PerDay`;
      expect((await administrator.put(path, body)).status).toBe(200);
    }
    await waitUntil(() =>
      Promise.resolve(running.app.get(Settings).value('codes.recoverPerDay') === PER_DAY),
    );
  });
  afterEach(() => running.stop());

  it('to register can be used up from many addresses, and every other purpose has all of its own', async () => {
    await askMany('register', PER_DAY);
    const refused = await ask(aMobile(), 'register');
    expect(refused).toMatchObject(noneLeft('register'));
    const { againAtMs, retryAfterMs } = (refused.body as { data: Record<string, number> }).data;
    // Midnight in Beijing.
    expect(((againAtMs ?? 0) + DAY_MS / 3) % DAY_MS).toBe(0);
    expect(retryAfterMs).toBeLessThanOrEqual(DAY_MS);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const purpose of ['login', 'recover']) {
      const mobile = await aHolder();
      expect((await ask(mobile, purpose)).status).toBe(202);
      await waitUntil(async () => (await textsTo(running, mobile)).length === 1);
    }
    const client = await running.clientOf(await aCitizen(running.pool));
    expect((await client.post(SEND, { mobile: aMobile(), purpose: 'changeMobile' })).status).toBe(202);
  });

  it('is used up by what is sent, not by invented numbers', async () => {
    await askMany('login', PER_DAY + 5);
    const mobile = await aHolder();
    expect((await ask(mobile, 'login')).status).toBe(202);
    expect(await budgetOf('login')).toMatchObject({ sent: 1, perDay: PER_DAY });
  });

  it('that is used up is refused alike, whether or not the number has an account', async () => {
    for (let nth = 0; nth < PER_DAY; nth += 1) expect((await ask(await aHolder(), 'login')).status).toBe(202);
    const shape = ({ status, body }: HttpAnswer): string =>
      `${status} ${JSON.stringify({ ...(body as object), requestId: '' }).replace(/\d+/g, '#')}`;
    const [there, notThere] = [await ask(await aHolder(), 'login'), await ask(aMobile(), 'login')];
    expect(there).toMatchObject(noneLeft('login'));
    expect(shape(there)).toBe(shape(notThere));
  });

  it('is seen by staff, measured, and warned of once when four fifths are used', async () => {
    expect(await budgetOf('register')).toMatchObject({ sent: 0, perDay: PER_DAY });
    await askMany('register', PER_DAY);
    expect(await budgetOf('register')).toMatchObject({ sent: PER_DAY });
    expect(await budgetOf('confirm')).toMatchObject({ sent: 0, perDay: 10_000 });
    await running.app.get(CodeBudgetsMetricsCollector).look();
    expect(await running.app.get(Metrics).text()).toMatch(/^haopai_code_budget_used(?:\{[^}]*\})? 1$/m);
    const warnings = log.filter((line) => line.includes('most of the codes of today are sent'));
    expect(warnings.map((line) => JSON.parse(line) as object)).toMatchObject([
      { purpose: 'register', sent: 8, perDay: PER_DAY },
    ]);
  });

  it('is for those who read messages', async () => {
    const cashier = await staffClient(running, 'cashier');
    expect(await cashier.get(BUDGETS)).toMatchObject({ status: 403 });
    expect((await running.client().get(BUDGETS)).status).toBe(401);
  });

  it('of an address is each purpose’s own, and so is that of an IPv6 /64', async () => {
    const askFrom = (address: string, purpose: string) => ask(aMobile(), purpose, address);
    const tooMany = { status: 429, body: { code: 'SMS_CODE.TOO_MANY', data: { reason: 'address' } } };
    for (let nth = 0; nth < 4; nth += 1) {
      expect((await askFrom('203.0.113.5', 'register')).status).toBe(202);
      expect((await askFrom(`2001:db8:0:1::${nth}`, 'register')).status).toBe(202);
    }
    expect(await askFrom('203.0.113.5', 'register')).toMatchObject(tooMany);
    expect(await askFrom('2001:db8:0:1::99', 'register')).toMatchObject(tooMany);
    expect((await askFrom('203.0.113.5', 'login')).status).toBe(202);
    expect((await askFrom('2001:db8:0:1::99', 'login')).status).toBe(202);
    expect((await askFrom('203.0.113.6', 'register')).status).toBe(202);
  });

  it.each([
    ['an IPv4 /24', 10, (nth: number) => `192.0.2.${nth}`, '192.0.3.1'],
    ['an IPv6 /48', 10, (nth: number) => `2001:db8:7:${nth}::1`, '2001:db8:8:99::1'],
    ['an IPv6 /32', 25, (nth: number) => `2001:db9:${nth}::1`, '2001:dba:8:99::1'],
  ])(
    'of %s is %i times that of an address, and its neighbour’s is another',
    async (_, times, at, elsewhere) => {
      for (let nth = 0; nth < 4 * times; nth += 5) {
        const asked = [0, 1, 2, 3, 4].map((more) => ask(aMobile(), 'login', at(nth + more)));
        for (const { status } of await Promise.all(asked)) expect(status).toBe(202);
      }
      expect(await ask(aMobile(), 'login', at(200))).toMatchObject({
        status: 429,
        body: { code: 'SMS_CODE.TOO_MANY', data: { reason: 'address' } },
      });
      expect((await ask(aMobile(), 'login', elsewhere)).status).toBe(202);
    },
  );

  it('of a number is each purpose’s own: who registers it all day long keeps its owner out of nothing', async () => {
    const mobile = await aHolder();
    for (let nth = 0; nth < 5; nth += 1) {
      expect((await ask(mobile, 'register')).status).toBe(202);
      expect(await ask(mobile, 'register')).toMatchObject({ body: { code: 'SMS_CODE.TOO_MANY' } });
      await letAMinutePass(running);
    }
    const refused = await ask(mobile, 'register');
    expect(refused).toMatchObject({ status: 429, body: { code: 'SMS_CODE.TOO_MANY' } });
    expect((refused.body as { data: { retryAfterMs: number } }).data.retryAfterMs).toBeGreaterThan(60_000);
    for (const purpose of ['login', 'recover']) expect((await ask(mobile, purpose)).status).toBe(202);
  });
});
