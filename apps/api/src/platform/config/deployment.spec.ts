// What docker/ tells an instance: every variable is one that the program reads, and together they make a start without a fault.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { rootCertificates } from 'node:tls';
import { basename, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from './read-config';
import type { Variables } from './variables';

const docker = join(__dirname, '..', '..', '..', '..', '..', 'docker');
const yaml = (file: string): unknown => parse(readFileSync(join(docker, file), 'utf8'), { merge: true });

interface Compose {
  readonly services: Record<string, { readonly image: string; readonly environment: Record<string, string> }>;
}
interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly [{ readonly env: readonly Variable[] }] };
    };
  };
}
interface Variable {
  readonly name: string;
  readonly value?: string;
}
interface ConfigMap {
  readonly data: Record<string, string>;
}

/** `${NAME:-value}` and `${NAME:+value}` as compose reads them. */
const filled = (environment: Record<string, string>, given: Variables = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+):([-+])([^}]*)\}/g, (_, variable: string, sign: string, other: string) => {
        const own = given[variable] ?? '';
        return sign === '+' ? (own === '' ? '' : other) : own === '' ? other : own;
      }),
    ]),
  );

/** What an operator gives to switch the real providers on. */
const PROVIDERS: Record<string, string> = {
  ...{ HAOPAI_SMS: 'aliyun', HAOPAI_ALIYUN_SIGN: '金华号牌', HAOPAI_ALIYUN_TEMPLATES: 'loginCode.zh=SMS_1' },
  ...{ HAOPAI_PAYMENTS: 'alipay', HAOPAI_ALIPAY_APP_ID: '2021000000000001' },
  ...{ HAOPAI_ALIPAY_SELLER_ID: '2088000000000001', HAOPAI_SITE_ORIGIN: 'https://plates.example' },
  HAOPAI_ALIPAY_GATEWAY: 'https://openapi-sandbox.dl.alipaydev.com/gateway.do',
  HAOPAI_IDENTITY: 'cloudauth',
  HAOPAI_DURABILITY: 'two-machines',
  ...{ HAOPAI_MAIL: 'smtp', HAOPAI_MAIL_FROM: '金华号牌 <office@haopai.example>' },
  HAOPAI_UNTRIED: 'mysql,aliyun,alipay,cloudauth',
  ...{ HAOPAI_VAPID_PUBLIC_KEY: 'public-of-the-pair', HAOPAI_VAPID_SUBJECT: 'mailto:office@haopai.example' },
};

const { services } = yaml('compose.yaml') as Compose;
const inCompose = Object.entries(services)
  .filter(([, { image }]) => image.startsWith('haopai:'))
  .map(([name, { environment }]) => {
    const places = [filled(environment), filled(environment, PROVIDERS)] as const;
    return [`compose: ${name}`, ...places] as const;
  });

const [told, ofProviders] = parseAllDocuments(
  readFileSync(join(docker, 'k8s/base/site/configmap.yaml'), 'utf8'),
).map((document) => (document.toJS() as ConfigMap).data) as [ConfigMap['data'], ConfigMap['data']];
const { spec } = yaml('k8s/base/instance/deployment.yaml') as Deployment;
const inKubernetes = ['all', 'edge', 'engine'].map((role) => {
  const own = spec.template.spec.containers[0].env
    // As the patches of overlays/city have it.
    .filter(({ name }) => role !== 'edge' || name !== 'HAOPAI_PUBLIC_LOG_KEY_FILE')
    .map(({ name, value }) => [name, name === 'HAOPAI_PUBLIC_LOG_KEY_FILE' ? value : role]);
  const environment = {
    ...told,
    ...(role === 'engine' ? {} : ofProviders),
    ...Object.fromEntries(own),
  } as Record<string, string>;
  // Its comment tells to add the one that cannot stand there before it is needed.
  const vapid = { HAOPAI_VAPID_PRIVATE_KEY_FILE: '/run/secrets/haopai/vapid_private_key' };
  return [`Kubernetes: ${role}`, environment, { ...environment, ...PROVIDERS, ...vapid }] as const;
});

const alipay = generateKeyPairSync('rsa', { modulusLength: 2_048 });

describe.each([...inCompose, ...inKubernetes])('%s', (_, environment, withProviders) => {
  const folder = mkdtempSync(join(tmpdir(), 'haopai-deployment-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The environment with its secret files in a folder of this machine. */
  const onThisMachine = (given: Record<string, string>): Record<string, string> => {
    const contents: Record<string, string> = {
      mysql_serve_url: 'mysql://haopai_serve:pw@mysql:3306/haopai',
      mysql_migrate_url: 'mysql://haopai_migrate:pw@mysql:3306/haopai',
      mysql_ca: rootCertificates[0] ?? '',
      redis_url: 'redis://:pw@redis:6379',
      session_secret: 'k3Vb-8sQz_41LmYc7TnRw0Xe9UjPa6Hd',
      data_keys: 'k1:EAcXSBkS_Hr0n7EyyyIQUQ9AVClkqxj0GnwMU0Nq9Zc',
      data_hash_key: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
      public_log_key: 'r8Xw2LkQ0vTn5JcYb7Zs1HdGf4PuEaMi9oRtWyVxCqA',
      metrics_token: 'a-token-of-some-length',
      smtp_url: 'smtps://office:a-password@mail.haopai.example:465',
      ...{ identity_key_id: 'LTAI-2', identity_key_secret: 'another-secret' },
      ...{ aliyun_key_id: 'LTAI-1', aliyun_key_secret: 'a-secret', vapid_private_key: 'private-of-the-pair' },
      alipay_private_key: alipay.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      alipay_public_key: alipay.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    };
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        name.endsWith('_FILE') && value !== '' ? join(folder, basename(value)) : value,
      ]),
    );
  };

  it('makes a production start without a fault or a warning', () => {
    expect(readConfig(onThisMachine(environment))).toMatchObject({
      environment: 'production',
      warnings: [],
      migratesAtStart: false,
      http: { port: 3000, trustedProxies: 1 },
      metrics: { token: 'a-token-of-some-length' },
      durability: 'one-disk',
      ...{ sms: { kind: 'sandbox' }, payments: { kind: 'sandbox' }, push: { vapid: null } },
    });
  });

  it('switches the real providers on where an operator says so, but for engines', () => {
    const config = readConfig(onThisMachine(withProviders));
    if (config.role === 'engine') {
      expect(config).toMatchObject({ warnings: [], sms: { kind: 'sandbox' }, payments: { kind: 'sandbox' } });
      return;
    }
    expect(config).toMatchObject({
      warnings: [],
      sms: { kind: 'aliyun', keyId: 'LTAI-1', keySecret: 'a-secret', signName: '金华号牌' },
      durability: 'two-machines',
      identity: { kind: 'cloudauth', keyId: 'LTAI-2', keySecret: 'another-secret' },
      payments: { kind: 'alipay', appId: '2021000000000001', siteOrigin: 'https://plates.example' },
      push: { vapid: { publicKey: 'public-of-the-pair', privateKey: 'private-of-the-pair' } },
    });
  });

  it('sets no variable that the program does not read', () => {
    const asked = new Set<string>();
    const given = environment['HAOPAI_ROLE'] === 'engine' ? environment : withProviders;
    const watched: Variables = new Proxy(onThisMachine(given), {
      get: (variables, name: string) => {
        asked.add(name);
        return variables[name];
      },
    });
    readConfig(watched);
    for (const name of Object.keys(environment)) expect(asked).toContain(name);
  });
});
