// What docker/ tells an instance: every variable is one that the program reads, and together they make a start without a fault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from './read-config';
import type { Variables } from './variables';

const docker = join(__dirname, '..', '..', '..', '..', 'docker');
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
}
interface ConfigMap {
  readonly data: Record<string, string>;
}

/** `${NAME:-value}` without NAME. */
const withDefaults = (environment: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]),
  );

const { services } = yaml('compose.yaml') as Compose;
const inCompose = Object.entries(services)
  .filter(([, { image }]) => image.startsWith('haopai:'))
  .map(([name, { environment }]) => [`compose: ${name}`, withDefaults(environment)] as const);

const { data } = yaml('k8s/base/site/configmap.yaml') as ConfigMap;
const { spec } = yaml('k8s/base/instance/deployment.yaml') as Deployment;
const inKubernetes = ['all', 'edge', 'engine'].map((role) => {
  const own = spec.template.spec.containers[0].env.map(({ name }) => [name, role]);
  return [`Kubernetes: ${role}`, { ...data, ...Object.fromEntries(own) } as Record<string, string>] as const;
});

describe.each([...inCompose, ...inKubernetes])('%s', (_, environment: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'haopai-deployment-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The environment with its secret files in a folder of this machine. */
  const onThisMachine = (): Record<string, string> => {
    const contents: Record<string, string> = {
      mysql_url: 'mysql://haopai:pw@mysql:3306/haopai',
      redis_url: 'redis://:pw@redis:6379',
      session_secret: 'k3Vb-8sQz_41LmYc7TnRw0Xe9UjPa6Hd',
      data_keys: 'k1:EAcXSBkS_Hr0n7EyyyIQUQ9AVClkqxj0GnwMU0Nq9Zc',
      data_hash_key: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
      metrics_token: 'a-token-of-some-length',
    };
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
    return Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        name.endsWith('_FILE') ? join(folder, basename(value)) : value,
      ]),
    );
  };

  it('makes a production start without a fault or a warning', () => {
    expect(readConfig(onThisMachine())).toMatchObject({
      environment: 'production',
      warnings: [],
      migratesAtStart: false,
      http: { port: 3000, trustedProxies: 1 },
      metrics: { token: 'a-token-of-some-length' },
    });
  });

  it('sets no variable that the program does not read', () => {
    const asked = new Set<string>();
    const watched: Variables = new Proxy(onThisMachine(), {
      get: (variables, name: string) => {
        asked.add(name);
        return variables[name];
      },
    });
    readConfig(watched);
    for (const name of Object.keys(environment)) expect(asked).toContain(name);
  });
});
