// What the environment may say, and how the program complains about the rest.
import { readConfig } from './read-config';
import { ConfigError } from './variables';

const SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://root:p%40ss@db.example:3307/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
};
const PRODUCTION = {
  ...SERVICES,
  NODE_ENV: 'production',
  HAOPAI_ORIGINS: 'https://haopai.example',
  HAOPAI_SESSION_SECRET: 'k3Vb-8sQz_41LmYc7TnRw0Xe9UjPa6Hd',
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
  it('needs only two addresses on a developer’s machine and listens on loopback there', () => {
    const config = readConfig(SERVICES);
    expect(config).toMatchObject({
      environment: 'development',
      migratesAtStart: true,
      http: { host: '127.0.0.1', port: 3000, origins: [], staticDir: null },
      mysql: { host: 'db.example', port: 3307, user: 'root', password: 'p@ss', database: 'haopai' },
      rateLimits: { isOn: true },
    });
    expect(config.session.secret).toHaveLength(43);
    expect(config.warnings).toHaveLength(1);
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
    ['rate limits switched off', { HAOPAI_RATE_LIMIT: 'off' }, 'HAOPAI_RATE_LIMIT=off'],
    ['no allowed origin', { HAOPAI_ORIGINS: '' }, 'HAOPAI_ORIGINS is missing'],
  ])('refuses %s in production', (_, change, message) => {
    expect(faultsOf({ ...PRODUCTION, ...change }).join('\n')).toContain(message);
  });

  it('wants origins, not addresses of pages', () => {
    expect(faultsOf({ ...SERVICES, HAOPAI_ORIGINS: 'https://a.example/portal' })).toHaveLength(1);
    expect(
      readConfig({ ...SERVICES, HAOPAI_ORIGINS: 'https://a.example, http://b:81' }).http.origins,
    ).toEqual(['https://a.example', 'http://b:81']);
  });
});
