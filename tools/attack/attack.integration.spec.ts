// npm run attack on a real site: it stands all of them; and each of some faults, planted before it, is found by the attack that looks for it.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { openTestSite, type TestSite } from '../load/testing/test-site';
import { DEMO_PASSWORD, ensureRegions, makeListings } from '../seed';
import { turnsOf } from '../test/turns';
import { ensureStaff } from '../seed/demo-staff';
import { plateOf } from '../seed/plate-numbers';
import { TEST_KEYS } from '../services';
import { readAttackOptions } from './arguments';
import { ATTACKS } from './attacks';
import type { Outcome } from './report';
import { runAttacks } from './run-attacks';
import { type Fault, openWeakFront, type OwnAnswer } from './testing/weak-front';

const root = path.resolve(__dirname, '..', '..');
const LISTINGS = 40;
const FEN = 100;
/** Of the faults: each within four days. */
const FAULTS_BY_DAY = 3;
/** Codes come once a minute, limits last, and others use the machine. */
jest.setTimeout(480_000);

let looks = 0;

/** Every tenth is asked to come again. */
function uncountedLook(): OwnAnswer {
  looks += 1;
  return looks % 10 === 0
    ? { status: 503, text: '{"code":"SERVER.BUSY","data":{"retryAfterMs":10}}' }
    : { status: 200, text: '{"isFree":true}' };
}

describe('npm run attack', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await openTestSite('attack', { HAOPAI_RATE_LIMIT: 'on', HAOPAI_CAPTCHA: 'on' });
    await ensureRegions(site.database.pool);
    await ensureStaff(site.database.pool, DEMO_PASSWORD, TEST_KEYS);
    await makeListings(
      site.database.pool,
      Array.from({ length: LISTINGS }, (_, nth) => ({
        plate: plateOf(3_000 + 7 * nth),
        priceFen: 60_000 * FEN,
      })),
    );
  });
  afterAll(() => site.close());

  async function runTool(
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly output: string }> {
    const flags = ['--import', 'tsx', 'tools/attack/main.ts', ...args];
    const env = {
      ...process.env,
      HAOPAI_ANSWERED_WITHIN_MS: '30000',
      TSX_TSCONFIG_PATH: path.join(root, 'tools/tsconfig.json'),
      NODE_OPTIONS: '',
    };
    try {
      const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: root, env });
      return { code: 0, output: stdout };
    } catch (error) {
      const {
        code = 0,
        stdout = '',
        stderr = '',
      } = error as { code?: number; stdout?: string; stderr?: string };
      return { code, output: stdout + stderr };
    }
  }

  it('is stood by the site as it is shipped, all of it', async () => {
    const { code, output } = await runTool('--url', site.api.baseUrl);
    expect(output.split('\n').filter((line) => /^(FAIL |SKIP | +! )/.test(line))).toEqual([]);
    expect(code).toBe(0);
    const lines = output.split('\n').filter((line) => /^(PASS|FAIL|SKIP) /.test(line));
    expect(lines.map((line) => line.split(/\s+/).slice(0, 2).join('  '))).toEqual(
      ATTACKS.map(({ id }) => `PASS  ${id}`),
    );
    expect(output.trimEnd()).toMatch(new RegExp(`\n${ATTACKS.length} passed, 0 failed$`));
  });

  it('asks before it goes to another machine, and says what it wants where nothing is said', async () => {
    const elsewhere = await runTool('--url', 'https://plates.example');
    expect(elsewhere).toMatchObject({ code: 2, output: expect.stringContaining('--i-may') });
    expect(await runTool()).toMatchObject({ code: 2, output: expect.stringContaining('--url') });
  });

  /** What each fault is found by, and in which words. */
  const faults: readonly (readonly [what: string, id: string, words: string, fault: Fault])[] = [
    [
      'a proxy that takes every page for its own',
      'origins',
      'a socket from Origin "https://evil.example"',
      { inwards: ({ host, ...headers }) => ({ ...headers, host, origin: `http://${host}` }) },
    ],
    [
      'cookies that scripts may read',
      'sessions',
      'haopai.sid can be read by scripts',
      {
        outwards: (headers) => ({
          ...headers,
          'set-cookie': headers['set-cookie']?.map((line) => line.replace(/; HttpOnly/i, '')),
        }),
      },
    ],
    [
      'a ledger that anybody may read',
      'roles',
      'GET /api/v1/admin/settlement/ledger as nobody is answered 200',
      {
        answers: (method, url) =>
          method === 'GET' && url.startsWith('/api/v1/admin/settlement/ledger') ? '{}' : null,
      },
    ],
    [
      'an administrator who is added by one alone',
      'straw-asker',
      'one administrator alone adds another',
      {
        answers: (method, url) =>
          method === 'POST' && url === '/api/v1/admin/staff' ? '{"staff":null,"password":"x"}' : null,
      },
    ],
    [
      'links made of the Host that was asked',
      'hosts',
      'with Host of another site names it',
      { body: (text, host) => `${text}<!-- http://${host}/ -->` },
    ],
    [
      'a door that asks for no proof of work',
      'texts',
      'without a proof a text to register is answered 200',
      {
        answers: (method, url) => (method === 'POST' && url === '/api/v1/auth/sms-codes' ? '{}' : null),
      },
    ],
    [
      'codes that are everybody’s',
      'burn-codes',
      'after 5 guesses of others the right code is answered 422 SMS_CODE.EXPIRED',
      {
        inwards: ({ cookie = '', ...headers }) => ({
          ...headers,
          cookie: `haopai.asker=${'A'.repeat(22)}; ${cookie}`,
        }),
      },
    ],
    [
      'pictures made of strokes',
      'free-picture',
      'a picture is told as strokes',
      { body: (text) => text.replace('"png":"', '"svg":"<path d=\\"M1 1\\"/>","png":"') },
    ],
    [
      'a description under as many addresses as one likes',
      'queries',
      'with a query that it does not name is answered',
      { answers: (method, url) => (method === 'GET' && url.startsWith('/api/docs-yaml?') ? '{}' : null) },
    ],
    [
      'looks that nobody counts, on a machine that is busy now and then',
      'floods',
      '180 looks at once from one address are all answered',
      { answers: (_, url) => (url.startsWith('/api/v1/accounts/usernames/') ? uncountedLook() : null) },
    ],
    ['a lenient reader of heads', 'smuggling', 'Content-Length and Transfer-Encoding', { isLenient: true }],
    [
      'a page that gives back what was typed',
      'injection',
      'gives markup back as it came',
      {
        outwards: (headers) => ({ ...headers, 'content-type': 'text/html' }),
        body: (text) => `${text}<script>alert(1)</script>`,
      },
    ],
  ];

  it.each(turnsOf(faults, { byDay: FAULTS_BY_DAY }))('finds %s', async (_, id, words, fault) => {
    const front = await openWeakFront(site.api.baseUrl, fault);
    try {
      const said: string[] = [];
      const options = readAttackOptions(['--url', front.baseUrl, '--only', id]);
      const outcomes: readonly Outcome[] = await runAttacks(options, (line) => said.push(line));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['failed']);
      expect(said.join('\n')).toContain(words);
    } finally {
      await front.close();
    }
  });
});
