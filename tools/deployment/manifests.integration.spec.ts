// docker/k8s as kustomize builds it: what refers to something finds it, and every container keeps to the rules.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { obtainNginx } from '../cluster/obtain-nginx';
import { aptInstall, findProgram, LOOPBACK } from '../services';
import { run } from '../services/child-process';
import { faultsOf } from './manifest-types';
import { isOpen, type NetworkPolicy, type Place } from './network-policies';

const root = path.join(__dirname, '..', '..');
const overlays = path.join(root, 'docker', 'k8s', 'overlays');
/** shutdown.ts: the program ends itself after this. */
const PROGRAM_DRAINS_MAX_S = 10;

type Labels = Readonly<Record<string, string>>;

interface Container {
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly command?: readonly string[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly [probe: string]: unknown;
}

interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext: object;
  readonly containers: readonly Container[];
  readonly volumes: readonly {
    readonly name: string;
    readonly secret?: { readonly secretName: string };
    readonly projected?: {
      readonly sources: readonly {
        readonly configMap?: { readonly name: string };
        readonly secret?: { readonly name: string };
      }[];
    };
    readonly emptyDir?: { readonly medium?: string; readonly sizeLimit: string };
  }[];
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly data?: Labels;
  readonly spec: {
    readonly replicas?: number;
    readonly selector: Labels & { readonly matchLabels: Labels };
    readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod };
    readonly scaleTargetRef: { readonly name: string };
    readonly [field: string]: unknown;
  };
}

async function build(overlay: string): Promise<readonly Manifest[]> {
  const built = await run('kustomize', ['build', path.join(overlays, overlay)]);
  return parseAllDocuments(built).map((document) => document.toJS() as Manifest);
}

const isWithin = (wanted: Labels, labels: Labels): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

