// What the environment may say, and how the program complains about the rest.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './read-config';
import { ConfigError } from './variables';

const SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://root:p%40ss@db.example:3307/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
};
const PRODUCTION = {
  ...SERVICES,
  NODE_ENV: 'production',
  HAOPAI_MYSQL_TLS: 'plain-in-production',
  HAOPAI_ORIGINS: 'https://haopai.example',
  HAOPAI_SESSION_SECRET: 'k3Vb-8sQz_41LmYc7TnRw0Xe9UjPa6Hd',
  HAOPAI_DATA_KEYS: 'k1:EAcXSBkS_Hr0n7EyyyIQUQ9AVClkqxj0GnwMU0Nq9Zc',
  HAOPAI_DATA_HASH_KEY: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
  HAOPAI_PUBLIC_LOG_KEY: 'r8Xw2LkQ0vTn5JcYb7Zs1HdGf4PuEaMi9oRtWyVxCqA=',
  HAOPAI_HEADS_DIR: '/var/lib/haopai-heads',
  HAOPAI_SMS: 'sandbox-in-production',
  HAOPAI_IDENTITY: 'sandbox-in-production',
  HAOPAI_DURABILITY: 'one-disk',
  HAOPAI_PAYMENTS: 'sandbox-in-production',
};

const faultsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('the configuration', () => {
  it('bounds practice: so many, with short countdowns', () => {
    const practice = { practicesMax: 40, firstBidMs: 60_000, countdownMs: 20_000, idleMs: 600_000 };
    expect(readConfig(SERVICES).practice).toEqual(practice);
    expect(faultsOf({ ...SERVICES, HAOPAI_PRACTICES: '1001', HAOPAI_PRACTICE_COUNTDOWN_S: '0' })).toEqual([
      'HAOPAI_PRACTICES must be a whole number from 0 to 1000, not "1001"',
      'HAOPAI_PRACTICE_COUNTDOWN_S must be a whole number from 1 to 600, not "0"',
    ]);
  });

  it('may name the Sentinels of a Redis', () => {
    expect(readConfig(SERVICES).redis.sentinels).toBeNull();
    const addresses = 'sentinel-1:26379, 10.0.0.2:26379';
    expect(readConfig({ ...SERVICES, HAOPAI_REDIS_SENTINELS: addresses }).redis.sentinels).toEqual([
      { host: 'sentinel-1', port: 26_379 },
      { host: '10.0.0.2', port: 26_379 },
    ]);
    for (const wrong of ['sentinel-1', 'redis://sentinel-1:26379', 'a:1,b:0'])
      expect(faultsOf({ ...SERVICES, HAOPAI_REDIS_SENTINELS: wrong })).toHaveLength(1);
  });

  it('may name what an acknowledged bid is on', () => {
    expect(readConfig(SERVICES).durability).toBeNull();
    expect(readConfig({ ...SERVICES, HAOPAI_DURABILITY: 'two-machines' }).durability).toBe('two-machines');
  });

  it('bounds the orders that hold plates at a fixed price', () => {
    expect(readConfig(SERVICES).listings).toEqual({ heldMs: 1_800_000, openOrdersMax: 3 });
    const given = { HAOPAI_LISTING_HELD_S: '60', HAOPAI_LISTING_ORDERS_OPEN: '1' };
    expect(readConfig({ ...SERVICES, ...given }).listings).toEqual({ heldMs: 60_000, openOrdersMax: 1 });
    const wrong = { ...SERVICES, HAOPAI_LISTING_HELD_S: '0', HAOPAI_LISTING_ORDERS_OPEN: 'many' };
    expect(faultsOf(wrong)).toHaveLength(2);
  });

  it('needs only two addresses on a developer’s machine and listens on loopback there', () => {
    const config = readConfig(SERVICES);
    expect(config).toMatchObject({
      environment: 'development',
      migratesAtStart: true,
      http: { host: '127.0.0.1', port: 3000, origins: [], staticDir: null, adminDir: null },
      mysql: { host: 'db.example', port: 3307, user: 'root', password: 'p@ss', database: 'haopai' },
      rateLimits: { isOn: true },
    });
    expect(config.session.secret).toHaveLength(43);
    expect(config.warnings).toHaveLength(2);
  });

  it('takes a complete production environment without a warning', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ migratesAtStart: false, warnings: [] });
  });

  it('names every fault at once and never repeats an address, which may hold a password', () => {
    const faults = faultsOf({
      PORT: '80a',
      HAOPAI_MYSQL_URL: 'postgres://u:secret@h/d',
      HAOPAI_LOG_LEVEL: 'loud',
    });
    expect(faults).toHaveLength(4);
    expect(faults.join('\n')).toMatch(/PORT.*[\s\S]*HAOPAI_MYSQL_URL[\s\S]*HAOPAI_REDIS_URL/);
    expect(faults.join('\n')).not.toContain('secret');
  });

  it.each([
    ['a missing secret', { HAOPAI_SESSION_SECRET: '' }, 'HAOPAI_SESSION_SECRET is missing'],
    ['a short secret', { HAOPAI_SESSION_SECRET: 'changeme' }, 'HAOPAI_SESSION_SECRET is weak'],
    ['a monotonous secret', { HAOPAI_SESSION_SECRET: 'ab'.repeat(32) }, 'HAOPAI_SESSION_SECRET is weak'],
    ['no keys for personal data', { HAOPAI_DATA_KEYS: '' }, 'HAOPAI_DATA_KEYS is missing'],
    ['a key that can be guessed', { HAOPAI_DATA_KEYS: `k1:${'A'.repeat(43)}` }, 'HAOPAI_DATA_KEYS is weak'],
    ['no key to find personal data', { HAOPAI_DATA_HASH_KEY: '' }, 'HAOPAI_DATA_HASH_KEY is missing'],
    ['a short key to find personal data', { HAOPAI_DATA_HASH_KEY: 'abc' }, 'HAOPAI_DATA_HASH_KEY is weak'],
    ['no key for the public log', { HAOPAI_PUBLIC_LOG_KEY: '' }, 'HAOPAI_PUBLIC_LOG_KEY is missing'],
    [
      'a key for it that can be guessed',
      { HAOPAI_PUBLIC_LOG_KEY: btoa('a'.repeat(32)) },
      'HAOPAI_PUBLIC_LOG_KEY is weak',
    ],
    ['the public log switched off', { HAOPAI_PUBLIC_LOG: 'off' }, 'HAOPAI_PUBLIC_LOG=off'],
    ['the captcha switched off', { HAOPAI_CAPTCHA: 'off' }, 'HAOPAI_CAPTCHA=off'],
    ['rate limits switched off', { HAOPAI_RATE_LIMIT: 'off' }, 'HAOPAI_RATE_LIMIT=off'],
    ['a clock set wrong', { HAOPAI_CLOCK_SKEW_MS: '-2000' }, 'HAOPAI_CLOCK_SKEW_MS'],
    ['no allowed origin', { HAOPAI_ORIGINS: '' }, 'HAOPAI_ORIGINS is missing'],
    [
      'an office whose pages may change nothing',
      { HAOPAI_OFFICE_HOST: 'office.example' },
      'https://office.example',
    ],
    [
      'an office without a portal',
      { HAOPAI_OFFICE_HOST: 'haopai.example' },
      'the origin of the portal beside',
    ],
    ['an office that is no host', { HAOPAI_OFFICE_HOST: 'https://office' }, 'HAOPAI_OFFICE_HOST must be'],
    ['a sandbox that nobody reads', { HAOPAI_SMS: '' }, 'HAOPAI_SMS must say aliyun'],
    ['a sandbox that lets everybody through', { HAOPAI_IDENTITY: '' }, 'HAOPAI_IDENTITY must say cloudauth'],
    [
      'a database of which nobody has said what it keeps',
      { HAOPAI_DURABILITY: '' },
      'HAOPAI_DURABILITY is missing',
    ],
    [
      'one that is to keep more than can be',
      { HAOPAI_DURABILITY: 'three-machines' },
      'one of one-disk, two-machines',
    ],
    ['a sandbox that takes no money', { HAOPAI_PAYMENTS: '' }, 'HAOPAI_PAYMENTS must say alipay'],
  ])('refuses %s in production', (_, change, message) => {
    expect(faultsOf({ ...PRODUCTION, ...change }).join('\n')).toContain(message);
  });

  it.each([
    ['listens to others', { HAOPAI_HOST: '0.0.0.0' }],
    ['is known to others', { HAOPAI_ORIGINS: 'https://haopai.example' }],
    ['stands behind a proxy', { HAOPAI_TRUSTED_PROXIES: '1' }],
    ['has all that production wants', { ...PRODUCTION, NODE_ENV: '' }],
  ])('must be told by name that it is development where it %s', (_, change) => {
    const open = { ...SERVICES, ...change };
    expect(faultsOf(open)).toEqual([expect.stringContaining('NODE_ENV is missing')]);
    expect(faultsOf({ ...open, NODE_ENV: 'development' })).toEqual([]);
  });

  it('is development by itself where nobody else comes in', () => {
    const own = { HAOPAI_HOST: '::1', HAOPAI_ORIGINS: 'http://localhost:3000,http://127.0.0.1:3000' };
    expect(readConfig({ ...SERVICES, ...own }).environment).toBe('development');
  });

  it('sends citizens to the portal, whichever origin stands first', () => {
    const two = {
      HAOPAI_ORIGINS: 'https://office.example,https://a.example',
      HAOPAI_OFFICE_HOST: 'Office.example',
    };
    const { http, siteOrigin } = readConfig({ ...SERVICES, ...two, NODE_ENV: 'development' });
    expect([http.officeHost, siteOrigin]).toEqual(['office.example', 'https://a.example']);
  });

  it('wants origins, not addresses of pages', () => {
    const here = { ...SERVICES, NODE_ENV: 'development' };
    expect(faultsOf({ ...here, HAOPAI_ORIGINS: 'https://a.example/portal' })).toHaveLength(1);
    expect(readConfig({ ...here, HAOPAI_ORIGINS: 'https://a.example, http://b:81' }).http.origins).toEqual([
      'https://a.example',
      'http://b:81',
    ]);
  });

  describe('secrets in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'haopai-secrets-'));
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const inFiles = {
      HAOPAI_MYSQL_URL_FILE: file('mysql', `${SERVICES.HAOPAI_MYSQL_URL}\n`),
      HAOPAI_REDIS_URL_FILE: file('redis', SERVICES.HAOPAI_REDIS_URL),
      HAOPAI_SESSION_SECRET_FILE: file('session', `${PRODUCTION.HAOPAI_SESSION_SECRET}\n`),
      HAOPAI_DATA_KEYS_FILE: file('keys', PRODUCTION.HAOPAI_DATA_KEYS),
      HAOPAI_DATA_HASH_KEY_FILE: file('hash', PRODUCTION.HAOPAI_DATA_HASH_KEY),
      HAOPAI_METRICS_TOKEN_FILE: file('metrics', 'a-token-of-some-length'),
      HAOPAI_PUBLIC_LOG_KEY_FILE: file('log', PRODUCTION.HAOPAI_PUBLIC_LOG_KEY),
    };
    const production = {
      NODE_ENV: 'production',
      HAOPAI_MYSQL_TLS: 'plain-in-production',
      HAOPAI_ORIGINS: 'https://haopai.example',
      HAOPAI_HEADS_DIR: PRODUCTION.HAOPAI_HEADS_DIR,
      HAOPAI_SMS: 'sandbox-in-production',
      HAOPAI_IDENTITY: 'sandbox-in-production',
      HAOPAI_DURABILITY: 'one-disk',
      HAOPAI_PAYMENTS: 'sandbox-in-production',
    };
    afterAll(() => rmSync(folder, { recursive: true }));

    it('are read when the variable itself is missing', () => {
      expect(readConfig({ ...production, ...inFiles })).toMatchObject({
        mysql: { host: 'db.example', password: 'p@ss' },
        redis: { url: SERVICES.HAOPAI_REDIS_URL },
        session: { secret: PRODUCTION.HAOPAI_SESSION_SECRET },
        metrics: { token: 'a-token-of-some-length' },
        warnings: [],
      });
      const both = { ...PRODUCTION, HAOPAI_MYSQL_URL_FILE: '/nowhere' };
      expect(readConfig(both).mysql.host).toBe('db.example');
    });

    it('are one fault each when the file is not there or is empty', () => {
      const faults = faultsOf({
        ...production,
        ...inFiles,
        HAOPAI_MYSQL_URL_FILE: join(folder, 'gone'),
        HAOPAI_REDIS_URL_FILE: file('nothing', '\n'),
      });
      expect(faults).toHaveLength(2);
      expect(faults[0]).toMatch(/HAOPAI_MYSQL_URL_FILE names a file that cannot be read.*ENOENT/);
      expect(faults[1]).toContain('HAOPAI_REDIS_URL_FILE names an empty file');
    });

    it('are not repeated in a fault', () => {
      const faults = faultsOf({
        ...PRODUCTION,
        HAOPAI_MYSQL_URL: '',
        HAOPAI_MYSQL_URL_FILE: file('postgres', 'postgres://u:hush@h/d'),
        HAOPAI_METRICS_TOKEN: 'hush',
        HAOPAI_DATA_KEYS: 'k1:hush',
        HAOPAI_DATA_HASH_KEY: 'hush',
      });
      expect(faults).toHaveLength(4);
      expect(faults.join()).not.toContain('hush');
    });
  });

  it('signs the public log under the name of the site with a key that is the same for each of its processes', () => {
    const { HAOPAI_PUBLIC_LOG_KEY, ...edge } = PRODUCTION;
    expect(readConfig(PRODUCTION).publicLog).toMatchObject({
      ...{
        name: 'haopai.example',
        keptDir: '/var/lib/haopai-heads',
        oldKeys: [],
        witnesses: [],
        quorum: 0,
        stamps: 'off',
      },
      seed: Buffer.from(HAOPAI_PUBLIC_LOG_KEY, 'base64'),
    });
    expect(readConfig({ ...edge, HAOPAI_ROLE: 'edge' }).publicLog.isOn).toBe(true);
    expect(faultsOf({ ...edge, HAOPAI_PUBLIC_LOG_KEY, HAOPAI_ROLE: 'edge' })).toEqual([
      expect.stringContaining('HAOPAI_PUBLIC_LOG_KEY is given to an edge'),
    ]);
    const secret = { ...SERVICES, HAOPAI_SESSION_SECRET: 'a secret of development' };
    expect(readConfig(secret).publicLog.seed).toEqual(readConfig(secret).publicLog.seed);
    // Of a key that is another after each start nothing is kept.
    expect(readConfig({ ...SERVICES, HAOPAI_HEADS_DIR: '/tmp/heads' }).publicLog.keptDir).toBeNull();
  });

  it('does not sign in production what the database alone would know of, unless it is told to in words', () => {
    const { HAOPAI_HEADS_DIR, ...alone } = PRODUCTION;
    const witness =
      'https://witness.example witness.example+ac51c42f+BFDnIeScAT8Axiz1nyFjVCqdjfAkZO/rYV0xBRsP3cMm';
    for (const role of ['all', 'engine'])
      expect(faultsOf({ ...alone, HAOPAI_ROLE: role })).toEqual([
        expect.stringContaining('HAOPAI_HEADS_DIR and HAOPAI_PUBLIC_LOG_WITNESSES are missing'),
      ]);
    const ways: readonly Record<string, string>[] = [
      { HAOPAI_HEADS_DIR },
      { HAOPAI_PUBLIC_LOG_WITNESSES: witness },
      { HAOPAI_PUBLIC_LOG_KEPT: 'in-the-database-alone' },
      { NODE_ENV: 'development' },
    ];
    for (const given of ways) expect(faultsOf({ ...alone, ...given })).toEqual([]);
  });

  it('gives an engine no key of a provider, and asks it for none', () => {
    const engine = { ...PRODUCTION, HAOPAI_SMS: '', HAOPAI_PAYMENTS: '', HAOPAI_IDENTITY: '' };
    const nobodys = { sms: { kind: 'sandbox' }, payments: { kind: 'sandbox' }, mail: { kind: 'off' } };
    for (const given of [engine, { ...engine, HAOPAI_SMS: 'aliyun', HAOPAI_PAYMENTS: 'alipay' }])
      expect(readConfig({ ...given, HAOPAI_ROLE: 'engine' })).toMatchObject(nobodys);
    expect(faultsOf({ ...engine, HAOPAI_ROLE: 'edge' }).length).toBeGreaterThan(2);
  });

  it.each([
    ['HAOPAI_PUBLIC_LOG_NAME', 'Plates of the city'],
    ['HAOPAI_PUBLIC_LOG_OLD_KEYS', 'haopai.example+12345678+AAAA'],
    ['HAOPAI_PUBLIC_LOG_WITNESSES', 'https://witness.example'],
    ['HAOPAI_PUBLIC_LOG_WITNESSES', 'witness.example w+12345678+AAAA'],
    ['HAOPAI_PUBLIC_LOG_QUORUM', '1'],
    ['HAOPAI_PUBLIC_LOG_STAMPS', 'sandbox'],
    ['HAOPAI_PUBLIC_LOG_STAMPS', 'ftp://stamps.example'],
  ])('refuses what is no such thing in %s: %s', (name, value) => {
    expect(faultsOf({ ...PRODUCTION, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('asks for a captcha unless the program is tested or told otherwise', () => {
    expect(readConfig(SERVICES).captcha.isOn).toBe(true);
    expect(readConfig({ ...SERVICES, NODE_ENV: 'test' }).captcha.isOn).toBe(false);
    expect(readConfig({ ...SERVICES, HAOPAI_CAPTCHA: 'off' }).captcha.isOn).toBe(false);
  });

  it('lets an instance do a part only, and a test set its clock wrong', () => {
    expect(readConfig(SERVICES)).toMatchObject({ role: 'all', clockSkewMs: 0 });
    const given = { ...SERVICES, HAOPAI_ROLE: 'edge', HAOPAI_CLOCK_SKEW_MS: '-2000' };
    expect(readConfig(given)).toMatchObject({ role: 'edge', clockSkewMs: -2_000 });
    const wrong = { ...SERVICES, HAOPAI_ROLE: 'both', HAOPAI_CLOCK_SKEW_MS: '2s' };
    expect(faultsOf(wrong)).toHaveLength(2);
  });
});
