// docker/compose.yaml, read as an engine would read it: nothing it names is missing, nothing runs without limits.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { run } from '../services/child-process';
import { durabilityOptions } from '../services/mysql';
import { readTried } from '../tried/tried';

const docker = path.join(__dirname, '..', '..', 'docker');
/** A script that starts some thirty programs, on a machine with too much to do. */
jest.setTimeout(120_000);

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly restart?: string;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly healthcheck?: {
    readonly test?: readonly string[];
    readonly disable?: boolean;
    readonly timeout?: string;
    readonly start_period?: string;
    readonly retries?: number;
  };
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<string, string>> } };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: object;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const compose = parse(readFileSync(path.join(docker, 'compose.yaml'), 'utf8'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
/** They end when they have done their work. */
const ONE_SHOT = ['migrate', 'backup', 'certificate'];

/** Three services keep rights: two whose start scripts begin as root, and the backup, which reads the files of others. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  mysql: ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID'],
  redis: ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETPCAP', 'SETUID'],
  backup: ['DAC_OVERRIDE'],
};
/** They write beside their volumes, more than memory holds. */
const WRITE_THEIR_ROOT = ['mysql', 'backup'];

/** Each question is a process: on a machine with too much to do it starts late, and nobody is unwell for that. */
function isPatient({ healthcheck = {} }: Service): boolean {
  const { timeout = '', start_period: start = '', retries = 0 } = healthcheck;
  const seconds = (time: string): number => Number.parseInt(time, 10);
  return seconds(timeout) >= 20 && seconds(start) >= 60 && retries >= 6;
}

describe('docker/compose.yaml', () => {
  it.each(services)('%s: names only what is there', (_, service) => {
    for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
    for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
    for (const other of Object.keys(service.depends_on ?? {}))
      expect(Object.keys(compose.services)).toContain(other);
    for (const [source = ''] of (service.volumes ?? []).map((volume) => volume.split(':'))) {
      if (source.startsWith('.')) expect(existsSync(path.join(docker, source))).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
    if (service.build)
      expect(existsSync(path.join(docker, service.build.context, service.build.dockerfile))).toBe(true);
  });

  it.each(services)(
    '%s: has a pinned image, limits, a restart policy and a health check',
    (name, service) => {
      expect(service.image).toMatch(/^[\w./-]+:v?\d+\.\d+/m);
      expect(Object.keys(service.deploy?.resources.limits ?? {}).sort()).toEqual(['cpus', 'memory']);
      expect(service.restart).toBeDefined();
      const { test, disable } = service.healthcheck ?? {};
      if (ONE_SHOT.includes(name)) expect(disable).toBe(true);
      else expect(test?.[0]).toMatch(/^CMD(-SHELL)?$/);
      if (!ONE_SHOT.includes(name)) expect(isPatient(service)).toBe(true);
      // Compose takes nothing but texts: ": " without quotes makes more of one.
      for (const word of [...(test ?? []), ...(service.command ?? [])]) expect(typeof word).toBe('string');
    },
  );

  it.each(services)('%s: has no right but those that it needs, and gains none', (name, service) => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.cap_add).toEqual(RIGHTS[name]);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.read_only === true).toBe(!WRITE_THEIR_ROOT.includes(name));
  });

  it('mounts every secret that a service reads', () => {
    for (const [, service] of services) {
      const read = JSON.stringify(service).matchAll(/\/run\/secrets\/([\w.]+)/g);
      for (const [, name] of read) expect(service.secrets).toContain(name);
    }
    for (const [service, file] of [
      ['redis', 'redis/redis.conf'],
      ['prometheus', 'prometheus/prometheus.yaml'],
    ] as const) {
      const named = readFileSync(path.join(docker, file), 'utf8').matchAll(/\/run\/secrets\/([\w.]+)/g);
      for (const [, name] of named) expect(compose.services[service]?.secrets).toContain(name);
    }
  });

  it('holds no secret itself and publishes nothing but the site and, on this machine, Grafana', () => {
    for (const [, { environment = {} }] of services)
      for (const name of Object.keys(environment))
        if (/PASSWORD|SECRET|TOKEN|_URL|PRIVATE_KEY|KEY_ID/.test(name)) expect(name).toMatch(/_FILE$/);
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(published).toEqual([
      'nginx ${HAOPAI_HTTP_PORT:-8080}:8080',
      'nginx ${HAOPAI_HTTPS_PORT:-8443}:8443',
      'grafana 127.0.0.1:${HAOPAI_GRAFANA_PORT:-3001}:3000',
    ]);
    // The program sees where: a site that is no production does not start for others.
    for (const name of ['api-1', 'api-2', 'engine-1', 'engine-2', 'migrate'])
      expect(compose.services[name]?.environment?.['HAOPAI_PUBLISHED_AT']).toBe(
        '${HAOPAI_HTTP_PORT:-8080} ${HAOPAI_HTTPS_PORT:-8443}',
      );
  });

  it('names the instances as nginx and Prometheus know them', () => {
    const named = (prefix: string): string[] =>
      services.filter(([name]) => name.startsWith(prefix)).map(([name]) => `${name}:3000`);
    const [doors, engines] = [named('api-'), named('engine-')];
    for (const list of ['upstreams.conf', 'socket-upstreams.conf']) {
      const upstreams = readFileSync(path.join(docker, 'nginx', list), 'utf8');
      expect([...upstreams.matchAll(/^server (\S+)/gm)].map(([, server]) => server)).toEqual(doors);
    }
    const prometheus = parse(readFileSync(path.join(docker, 'prometheus/prometheus.yaml'), 'utf8'));
    expect(prometheus.scrape_configs[0].static_configs[0].targets).toEqual([...doors, ...engines]);
    for (const [name, { environment = {} }] of services)
      if (/^(api|engine)-/.test(name)) expect(environment['HAOPAI_INSTANCE']).toBe(name);
  });

  it('gives the engines a share of their own, where nobody outside reaches them, and two of each kind', () => {
    const ofRole = (role: string) =>
      services.filter(
        ([name, { environment = {} }]) => !ONE_SHOT.includes(name) && environment['HAOPAI_ROLE'] === role,
      );
    expect(ofRole('engine').map(([name]) => name)).toEqual(['engine-1', 'engine-2']);
    expect(ofRole('edge').map(([name]) => name)).toEqual(['api-1', 'api-2']);
    for (const [, { networks, ports }] of ofRole('engine'))
      expect([networks, ports]).toEqual([['back', 'metrics'], undefined]);
  });

  it('lets nobody near MySQL and Redis but those who need them, and nothing there out', () => {
    const near = services.filter(([, { networks = [] }]) => networks.includes('back')).map(([name]) => name);
    const wanted = ['api-1', 'api-2', 'engine-1', 'engine-2', 'migrate', 'mysql', 'redis', 'backup'];
    expect(near.sort()).toEqual(wanted.sort());
    for (const name of ['mysql', 'redis', 'backup', 'migrate'])
      expect(compose.services[name]?.networks).toEqual(['back']);
    expect(compose.networks).toEqual({
      front: null,
      back: { internal: true },
      metrics: { internal: true },
    });
  });

  it('says so where nobody has tried its database or a provider', () => {
    const [product = '', series = ''] = (compose.services['mysql']?.image ?? '').split(':');
    const isTried = readTried(path.join(docker, '..')).some(
      ({ name, last }) => name.toLowerCase() === `${product} ${series}` && last !== null,
    );
    const named = compose.services['api-1']?.environment?.['HAOPAI_UNTRIED'] ?? '';
    expect(isTried || named.includes(product)).toBe(true);
  });

  it('runs MySQL as durably as the private one of npm start', () => {
    const settings = readFileSync(path.join(docker, 'mysql/haopai.cnf'), 'utf8')
      .replaceAll(' = ', '=')
      .split('\n');
    for (const option of durabilityOptions('full')) {
      const [name] = option.slice(2).split('=');
      if (name === 'binlog-expire-logs-seconds') continue;
      expect(settings).toContain(option.slice(2));
    }
  });
});

