// What the environment may say about the office's signature.
import { aSigningKey } from '../../testing/a-signing-key';
import { readConfig } from './read-config';
import { ConfigError } from './variables';

const SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://root:pw@db.example:3307/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
};
const { key, certificate } = aSigningKey();
const SIGNING = { HAOPAI_SIGNING_KEY: key, HAOPAI_SIGNING_CERTIFICATE: certificate };

const faultsOf = (variables: Record<string, string>): string => {
  try {
    readConfig({ ...SERVICES, ...variables });
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.join('\n');
    throw error;
  }
};

describe('the configuration of signatures', () => {
  it('has none where nothing is said', () => {
    expect(readConfig(SERVICES).signing).toBeNull();
  });

  it('takes a key and its certificate, with those above it', () => {
    const above = aSigningKey().certificate;
    const { signing } = readConfig({
      ...{ ...SERVICES, ...SIGNING },
      HAOPAI_SIGNING_CERTIFICATE: certificate + above,
    });
    expect(signing).toMatchObject({ signer: 'Haopai Vehicle Office' });
    expect(signing?.certificates).toHaveLength(2);
  });

  it('starts with a certificate that has run out: a sale must not wait for a new one', () => {
    const old = aSigningKey({ validToMs: Date.now() - 1_000 });
    expect(faultsOf({ HAOPAI_SIGNING_KEY: old.key, HAOPAI_SIGNING_CERTIFICATE: old.certificate })).toBe('');
  });

  it.each([
    ['a key alone', { HAOPAI_SIGNING_CERTIFICATE: '' }, 'HAOPAI_SIGNING_CERTIFICATE is missing'],
    ['a certificate alone', { HAOPAI_SIGNING_KEY: '' }, 'HAOPAI_SIGNING_KEY is missing'],
    ['a key that is none', { HAOPAI_SIGNING_KEY: 'hush' }, 'HAOPAI_SIGNING_KEY is no RSA key'],
    [
      'a certificate that is none',
      { HAOPAI_SIGNING_CERTIFICATE: 'hush' },
      'HAOPAI_SIGNING_CERTIFICATE is no certificate',
    ],
    ['a short key', { HAOPAI_SIGNING_KEY: aSigningKey({ bits: 1_024 }).key }, 'HAOPAI_SIGNING_KEY is weak'],
    ['another’s certificate', { HAOPAI_SIGNING_KEY: aSigningKey().key }, 'is of another key'],
  ])('refuses %s, and repeats none', (_, change, message) => {
    const faults = faultsOf({ ...SIGNING, ...change });
    expect(faults).toContain(message);
    expect(faults).not.toMatch(/hush|BEGIN/);
  });

  it('says at which address people find the site: its own word, the first of its origins, or this machine', () => {
    const development = { ...SERVICES, NODE_ENV: 'development' };
    expect(readConfig({ ...development, HAOPAI_SITE_ORIGIN: 'https://plates.example' }).siteOrigin).toBe(
      'https://plates.example',
    );
    expect(
      readConfig({ ...development, HAOPAI_ORIGINS: 'https://one.example,https://two.example' }).siteOrigin,
    ).toBe('https://one.example');
    expect(readConfig(SERVICES).siteOrigin).toBe('http://localhost:3000');
    expect(faultsOf({ HAOPAI_SITE_ORIGIN: 'plates.example' })).toContain('HAOPAI_SITE_ORIGIN');
  });
});