describe.each(['single', 'city', 'replicated'])('the overlay %s', (overlay) => {
  let manifests: readonly Manifest[];
  const ofKind = (kind: string): readonly Manifest[] => manifests.filter((each) => each.kind === kind);
  const one = (kind: string): Manifest => ofKind(kind)[0] as Manifest;
  const named = (kind: string, name: string): Manifest =>
    ofKind(kind).find(({ metadata }) => metadata.name === name) as Manifest;
  const isNginx = ({ metadata }: Manifest): boolean => metadata.name === 'haopai-nginx';
  /** Of our own program. */
  const instances = (): readonly Manifest[] => ofKind('Deployment').filter((group) => !isNginx(group));
  const labelsOf = ({ spec }: Manifest): Labels => spec.template.metadata.labels;

  beforeAll(async () => {
    if (
      findProgram('kustomize') === null &&
      !(await aptInstall([['kustomize']], 'it builds the manifests', () => undefined))
    )
      throw new Error('kustomize is needed on the PATH, or apt-get to install it');
    manifests = await build(overlay);
  });

  it('is as the official schemas want it, patches included', () => {
    const named = manifests.map((each) => [`${each.kind} ${each.metadata.name}`, each] as const);
    expect(faultsOf(root, named)).toEqual([]);
  });

  it('puts everything into one namespace', () => {
    for (const { metadata } of manifests) expect(metadata.namespace).toBe('haopai');
  });

  /** Who speaks to providers has their keys, who signs the public log has its key, and no edge of a city has that. */
  const secretsOf = (manifest: Manifest): readonly string[] => {
    if (isNginx(manifest)) return [];
    if (manifest.kind === 'Job') return ['haopai-secrets', 'haopai-providers', 'haopai-migrate'];
    if (manifest.metadata.name.endsWith('-edge')) return ['haopai-secrets', 'haopai-providers'];
    if (manifest.metadata.name.endsWith('-engine')) return ['haopai-secrets', 'haopai-public-log'];
    return ['haopai-secrets', 'haopai-providers', 'haopai-public-log'];
  };

  it('finds every ConfigMap, Secret and volume that a container names', () => {
    const maps = ofKind('ConfigMap').map(({ metadata }) => metadata.name);
    for (const manifest of [...ofKind('Deployment'), ...ofKind('Job')]) {
      const { containers, volumes } = manifest.spec.template.spec;
      const sources = volumes.flatMap(({ projected }) => projected?.sources ?? []);
      const secrets = [
        ...sources.flatMap(({ secret }) => (secret ? [secret.name] : [])),
        ...volumes.flatMap(({ secret }) => (secret ? [secret.secretName] : [])),
      ];
      expect(secrets).toEqual(secretsOf(manifest));
      for (const { configMap } of sources) if (configMap) expect(maps).toContain(configMap.name);
      for (const { envFrom = [], volumeMounts } of containers) {
        for (const { configMapRef } of envFrom) expect(maps).toContain(configMapRef.name);
        for (const { name } of volumeMounts) expect(volumes.map((volume) => volume.name)).toContain(name);
        const mounted = volumeMounts.find(({ name }) => name === 'secrets')?.mountPath;
        for (const [name, value] of Object.entries(named('ConfigMap', 'haopai-config').data ?? {}))
          if (mounted !== undefined && name.endsWith('_FILE')) expect(path.dirname(value)).toBe(mounted);
      }
    }
  });

  it('asks Sentinels, and names two machines, where that is what it stands on', () => {
    const { HAOPAI_REDIS_SENTINELS, HAOPAI_DURABILITY } = named('ConfigMap', 'haopai-config').data ?? {};
    const isReplicated = overlay === 'replicated';
    expect(HAOPAI_DURABILITY).toBe(isReplicated ? 'two-machines' : 'one-disk');
    expect(HAOPAI_REDIS_SENTINELS?.split(',').length).toBe(isReplicated ? 3 : undefined);
  });

  it('runs every container as nobody in particular, on a file system it cannot write, within limits', () => {
    for (const { spec } of [...ofKind('Deployment'), ...ofKind('Job')]) {
      expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
      for (const { image, resources, securityContext } of spec.template.spec.containers) {
        expect(image).toMatch(/^(haopai:\d+\.\d+\.\d+|nginx:\d+\.\d+)$/);
        expect(resources).toMatchObject({
          requests: { cpu: expect.any(String), memory: expect.any(String) },
          limits: { memory: expect.any(String) },
        });
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
      }
    }
  });

  it('lets an instance drain before it is killed, and asks the right probes', () => {
    for (const { spec } of instances()) {
      const { terminationGracePeriodSeconds = 0, containers } = spec.template.spec;
      for (const container of containers) {
        const { lifecycle } = container as unknown as {
          lifecycle: { preStop: { exec: { command: string[] } } };
        };
        const [sleep, seconds] = lifecycle.preStop.exec.command;
        expect(sleep).toBe('sleep');
        expect(terminationGracePeriodSeconds).toBeGreaterThan(Number(seconds) + PROGRAM_DRAINS_MAX_S);
        expect(container['readinessProbe']).toMatchObject({ httpGet: { path: '/api/health/ready' } });
        expect(container['livenessProbe']).toMatchObject({ httpGet: { path: '/api/health/live' } });
      }
    }
  });

  it('has a budget for each group of instances, and an autoscaler only where it may decide', () => {
    const groups = ofKind('Deployment');
    for (const { spec } of ofKind('PodDisruptionBudget'))
      expect(groups.filter((group) => isWithin(spec.selector.matchLabels, labelsOf(group)))).toHaveLength(1);
    expect(ofKind('PodDisruptionBudget')).toHaveLength(groups.length);
    const scaled = one('HorizontalPodAutoscaler').spec.scaleTargetRef.name;
    for (const { metadata, spec } of groups)
      expect(spec.replicas === undefined).toBe(metadata.name === scaled);
  });

  it('sends browsers to nginx, nginx to instances that take sockets, and Prometheus to all of these', () => {
    const roleOf = ({ spec }: Manifest): string | undefined =>
      spec.template.spec.containers[0]?.env?.find(({ name }) => name === 'HAOPAI_ROLE')?.value;
    const servedBy = (service: string) =>
      [...ofKind('Deployment'), one('Job')].filter((group) =>
        isWithin(named('Service', service).spec.selector, labelsOf(group)),
      );
    expect(JSON.stringify(one('Ingress').spec)).toContain('"service":{"name":"haopai"');
    expect(servedBy('haopai').map(isNginx)).toEqual([true]);
    expect(servedBy('haopai-instances').map(roleOf)).toEqual([overlay === 'single' ? 'all' : 'edge']);
    for (const group of ofKind('Deployment'))
      expect(isWithin(one('PodMonitor').spec.selector.matchLabels, labelsOf(group))).toBe(!isNginx(group));
  });

  it('opens the ways that the site needs, and no other', () => {
    const policies = ofKind('NetworkPolicy') as unknown as readonly NetworkPolicy[];
    const pod = (name: string, component?: string): Place => ({
      labels: {
        'app.kubernetes.io/name': name,
        ...(component === undefined ? {} : { 'app.kubernetes.io/component': component }),
      },
    });
    const isCity = overlay !== 'single';
    const [door, engine] = isCity ? [pod('haopai', 'edge'), pod('haopai', 'engine')] : [pod('haopai'), null];
    const [nginx, migrate, stranger] = [pod('haopai-nginx'), pod('haopai-migrate'), pod('of-somebody-else')];
    const inNamespace = (namespace: string): Place => ({ labels: {}, namespace });
    const [database, provider, metadata] = ['10.3.0.9', '203.0.113.7', '169.254.169.254'].map((address) => ({
      address,
    }));
    const ofMachine: Place = { address: '169.254.20.10' };
    const may = (from: Place, to: Place | undefined, port: number): boolean =>
      isOpen(policies, { from, to: to as Place, port });
    expect(may(inNamespace('ingress-nginx'), nginx, 8080)).toBe(true);
    expect(may(inNamespace('somewhere'), nginx, 8080)).toBe(false);
    expect(may(stranger, nginx, 8080)).toBe(false);
    expect(may(nginx, door, 3000)).toBe(true);
    for (const port of [3306, 6379, 443]) expect(may(nginx, database, port)).toBe(false);
    for (const each of [door, ...(engine === null ? [] : [engine])]) {
      for (const port of [3306, 6379]) expect(may(each, database, port)).toBe(true);
      expect(may(each, database, 22)).toBe(false);
      expect(may(each, database, 26379)).toBe(overlay === 'replicated');
      expect(may(stranger, each, 3000)).toBe(false);
      expect(may(inNamespace('monitoring'), each, 3000)).toBe(true);
      expect(may(each, metadata, 443)).toBe(false);
      for (const other of [door, engine ?? door]) expect(may(each, other, 3010)).toBe(true);
      expect(may(stranger, each, 3010)).toBe(false);
      expect(may(nginx, each, 3010)).toBe(false);
      expect(
        isOpen(policies, { from: each, to: inNamespace('kube-system'), port: 53, protocol: 'UDP' }),
      ).toBe(true);
    }
    // Names are also asked of the machine itself, and of no other address of its kind.
    for (const from of [door, nginx, migrate, ...(engine === null ? [] : [engine])])
      for (const protocol of ['UDP', 'TCP'] as const) {
        expect(isOpen(policies, { from, to: ofMachine, port: 53, protocol })).toBe(true);
        expect(isOpen(policies, { from, to: metadata as Place, port: 53, protocol })).toBe(false);
      }
    for (const port of [80, 443]) expect(may(door, ofMachine, port)).toBe(false);
    expect(may(door, provider, 443)).toBe(true);
    if (engine !== null) {
      expect(may(engine, provider, 443)).toBe(false);
      expect(may(nginx, engine, 3000)).toBe(false);
      expect(may(door, engine, 3000)).toBe(false);
    }
    expect(may(migrate, database, 3306)).toBe(true);
    expect(may(migrate, database, 6379)).toBe(false);
    expect(may(migrate, provider, 443)).toBe(false);
    // Every pod that there is is closed by one of them.
    const labels = [...ofKind('Deployment'), one('Job')].map(labelsOf);
    for (const each of labels) expect(may({ labels: each }, provider, 25)).toBe(false);
  });

  it('runs images by digest where kustomize is told theirs, as docker/README.md says', async () => {
    const copy = mkdtempSync(path.join(os.tmpdir(), 'haopai-by-digest-'));
    cpSync(path.join(root, 'docker'), copy, { recursive: true, filter: (file) => !file.endsWith('secrets') });
    const cwd = path.join(copy, 'k8s', 'overlays', overlay);
    const digest = `sha256:${'5'.repeat(64)}`;
    const images = [`haopai=registry.example/haopai@${digest}`, `nginx=registry.example/nginx@${digest}`];
    await run('kustomize', ['edit', 'set', 'image', ...images], { cwd });
    const built = parseAllDocuments(await run('kustomize', ['build', '.'], { cwd })).map(
      (document) => document.toJS() as Manifest,
    );
    rmSync(copy, { recursive: true });
    const used = built
      .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
      .flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image));
    expect(new Set(used)).toEqual(
      new Set([`registry.example/haopai@${digest}`, `registry.example/nginx@${digest}`]),
    );
  });

  it('gives nginx a configuration that it can run, and room for what it keeps', async () => {
    const { spec } = named('Deployment', 'haopai-nginx').spec.template;
    const [container] = spec.containers;
    const [, ...args] = container?.command ?? [];
    const folderOf = (volume: string | undefined): string =>
      container?.volumeMounts.find(({ name }) => name === volume)?.mountPath ?? 'not mounted';
    const configuration = spec.volumes.find(({ projected }) => projected !== undefined);
    const written = spec.volumes.find(({ emptyDir }) => emptyDir !== undefined);
    expect(written?.emptyDir).toMatchObject({ medium: 'Memory' });
    expect(args).toEqual([
      ...['-p', `${folderOf(written?.name)}/`],
      ...['-c', `${folderOf(configuration?.name)}/nginx.conf`, '-e', 'stderr'],
    ]);

    const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-nginx-of-kubernetes-'));
    const files = (configuration?.projected?.sources ?? []).map(
      ({ configMap }) => named('ConfigMap', configMap?.name ?? '').data ?? {},
    );
    for (const [name, text] of Object.entries(Object.assign({}, ...files) as Labels)) {
      if (name.endsWith('upstreams.conf'))
        expect(text).toContain('server haopai-instances.haopai.svc.cluster.local:3000 resolve ');
      // Here is no cluster's name server, perhaps an nginx that asks none for upstreams, and standard output cannot be opened by its name.
      const here = text
        .replace(/^resolver .+$/m, '')
        .replace('/dev/stdout', 'access.log')
        .replace('haopai-instances.haopai.svc.cluster.local:3000 resolve', `${LOOPBACK}:3000`);
      writeFileSync(path.join(home, name), here);
    }
    mkdirSync(path.join(home, 'written'));
    const nginx = await obtainNginx(() => undefined);
    await run(nginx, ['-q', '-t', '-p', `${home}/written/`, '-c', `${home}/nginx.conf`, '-e', 'stderr']);
    rmSync(home, { recursive: true });
  });
});
