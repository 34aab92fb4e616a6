// docker/compose.yaml and docker/k8s say the same of what they run: what was tried as the one says something about the other. Each difference that is
// meant stands here with its reason.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const docker = path.join(__dirname, '..', '..', 'docker');
const read = (file: string): string => readFileSync(path.join(docker, file), 'utf8');
const yaml = <Document>(file: string): Document => parse(read(file), { merge: true }) as Document;

interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
  readonly read_only: boolean;
  readonly tmpfs: readonly string[];
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly stop_grace_period: string;
  readonly healthcheck: {
    readonly test: readonly string[];
    readonly interval: string;
    readonly timeout: string;
    readonly start_period: string;
    readonly retries: number;
  };
  readonly deploy: { readonly resources: { readonly limits: { readonly memory: string } } };
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}
interface Container {
  readonly image: string;
  readonly command?: readonly string[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string }[];
  readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly resources: { readonly limits: { readonly memory: string } };
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
  readonly startupProbe: Probe;
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}
interface Workload {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly [Container];
        readonly volumes: readonly {
          readonly name: string;
          readonly emptyDir?: { readonly sizeLimit: string };
        }[];
      };
    };
  };
}
interface Overlay {
  readonly images: readonly { readonly name: string; readonly newTag: string }[];
  readonly patches: readonly { readonly patch: string }[];
}

