// docker/compose.replicated.yaml and what its services start with: addresses that fit together, limits as beside it, and a group that nobody begins twice.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { run } from '../services/child-process';

const docker = path.join(__dirname, '..', '..', 'docker');
const read = (file: string): string => readFileSync(path.join(docker, file), 'utf8');
/** On a machine with too much to do a script takes long. */
jest.setTimeout(120_000);

type Texts = Readonly<Record<string, string>>;
interface Service {
  readonly image?: string;
  readonly environment?: Texts;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: Readonly<
    Record<string, { readonly ipv4_address?: string; readonly aliases?: readonly string[] } | null>
  >;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly restart?: string;
  readonly hostname?: string;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly read_only?: boolean;
  readonly healthcheck?: {
    readonly test: readonly string[];
    readonly timeout: string;
    readonly start_period: string;
  };
  readonly deploy?: { readonly resources: { readonly limits: Texts } };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: Readonly<
    Record<
      string,
      {
        readonly internal?: boolean;
        readonly ipam?: { readonly config: readonly { readonly subnet: string }[] };
      } | null
    >
  >;
  readonly secrets: object;
}

/** With the networks that nobody has named otherwise. */
const yaml = (file: string): Compose =>
  parse(read(file).replace(/\$\{HAOPAI_\w+_NET:-([\d.]+)\}/g, '$1'), {
    merge: true,
    logLevel: 'error',
  }) as Compose;
const [base, more] = [yaml('compose.yaml'), yaml('compose.replicated.yaml')];
const NODES = ['mysql', 'mysql-2', 'mysql-3'];
const REDIS = ['redis', 'redis-2', 'redis-3'];
const SENTINELS = ['sentinel-1', 'sentinel-2', 'sentinel-3'];
const INSTANCES = ['api-1', 'api-2', 'engine-1', 'engine-2'];
const serviceOf = (name: string): Service => more.services[name] ?? {};
const environmentOf = (name: string): Texts => serviceOf(name).environment ?? {};
const addressOf = (name: string, network: string): string =>
  serviceOf(name).networks?.[network]?.ipv4_address ?? 'none';

