// docker/site.sh without an engine: it knows every order that a document gives, and prepares a site. The rest is tried by npm run containers.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../services/child-process';

const root = path.join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const script = read('docker/site.sh');
const orders = [...script.matchAll(/^ {2}([a-z-]+)\) /gm)].map(([, order = '']) => order);

describe('docker/site.sh', () => {
  it('tells of every order that it obeys, and of no other', () => {
    const told = [...script.matchAll(/^# {3}([a-z-]+)/gm)].map(([, order = '']) => order);
    expect([...new Set(told)].sort()).toEqual([...orders].sort());
  });

  it('obeys every order that a document or a script gives it', () => {
    const files = globSync('{README.md,docs/**/*.md,docker/**/*.{md,sh,conf,yaml}}', { cwd: root });
    const given = files.flatMap((file) =>
      [...read(file).matchAll(/(?:docker\/|`)site\.sh ([a-z-]+)/g)].map(([, order = '']) => ({
        file,
        order,
      })),
    );
    expect(given.length).toBeGreaterThan(20);
    for (const { file, order } of given) expect([file, orders.includes(order)]).toEqual([file, true]);
  });

  /** One is what records are found by for good; the other's old half has to be told to everybody first (docs/runbook.md). */
  const BY_HAND: readonly string[] = ['data-hash-key', 'public-log-key'];

  it('changes every secret that make-secrets.sh draws, but for those that stay', () => {
    const drawn = [...read('docker/make-secrets.sh').matchAll(/^keep (\w+) "(?:k1:)?\$\(random\)/gm)];
    const names = drawn.map(([, name = '']) => name.replace(/_keys$/, '_key').replaceAll('_', '-'));
    const changed = [...read('docker/site/keys.sh').matchAll(/^change_(\w+)\(\)/gm)];
    expect(
      changed
        .map(([, name = '']) => name.replaceAll('_', '-'))
        .filter((name) => name !== 'key')
        .sort(),
    ).toEqual([...names.filter((name) => !BY_HAND.includes(name)), 'mysql-certificate'].sort());
  });
});

describe('site.sh prepare', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-site-orders-'));
  const order = (...words: readonly string[]): Promise<string> =>
    run('sh', [path.join(folder, 'site.sh'), ...words]);
  const settings = (): string => readFileSync(path.join(folder, '.env'), 'utf8');

  beforeAll(() => {
    for (const part of ['site.sh', 'site', 'make-secrets.sh'])
      cpSync(path.join(root, 'docker', part), path.join(folder, part), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['', 'https://plates.example', 'Plates.example', 'plates', '--all'])(
    'refuses "%s", and says what it wants',
    async (name) => {
      await expect(order('prepare', name)).rejects.toThrow(/plates\.example\.cn/);
    },
  );

  it('names the site and draws its secrets, and leaves other settings alone', async () => {
    writeFileSync(path.join(folder, '.env'), 'HAOPAI_SMS=aliyun\nHAOPAI_ORIGINS=https://old.example\n');
    expect(await order('prepare', 'plates.example')).toContain('data_hash_key');
    expect(settings()).toBe(
      [
        'HAOPAI_SMS=aliyun',
        'HAOPAI_ORIGINS=https://plates.example',
        'HAOPAI_ENVIRONMENT=production',
        'HAOPAI_HTTP_PORT=80',
        'HAOPAI_HTTPS_PORT=443',
        '',
      ].join('\n'),
    );
    expect(statSync(path.join(folder, 'secrets')).mode & 0o777).toBe(0o700);
  });

  it('to look at it opens it to this machine alone', async () => {
    await order('prepare', '--try');
    expect(settings()).toContain('HAOPAI_ENVIRONMENT=development');
    expect(settings()).toContain('HAOPAI_HTTP_PORT=127.0.0.1:8080');
  });

  it('takes a replicated database from the beginning, and never beside one that is there', async () => {
    await expect(order('prepare', 'plates.example', '--replicated')).rejects.toThrow(/one database/);
    expect(settings()).not.toContain('COMPOSE_FILE');
    await expect(order('prepare', 'plates.example', '--three')).rejects.toThrow(/--replicated/);
    for (const part of ['.env', 'secrets']) rmSync(path.join(folder, part), { recursive: true });
    for (let times = 0; times < 2; times++) await order('prepare', 'plates.example', '--replicated');
    expect(settings().match(/^COMPOSE_FILE=compose.yaml:compose.replicated.yaml$/gm)).toHaveLength(1);
    for (const file of ['compose.yaml', 'compose.replicated.yaml'])
      expect(existsSync(path.join(root, 'docker', file))).toBe(true);
  });

  it('without an order, or with another one, lists them all', async () => {
    for (const words of [[], ['upgrad']])
      await expect(order(...words)).rejects.toThrow(/roll-back {6,}to the one before/);
  });
});

describe('site.sh start on a site of the release that had one account for everything', () => {
  let folder = '';
  const file = (name: string): string => path.join(folder, name);
  const given = (): string => (existsSync(file('given')) ? readFileSync(file('given'), 'utf8') : '');

  /** In docker's place: says which doors run and whether MySQL knows the account, and writes down what it is told. */
  const STAND_IN = `#!/bin/sh
case "$*" in
  'compose config --services') echo api-1; echo engine-1 ;;
  'compose config'*) echo 'HAOPAI_ORIGINS: https://plates.example' ;;
  'compose ps'*) cat "$STAND_IN/running" ;;
  'compose exec'*) sql=$(cat); case $sql in *'FROM mysql.user'*) cat "$STAND_IN/accounts" ;; *) echo accounts >>"$STAND_IN/given" ;; esac ;;
  *) echo "$*" >>"$STAND_IN/given" ;;
esac
`;
  const start = (site: { running: string; accounts: string }): Promise<string> => {
    for (const [name, content] of Object.entries(site)) writeFileSync(file(name), content);
    const env = { PATH: `${file('bin')}:${process.env['PATH'] ?? ''}`, STAND_IN: folder, HAOPAI_BUILD: 'no' };
    return run('sh', [file('site.sh'), 'start'], { env });
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-site-orders-'));
    for (const part of ['site.sh', 'site', 'make-secrets.sh', 'mysql'])
      cpSync(path.join(root, 'docker', part), file(part), { recursive: true });
    for (const name of ['bin', 'secrets', 'certificate']) mkdirSync(file(name));
    writeFileSync(file('bin/docker'), STAND_IN, { mode: 0o755 });
    for (const name of ['mysql_root_password', 'mysql_password'])
      writeFileSync(file(`secrets/${name}`), 'secret');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses while that release is open, names the right order, and changes nothing', async () => {
    await expect(start({ running: 'c0ffee\n', accounts: '' })).rejects.toThrow(/docker\/site\.sh upgrade/);
    expect(given()).toBe('');
    expect(existsSync(file('secrets/mysql_serve_password'))).toBe(false);
  });

  it('gives the accounts to a closed one before all of it comes up', async () => {
    expect(await start({ running: '', accounts: '' })).toContain('All of it is well');
    expect(given().trim().split('\n')).toEqual([
      'compose up --detach --no-build --no-deps mysql',
      'accounts',
      'compose up --detach --no-build --wait',
    ]);
  });

  it('starts one that has been upgraded as any other, open or closed', async () => {
    writeFileSync(file('secrets/mysql_serve_password'), 'secret');
    await start({ running: 'c0ffee\n', accounts: 'user\nhaopai_serve\n' });
    expect(given()).toBe('compose up --detach --no-build --wait\n');
  });
});
