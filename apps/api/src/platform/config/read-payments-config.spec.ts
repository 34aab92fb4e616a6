// What the environment may say about payments.
import { generateKeyPairSync } from 'node:crypto';
import { readConfig } from './read-config';
import { ConfigError } from './variables';

const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const bare = (pem: string): string => pem.replace(/-----.*-----|\s/g, '');

const KEYS = rsa(2_048);
const SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://root:pw@db.example:3307/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
};
const ALIPAY = {
  ...SERVICES,
  HAOPAI_PAYMENTS: 'alipay',
  HAOPAI_ALIPAY_APP_ID: '2021000122671080',
  HAOPAI_ALIPAY_SELLER_ID: '2088102177846880',
  HAOPAI_ALIPAY_PRIVATE_KEY: KEYS.privateKey,
  HAOPAI_ALIPAY_PUBLIC_KEY: KEYS.publicKey,
  HAOPAI_SITE_ORIGIN: 'https://haopai.example',
};

const faultsOf = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.join('\n');
    throw error;
  }
};

describe('the configuration of payments', () => {
  it('takes no money on a developer’s machine', () => {
    expect(readConfig(SERVICES).payments).toEqual({ kind: 'sandbox' });
  });

  it('refuses the sandbox in production unless it is meant', () => {
    const production = { ...SERVICES, NODE_ENV: 'production' };
    expect(faultsOf(production)).toContain('HAOPAI_PAYMENTS must say alipay');
    expect(faultsOf({ ...production, HAOPAI_PAYMENTS: 'sandbox-in-production' })).not.toContain('PAYMENTS');
  });

  it('takes Alipay with its numbers and keys, as PEM or as Alipay’s tool writes them', () => {
    const expected = {
      kind: 'alipay',
      gateway: 'https://openapi.alipay.com/gateway.do',
      appId: '2021000122671080',
      sellerId: '2088102177846880',
      privateKey: KEYS.privateKey,
      alipayPublicKey: KEYS.publicKey,
      siteOrigin: 'https://haopai.example',
    };
    expect(readConfig(ALIPAY).payments).toEqual(expected);
    const fromTool = {
      HAOPAI_ALIPAY_PRIVATE_KEY: bare(KEYS.privateKey),
      HAOPAI_ALIPAY_PUBLIC_KEY: bare(KEYS.publicKey),
    };
    expect(readConfig({ ...ALIPAY, ...fromTool }).payments).toEqual(expected);
  });

  it('is found at the first of its origins when nothing else is said', () => {
    const origins = {
      NODE_ENV: 'development',
      HAOPAI_SITE_ORIGIN: '',
      HAOPAI_ORIGINS: 'https://one.example,https://two.example',
    };
    expect(readConfig({ ...ALIPAY, ...origins }).payments).toMatchObject({
      siteOrigin: 'https://one.example',
    });
    expect(faultsOf({ ...ALIPAY, HAOPAI_SITE_ORIGIN: '' })).toContain('HAOPAI_SITE_ORIGIN');
  });

  it('names everything that Alipay lacks', () => {
    const faults = faultsOf({ ...SERVICES, HAOPAI_PAYMENTS: 'alipay' });
    for (const name of ['APP_ID', 'SELLER_ID', 'PRIVATE_KEY', 'PUBLIC_KEY'])
      expect(faults).toContain(`HAOPAI_ALIPAY_${name} is missing`);
  });

  it.each([
    ['a key that is none', { HAOPAI_ALIPAY_PRIVATE_KEY: 'hush' }, 'HAOPAI_ALIPAY_PRIVATE_KEY is no RSA key'],
    [
      'a short key',
      { HAOPAI_ALIPAY_PRIVATE_KEY: rsa(1_024).privateKey },
      'HAOPAI_ALIPAY_PRIVATE_KEY is weak',
    ],
    [
      'a short key of theirs',
      { HAOPAI_ALIPAY_PUBLIC_KEY: rsa(1_024).publicKey },
      'HAOPAI_ALIPAY_PUBLIC_KEY is weak',
    ],
    [
      'our own key for theirs',
      { HAOPAI_ALIPAY_PUBLIC_KEY: KEYS.privateKey },
      'HAOPAI_ALIPAY_PUBLIC_KEY is no RSA key',
    ],
    ['another’s number', { HAOPAI_ALIPAY_SELLER_ID: '12' }, 'HAOPAI_ALIPAY_SELLER_ID'],
    ['a gateway that is no address', { HAOPAI_ALIPAY_GATEWAY: 'alipay' }, 'HAOPAI_ALIPAY_GATEWAY'],
  ])('refuses %s, and repeats none', (_, change, message) => {
    const faults = faultsOf({ ...ALIPAY, ...change });
    expect(faults).toContain(message);
    expect(faults).not.toMatch(/hush|BEGIN|[A-Za-z0-9+/]{40}/);
  });

  it('wants https on both sides in production', () => {
    const open = { HAOPAI_ALIPAY_GATEWAY: 'http://pay.example', HAOPAI_SITE_ORIGIN: 'http://haopai.example' };
    expect(faultsOf({ ...ALIPAY, ...open })).toBe('');
    const faults = faultsOf({ ...ALIPAY, ...open, NODE_ENV: 'production' });
    expect(faults).toMatch(
      /HAOPAI_ALIPAY_GATEWAY must start with https[\s\S]*HAOPAI_SITE_ORIGIN must start with https/,
    );
  });
});
