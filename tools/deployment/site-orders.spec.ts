// docker/site.sh without an engine: it knows every order that a document gives, and prepares a site. The rest is tried by npm run containers.
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

  it('without an order, or with another one, lists them all', async () => {
    for (const words of [[], ['upgrad']])
      await expect(order(...words)).rejects.toThrow(/roll-back {6,}to the one before/);
  });
});