/** By providers, once they are switched on. */
const GIVEN = [
  ...['aliyun_key_id', 'aliyun_key_secret', 'alipay_private_key', 'alipay_public_key'],
  ...['identity_key_id', 'identity_key_secret'],
  ...['smtp_url', 'vapid_private_key'],
];

describe('docker/make-secrets.sh', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-make-secrets-'));
  const make = (): Promise<string> => run('sh', [path.join(docker, 'make-secrets.sh'), folder]);
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes every secret of the compose file, once, behind a closed door', async () => {
    await make();
    const wanted = Object.values(compose.secrets).map(({ file }) => path.basename(file));
    expect(readdirSync(folder).sort()).toEqual(wanted.sort());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const made = wanted.filter((name) => !GIVEN.includes(name));
    expect(new Set(made.map(read)).size).toBe(made.length);
    expect(GIVEN.map(read).join('')).toBe('');
    for (const name of ['session_secret', 'mysql_serve_password', 'metrics_token'])
      expect(read(name)).toMatch(/^[\w-]{43}$/);

    writeFileSync(path.join(folder, 'aliyun_key_id'), 'LTAI-of-the-operator');
    const before = wanted.map(read);
    expect(await make()).toBe('');
    expect(wanted.map(read)).toEqual(before);
  });

  it('gives MySQL a certificate in its name, signed by a CA that can sign no other, whose key is nowhere', () => {
    const [ca, own] = ['mysql_ca', 'mysql_certificate'].map((name) => new X509Certificate(read(name)));
    expect(own?.verify(ca?.publicKey as KeyObject)).toBe(true);
    expect(own?.checkHost('mysql')).toBe('mysql');
    expect(own?.checkHost('redis')).toBeUndefined();
    expect([ca?.ca, own?.ca]).toEqual([true, false]);
    expect(own?.checkPrivateKey(createPrivateKey(read('mysql_key')))).toBe(true);
    for (const name of readdirSync(folder)) {
      const text = read(name);
      if (text.includes('PRIVATE KEY'))
        expect([name, ca?.checkPrivateKey(createPrivateKey(text))]).toEqual([name, false]);
    }
  });

  it('puts the same password into what follows from it', () => {
    for (const who of ['serve', 'migrate'])
      expect(read(`mysql_${who}_url`)).toBe(
        `mysql://haopai_${who}:${read(`mysql_${who}_password`)}@mysql:3306/haopai`,
      );
    expect(read('redis_url')).toContain(read('redis_password'));
    expect(read('redis_auth.conf')).toBe(`requirepass ${read('redis_password')}`);
  });
});