const { services, secrets } = yaml<{
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}>('compose.yaml');
const [door, engine, migrate, proxy] = ['api-1', 'engine-1', 'migrate', 'nginx'].map(
  (name) => services[name],
) as [Service, Service, Service, Service];
const podOf = (file: string) => yaml<Workload>(`k8s/base/${file}`).spec.template.spec;
const [instance, nginx, job] = ['instance/deployment', 'nginx/deployment', 'site/migrate-job'].map((file) =>
  podOf(`${file}.yaml`),
) as [ReturnType<typeof podOf>, ReturnType<typeof podOf>, ReturnType<typeof podOf>];
const containerOf = ({ containers }: ReturnType<typeof podOf>): Container => containers[0];
const [told, ofProviders] = parseAllDocuments(read('k8s/base/site/configmap.yaml')).map(
  (document) => (document.toJS() as { readonly data: Readonly<Record<string, string>> }).data,
) as [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
const overlays = ['single', 'city'].map((name) => yaml<Overlay>(`k8s/overlays/${name}/kustomization.yaml`));
const { version } = JSON.parse(read('../package.json')) as { readonly version: string };

/** Compose counts in powers of two, too: `1G` is `1Gi`. */
const asKubernetes = (size: string): string => size.replace(/([kmg])$/i, (unit) => `${unit.toUpperCase()}i`);

describe('compose and Kubernetes', () => {
  it('run the same images, of this version', () => {
    const image = `haopai:${version}`;
    for (const service of [door, engine, migrate]) expect(service.image).toBe(image);
    for (const pod of [instance, job]) expect(containerOf(pod).image).toBe(image);
    for (const { images } of overlays) expect(images).toEqual([{ name: 'haopai', newTag: version }]);
    expect(containerOf(nginx).image).toBe(proxy.image);
  });

  it('start them with the same command', () => {
    expect(containerOf(instance).command).toBe(door.command);
    expect(containerOf(job).command).toEqual(migrate.command);
    expect(containerOf(nginx).command).toEqual(proxy.command);
  });

  it('ask whether an instance is ready at the same address', () => {
    const { ports, readinessProbe } = containerOf(instance);
    const port = ports.find(({ name }) => name === readinessProbe.httpGet.port)?.containerPort;
    const address = `http://127.0.0.1:${port}${readinessProbe.httpGet.path}`;
    for (const asked of [JSON.stringify(door.healthcheck.test), read('Dockerfile')])
      expect(asked).toContain(address);
    expect(engine.healthcheck).toEqual(door.healthcheck);
  });

  it('ask as often, wait as long for an answer and for a start, and give up as late', () => {
    const secondsOf = (time: string): number => Number(/^(\d+)s$/.exec(time)?.[1]);
    for (const [service, pod] of [
      [door, instance],
      [proxy, nginx],
    ] as const) {
      const { interval, timeout, retries } = service.healthcheck;
      expect(containerOf(pod).livenessProbe).toMatchObject({
        periodSeconds: secondsOf(interval),
        timeoutSeconds: secondsOf(timeout),
        failureThreshold: retries,
      });
    }
    const { interval, timeout, start_period: start, retries } = door.healthcheck;
    const { periodSeconds, failureThreshold } = containerOf(instance).startupProbe;
    expect(periodSeconds * failureThreshold).toBe(secondsOf(start));
    expect(read('Dockerfile')).toContain(
      `HEALTHCHECK --interval=${interval} --timeout=${timeout} --start-period=${start} --retries=${retries} `,
    );
  });

  it('give them the same memory', () => {
    const inCompose = ({ deploy }: Service): string => asKubernetes(deploy.resources.limits.memory);
    const limit = (pod: ReturnType<typeof podOf>): string => containerOf(pod).resources.limits.memory;
    expect(limit(instance)).toBe(inCompose(door));
    expect(limit(job)).toBe(inCompose(migrate));
    expect(limit(nginx)).toBe(inCompose(proxy));
    // The engines of `city`, in their patch.
    const patches = yaml<Overlay>('k8s/overlays/city/engine/kustomization.yaml').patches.flatMap(
      ({ patch }) => parse(patch) as readonly { readonly path: string; readonly value: unknown }[],
    );
    const patched = patches.find((each) => each.path.endsWith('/resources/limits/memory'));
    expect(patched?.value).toBe(inCompose(engine));
    const written = nginx.volumes.find(({ name }) => name === 'written')?.emptyDir?.sizeLimit;
    expect(written).toBe(asKubernetes(/size=(\w+)/.exec(proxy.tmpfs.join())?.[1] ?? ''));
  });

  it('leave them the same rights: none, on a file system they cannot write but for the same places', () => {
    for (const service of [door, engine, migrate, proxy])
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    for (const pod of [instance, job, nginx])
      expect(containerOf(pod).securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    const written = ({ containers: [{ volumeMounts }], volumes }: ReturnType<typeof podOf>) =>
      volumeMounts
        .filter(({ name }) => volumes.find((volume) => volume.name === name)?.emptyDir)
        .map(({ mountPath }) => mountPath);
    expect(written(instance)).toEqual(door.tmpfs);
    expect(written(nginx)).toEqual(proxy.tmpfs.map((place) => place.split(':')[0]));
  });

  it('give an instance the same time to drain', () => {
    const [, before] = containerOf(instance).lifecycle.preStop.exec.command;
    const left = instance.terminationGracePeriodSeconds - Number(before);
    expect(left).toBeGreaterThanOrEqual(Number.parseInt(door.stop_grace_period, 10));
  });

  it('tell an instance the same', () => {
    /** What one of them says alone, and why. */
    const meant: Readonly<Record<string, string>> = {
      HAOPAI_HOST: 'production listens to others by itself',
      HAOPAI_LOG_DIR: 'a cluster collects standard output (ADR 32)',
      HAOPAI_HEADS_DIR: 'a volume that several pods write is the cluster’s own (base/kept-heads)',
      HAOPAI_PUBLIC_LOG_KEPT: 'as long as there is no such volume',
      HAOPAI_PUBLIC_LOG_KEY_FILE: 'of whoever signs, below',
      HAOPAI_ORIGINS: 'the place’s own',
      HAOPAI_PUBLISHED_AT: 'a cluster publishes no port of a machine',
      HAOPAI_VAPID_PRIVATE_KEY_FILE: 'compose can leave it out until there is a pair, a ConfigMap cannot',
      HAOPAI_ROLE: 'the pod’s own, below',
      HAOPAI_INSTANCE: 'the pod’s own, below',
      HAOPAI_MYSQL_MIGRATE_URL_FILE: 'of whoever migrates, below',
    };
    const usual = (value: string): string => value.replace(/^\$\{\w+:[-+](.*)\}$/, '$1');
    const alike = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(values)
          .filter(([name]) => meant[name] === undefined)
          .map(([name, value]): [string, string] => [
            name,
            usual(value).replace('/run/secrets/haopai/', '/run/secrets/'),
          ])
          .sort(),
      );
    expect(alike({ ...told, ...ofProviders })).toEqual(alike(door.environment));
    // It speaks to no provider.
    expect(alike(told)).toEqual(alike(engine.environment));
    expect(alike(migrate.environment)).toEqual(alike(door.environment));
    for (const pod of [instance, job])
      expect(containerOf(pod).envFrom.map(({ configMapRef }) => configMapRef.name)).toEqual([
        'haopai-config',
        'haopai-providers',
      ]);
    expect(containerOf(instance).env.map(({ name }) => name)).toEqual([
      'HAOPAI_ROLE',
      'HAOPAI_INSTANCE',
      'HAOPAI_PUBLIC_LOG_KEY_FILE',
    ]);
    expect(containerOf(job).env.map(({ name }) => name)).toEqual([
      'HAOPAI_ROLE',
      'HAOPAI_MYSQL_MIGRATE_URL_FILE',
    ]);
  });

  it('let nobody but whoever migrates change the schema', () => {
    for (const service of [door, engine]) expect(JSON.stringify(service)).not.toContain('mysql_migrate');
    expect(migrate.secrets).toContain('mysql_migrate_url');
    expect(JSON.stringify(instance)).not.toContain('haopai-migrate');
  });

  it('give each only the keys that it needs: an edge none of the public log, an engine none of a provider', () => {
    const ofEdges = door.secrets.filter((name) => !engine.secrets.includes(name));
    const ofEngines = engine.secrets.filter((name) => !door.secrets.includes(name));
    expect(ofEngines).toEqual(['public_log_key']);
    expect(ofEdges).toEqual(
      ['aliyun_key_id', 'aliyun_key_secret', 'identity_key_id', 'identity_key_secret'].concat([
        'smtp_url',
        'alipay_private_key',
        'alipay_public_key',
        'vapid_private_key',
      ]),
    );
    expect(migrate.secrets).not.toContain('public_log_key');
    // All that sign it keep what they signed in one place outside the database.
    for (const service of [door, engine])
      expect(service.volumes).toContain(`heads:${service.environment['HAOPAI_HEADS_DIR']}`);
  });

  it('take the same secrets, by the same names', () => {
    const named = (text: string): readonly string[] =>
      [
        ...new Set([...text.matchAll(/\/run\/secrets\/(?:haopai\/)?(\w+)$/gm)].map(([, name = '']) => name)),
      ].sort();
    const namedIn = ({ environment }: Service): readonly string[] =>
      named(Object.values(environment).join('\n').replaceAll('}', ''));
    const wanted = [...new Set([...namedIn(door), ...namedIn(engine)])].sort();
    const pod = `${read('k8s/base/site/configmap.yaml')}${read('k8s/base/instance/deployment.yaml')}`;
    expect(named(pod)).toEqual(wanted);
    for (const service of [door, engine]) expect([...service.secrets].sort()).toEqual(namedIn(service));
    for (const name of wanted) expect(Object.keys(secrets)).toContain(name);
    expect([...migrate.secrets].sort()).toEqual([...namedIn(door), 'mysql_migrate_url'].sort());
    // What the cluster's own Secret is made of by hand: all but those of providers, which are added when one is switched on.
    for (const [, file = ''] of read('README.md').matchAll(/--from-file=secrets\/(\w+)/g))
      expect([...wanted, 'mysql_migrate_url']).toContain(file);
  });
});