describe('docker/compose.replicated.yaml', () => {
  it('has three nodes, a balancer, three Redis and three Sentinels, each with limits and a patient health check', () => {
    const started = [...NODES, 'balancer', ...REDIS, ...SENTINELS];
    expect(Object.keys(more.services).sort()).toEqual([...started, ...INSTANCES, 'migrate', 'backup'].sort());
    for (const name of started) {
      const { image, restart, healthcheck, deploy, ports } = serviceOf(name);
      expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+/);
      expect([name, restart, ports]).toEqual([name, 'unless-stopped', undefined]);
      expect(Object.keys(deploy?.resources.limits ?? {}).sort()).toEqual(['cpus', 'memory']);
      expect(healthcheck?.test[0]).toMatch(/^CMD(-SHELL)?$/);
      expect(Number.parseInt(healthcheck?.timeout ?? '', 10)).toBeGreaterThanOrEqual(20);
      expect(Number.parseInt(healthcheck?.start_period ?? '', 10)).toBeGreaterThanOrEqual(60);
    }
  });

  it('gives each node, Redis and Sentinel the rights of the one in compose.yaml, once', () => {
    const rights = ({ cap_drop, cap_add, security_opt, read_only }: Service = {}): object => ({
      ...{ cap_drop, cap_add, security_opt, read_only },
    });
    for (const [first, ...others] of [NODES, [...REDIS, ...SENTINELS]] as const) {
      // Compose adds up what both files say, and refuses a right that is there twice.
      expect(rights(serviceOf(first ?? ''))).toEqual(rights());
      for (const name of others) expect(rights(serviceOf(name))).toEqual(rights(base.services[first ?? '']));
    }
  });

  it('names only what is there', () => {
    const [secrets, volumes, networks] = [
      base.secrets,
      { ...base.volumes, ...more.volumes },
      { ...base.networks, ...more.networks },
    ].map((named) => Object.keys(named));
    for (const service of Object.values(more.services)) {
      for (const secret of service.secrets ?? []) expect(secrets).toContain(secret);
      for (const network of Object.keys(service.networks ?? {})) expect(networks).toContain(network);
      for (const other of Object.keys(service.depends_on ?? {}))
        expect(Object.keys(more.services)).toContain(other);
      for (const [source = ''] of (service.volumes ?? []).map((volume) => volume.split(':'))) {
        if (source.startsWith('.')) expect(existsSync(path.join(docker, source))).toBe(true);
        else expect(volumes).toContain(source);
      }
      for (const [, name] of JSON.stringify(service).matchAll(/\/run\/secrets\/([\w.]+)/g))
        expect(service.secrets).toContain(name);
    }
  });

  it('gives every part an address of its own, and tells the others these', () => {
    const group = NODES.map((name) => addressOf(name, 'nodes'));
    const redis = [...REDIS, ...SENTINELS].map((name) => addressOf(name, 'back'));
    const reachedAt = addressOf('balancer', 'nodes');
    expect(new Set([...group, ...redis, reachedAt]).size).toBe(10);
    for (const [network, addresses] of [
      ['nodes', [...group, reachedAt]],
      ['back', redis],
    ] as const) {
      const subnet = more.networks[network]?.ipam?.config[0]?.subnet ?? '';
      for (const address of addresses)
        expect(subnet).toBe(`${address.split('.').slice(0, 3).join('.')}.0/24`);
    }
    const balancer = environmentOf('balancer');
    expect([1, 2, 3].map((at) => balancer[`HAOPAI_DATABASE_${at}`])).toEqual(
      group.map((address) => `${address}:3306`),
    );
    for (const [at, name] of NODES.entries()) {
      const {
        HAOPAI_NODE_NAME,
        HAOPAI_NODE_ADDRESS,
        HAOPAI_NODE_GROUP,
        HAOPAI_NODE_BALANCER,
        HAOPAI_NODE_BEGINS,
        HAOPAI_NODE_DONORS,
      } = environmentOf(name);
      expect([HAOPAI_NODE_NAME, serviceOf(name).hostname]).toEqual([name, name]);
      expect(HAOPAI_NODE_ADDRESS).toBe(group[at]);
      expect(HAOPAI_NODE_GROUP).toBe(group.join(','));
      expect(HAOPAI_NODE_BALANCER).toBe(reachedAt);
      expect(HAOPAI_NODE_BEGINS).toBe(at === 0 ? 'yes' : undefined);
      const others = NODES.filter((other) => other !== name);
      expect(HAOPAI_NODE_DONORS?.split(',').sort()).toEqual(['', ...others].sort());
    }
    for (const name of [...REDIS, ...SENTINELS]) {
      expect(environmentOf(name)['HAOPAI_REDIS_ADDRESS']).toBe(addressOf(name, 'back'));
      expect(environmentOf(name)['HAOPAI_REDIS_FIRST']).toBe(addressOf('redis', 'back'));
    }
  });

  it('lets instances find the balancer and the Sentinels, and nobody but the balancer the nodes', () => {
    const sentinels = SENTINELS.map((name) => `${name}:26379`).join(',');
    for (const name of [...INSTANCES, 'migrate'])
      expect(environmentOf(name)).toEqual({
        HAOPAI_REDIS_SENTINELS: sentinels,
        HAOPAI_DURABILITY: 'two-machines',
      });
    expect(serviceOf('balancer').networks?.['back']?.aliases).toEqual(['mysql']);
    const near = Object.entries(more.services).filter(([, { networks = {} }]) => 'nodes' in networks);
    expect(near.map(([name]) => name).sort()).toEqual(['balancer', ...NODES].sort());
    for (const name of NODES) expect(Object.keys(serviceOf(name).networks ?? {})).toEqual(['nodes']);
    expect(more.networks['nodes']?.internal).toBe(true);
    expect(base.networks['back']?.internal).toBe(true);
    // The name that their certificate bears, and that the addresses among the secrets have.
    expect(read('make-secrets.sh')).toContain('@mysql:3306/haopai');
    expect(read('make-secrets.sh')).toContain('@redis:6379"');
    expect(read('redis/replicated.sh')).toContain('set_name=redis\n');
  });

  it('backs up with the programs of the server that it has', () => {
    expect(serviceOf('backup').image).toBe(serviceOf('mysql').image);
  });

  it('tells a node what the tools tell theirs, and a Sentinel, too', () => {
    const tools = path.join(__dirname, '..', 'services', 'replicated');
    const told = [
      ...readFileSync(path.join(tools, 'galera-options.ts'), 'utf8').matchAll(/'((?:evs|gcache)\.[^']+)'/g),
    ];
    expect(told.length).toBeGreaterThan(4);
    for (const [, option = ''] of told) expect(read('mysql/node.sh')).toContain(option);
    const sentinel = readFileSync(path.join(tools, 'replicated-redis.ts'), 'utf8');
    const number = (name: string): string =>
      (new RegExp(`${name} = ([\\d_]+)`).exec(sentinel)?.[1] ?? '').replace('_', '');
    expect(read('redis/replicated.sh')).toContain(
      `down-after-milliseconds $set_name ${number('DOWN_AFTER_MS')}\n`,
    );
    expect(read('redis/replicated.sh')).toContain(
      `failover-timeout $set_name ${number('FAILOVER_MAX_MS')}\n`,
    );
    expect(read('redis/replicated.sh')).toContain(`6379 ${number('QUORUM')}\n`);
  });
});

describe('docker/mysql/node.sh', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-node-'));
  const [own, others, bin, names, later] = ['own', 'others', 'bin', 'names', 'later'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string, string, string];
  const sleeps = path.join(folder, 'sleeps');
  /** Nobody else of this machine is there. */
  const BALANCER = '127.119.0.10';
  const GROUP = ['127.119.0.11', '127.119.0.12', '127.119.0.13'] as const;

  const start = (more: Texts = {}): Promise<string> =>
    run('sh', [path.join(docker, 'mysql', 'node.sh'), '--ssl-ca=ca'], {
      env: {
        ...process.env,
        PATH: `${bin}:${process.env['PATH']}`,
        HAOPAI_NODE_DATA: own,
        HAOPAI_NODE_OTHERS: others,
        HAOPAI_NODE_NAME: 'mysql',
        HAOPAI_NODE_ADDRESS: GROUP[0],
        HAOPAI_NODE_GROUP: GROUP.join(','),
        HAOPAI_NODE_BALANCER: BALANCER,
        HAOPAI_NODE_DONORS: 'mysql-3,mysql-2,',
        HAOPAI_NODE_BEGINS: 'yes',
        ...more,
      },
    });
  const has = (place: string, isSafe: 0 | 1): void => {
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'grastate.dat'), `# GALERA saved state\nsafe_to_bootstrap: ${isSafe}\n`);
  };
  /** At each address the node that lets itself be asked there; at the balancer's the one that writes. */
  const answer = (at: Texts, place = names): void => {
    mkdirSync(place, { recursive: true });
    for (const [address, name] of Object.entries(at)) writeFileSync(path.join(place, address), `${name}\n`);
  };
  /** Once the script has slept so often. */
  const answerAfter = (times: number, at: Texts): void => answer(at, path.join(later, String(times)));
  /** How long the script has slept, each time, in seconds that nobody had to wait for. */
  const slept = (): readonly string[] =>
    existsSync(sleeps) ? readFileSync(sleeps, 'utf8').trimEnd().split('\n') : [];
  const donorsOf = (said: string): string | undefined => /--wsrep-sst-donor=(\S*)/.exec(said)?.[1];
  const begins = (said: string): boolean => said.includes('--wsrep-new-cluster');
  /** As a server that lets itself be asked. */
  const greetAt = async (address: string): Promise<Server> => {
    const server = createServer((socket) => socket.end('m'));
    await new Promise<void>((resolve) => server.listen(3306, address, resolve));
    return server;
  };

  beforeAll(() => {
    mkdirSync(bin);
    const programs: Texts = {
      'docker-entrypoint.sh': 'echo "$*"',
      // Only asked for its place here.
      mariadbd:
        'for word; do case $word in --log-error=*) echo "WSREP: Recovered position: 6f3e-1:42" >"${word#--log-error=}" ;; esac; done',
      mariadb: `while [ "$1" != -h ]; do shift; done; cat "${names}/$2"`,
      chown: ':',
      sleep: `echo "$1" >>"${sleeps}"; cp "${later}/$(($(wc -l <"${sleeps}")))"/* "${names}" 2>/dev/null; PATH="${process.env['PATH']}" exec sleep 0.02`,
    };
    for (const [name, line] of Object.entries(programs)) {
      writeFileSync(path.join(bin, name), `#!/bin/sh\n${line}\n`);
      chmodSync(path.join(bin, name), 0o755);
    }
  });
  beforeEach(() => {
    for (const each of [own, others, names, later, sleeps]) rmSync(each, { recursive: true, force: true });
    for (const each of [own, others, names]) mkdirSync(each);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('begins a group where nobody has anything yet, and only at the node that is told to', async () => {
    const said = await start();
    expect(begins(said)).toBe(true);
    expect(said).toContain(`--wsrep-cluster-address=gcomm://${GROUP[1]},${GROUP[2]} `);
    expect(said).toContain('--ssl-ca=ca');
    expect(said).not.toContain('start-position');
    const server = await greetAt(GROUP[0]);
    answer({ [BALANCER]: 'mysql' });
    const joins = await start({
      HAOPAI_NODE_NAME: 'mysql-2',
      HAOPAI_NODE_ADDRESS: GROUP[1],
      HAOPAI_NODE_BEGINS: '',
    });
    server.close();
    expect(begins(joins)).toBe(false);
    expect(joins).toContain(`gcomm://${GROUP[0]},${GROUP[2]} `);
    // Until the others have missed whoever was here before.
    expect(slept()).toEqual(['5']);
  });

  it('joins those who are there, also when it has nothing, or believes that it was the last', async () => {
    const server = await greetAt(GROUP[2]);
    answer({ [BALANCER]: 'mysql-3' });
    expect(begins(await start())).toBe(false);
    has(own, 1);
    expect(begins(await start())).toBe(false);
    server.close();
    expect(begins(await start())).toBe(true);
  });

  it('begins no second group beside data of others when it has lost its own: it waits for them', async () => {
    has(path.join(others, '2'), 0);
    answer({ [BALANCER]: 'mysql-2' });
    let hasStarted = false;
    const waiting = start().finally(() => (hasStarted = true));
    while (slept().length < 3 && !hasStarted) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hasStarted).toBe(false);
    const server = await greetAt(GROUP[1]);
    expect(begins(await waiting)).toBe(false);
    expect(slept().slice(0, 3)).toEqual(['1', '1', '1']);
    server.close();
  });

  it('joins with its own place after it was killed, and begins when it is forced', async () => {
    has(own, 0);
    const said = await start();
    expect(begins(said)).toBe(false);
    expect(said).toContain('--wsrep-start-position=6f3e-1:42');
    expect(begins(await start({ HAOPAI_NODE_FORCED: 'mysql-2' }))).toBe(false);
    expect(begins(await start({ HAOPAI_NODE_FORCED: 'mysql' }))).toBe(true);
    expect(readFileSync(path.join(own, 'grastate.dat'), 'utf8')).toContain('safe_to_bootstrap: 1');
  });

  it('is sent a whole copy by a node in step that does not write, whoever that is when it joins', async () => {
    has(own, 0);
    answer({ [BALANCER]: 'mysql-2', [GROUP[1]]: 'mysql-2', [GROUP[2]]: 'mysql-3' });
    expect(donorsOf(await start())).toBe('mysql-3');
    answer({ [BALANCER]: 'mysql-3' });
    expect(donorsOf(await start())).toBe('mysql-2');
  });

  it('takes one from whoever there is when only the writer is in step, or nobody writes', async () => {
    has(own, 0);
    answer({ [GROUP[2]]: 'mysql-3' });
    expect(donorsOf(await start())).toBe('mysql-3,mysql-2,');
    answer({ [BALANCER]: 'mysql-3' });
    expect(donorsOf(await start())).toBe('mysql-3,mysql-2,');
    expect(donorsOf(await start({ HAOPAI_NODE_FORCED: 'mysql' }))).toBeUndefined();
  });

  it('waits until another has taken over when it is back before that', async () => {
    has(own, 0);
    const server = await greetAt(GROUP[1]);
    answerAfter(2, { [BALANCER]: 'mysql-2', [GROUP[1]]: 'mysql-2', [GROUP[2]]: 'mysql-3' });
    expect(donorsOf(await start())).toBe('mysql-3');
    expect(slept()).toEqual(['1', '1']);
    server.close();
  });
});
