// The one-file programs as somebody outside has them: copied into an empty folder, without packages, and started by the machine's own Node.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatVerifierKey, noteKey, parseSignatureLines } from '@haopai/log';
import { sha256 } from '../public-log/node-crypto';
import { logKey, LogInMemory } from '../public-log/testing/log-in-memory';
import { serveLog, type ServedLog } from '../public-log/testing/serve-log';
import { makeRecord } from '../verify-record/testing/make-record';
import { zipOf } from '../verify-record/testing/zip-of';

const root = path.resolve(__dirname, '..', '..');
const signer = logKey('plates.example/log');
const KEY = formatVerifierKey(signer.key);
/** By which they are run: another one than the machine's, such as 20.0. */
const NODE = process.env['HAOPAI_TEST_PROGRAMS_NODE'] ?? process.execPath;
/** All that they import. Each is in Node 20.0: what is newer than that does not link there, and nothing else says so before. */
const IN_NODE_20 = new Map(
  Object.entries({
    'node:crypto':
      'X509Certificate createHash createPrivateKey createPublicKey generateKeyPairSync sign verify',
    'node:fs':
      'appendFileSync closeSync existsSync fsyncSync mkdirSync openSync readFileSync realpathSync renameSync rmSync statSync writeFileSync',
    'node:fs/promises': 'open readFile readdir stat',
    'node:http': 'default',
    'node:net': 'default',
    'node:path': 'default',
    'node:timers/promises': 'setTimeout',
    'node:util': 'parseArgs promisify',
    'node:zlib': 'inflateRaw',
  }).map(([from, names]) => [from, names.split(' ')]),
);
const folder = mkdtempSync(path.join(tmpdir(), 'haopai-programs-'));
const children: ChildProcess[] = [];
let served: ServedLog;

interface Ended {
  readonly code: number;
  readonly said: string;
}

function run(file: string, args: readonly string[], cwd: string, env = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      cwd === folder ? NODE : process.execPath,
      [file, ...args],
      { cwd, env },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, said: stdout + stderr });
      },
    );
  });
}

const bare = { PATH: process.env.PATH ?? '' };
const monitor = (dir: string, ...args: readonly string[]): Promise<Ended> =>
  run(
    path.join(folder, 'haopai-monitor.mjs'),
    [served.url, '--key', KEY, '--dir', dir, '--once', ...args],
    folder,
    bare,
  );

beforeAll(async () => {
  const rolldown = path.join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const built = await run(rolldown, ['-c', 'tools/programs/rolldown.config.mjs'], root, {
    ...process.env,
    HAOPAI_PROGRAMS_DIR: folder,
  });
  expect(built).toMatchObject({ code: 0 });
});

beforeEach(async () => {
  const log = new LogInMemory(signer);
  await log.appendSome(300);
  served = await serveLog(log);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await served.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('each program', () => {
  it('is one file that needs Node alone', () => {
    const programs = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
    expect(programs.sort()).toEqual(['haopai-monitor.mjs', 'haopai-verify.mjs', 'haopai-witness.mjs']);
    for (const name of programs) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const taken = [...text.matchAll(/^import .*? from "([^"]+)";$/gm)].map(([, from = '']) => from);
      expect(taken.length).toBeGreaterThan(3);
      for (const from of taken) expect(builtinModules).toContain(from.replace('node:', ''));
      expect(text.includes('require(')).toBe(false);
    }
  });

  it('takes nothing from Node that 20.0 does not have', () => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.mjs'))) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      for (const [, one, several, from = ''] of text.matchAll(
        /^import (?:([\w$]+)|\{ (.*?) \}) from "([^"]+)";$/gm,
      ))
        for (const taken of one === undefined ? (several ?? '').split(', ') : ['default'])
          expect(IN_NODE_20.get(from)).toContain(taken.split(' as ')[0]);
      expect(text.match(/^import /gm)?.length).toBe(
        text.match(/^import (?:[\w$]+|\{.*\}) from "node:/gm)?.length,
      );
      // Where a file lies readdir says from 20.12 on.
      expect(text).not.toContain('parentPath');
    }
  });

  it('says how it is used, and what it was not told', async () => {
    for (const name of ['haopai-witness.mjs', 'haopai-monitor.mjs', 'haopai-verify.mjs']) {
      expect(await run(path.join(folder, name), ['--help'], folder, bare)).toMatchObject({ code: 0 });
      const untold = await run(path.join(folder, name), [], folder, bare);
      expect(untold).toMatchObject({ code: 2, said: expect.stringMatching(/--(dir|key) [A-Z]+/) });
    }
    const wrong = await monitor('m', '--key', 'hello');
    expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('this is no key') });
  });
});

describe('haopai-monitor.mjs', () => {
  it('ends well while nothing is wrong, goes on from where it was, and ends with 1 when history was rewritten', async () => {
    const dir = path.join(folder, 'follows');
    expect(await monitor(dir)).toMatchObject({ code: 0, said: expect.stringContaining('300 leaves') });
    await served.log.appendSome(10);
    expect(await monitor(dir)).toMatchObject({ code: 0, said: expect.stringContaining('310 leaves') });
    const other = new LogInMemory(signer);
    await other.appendSome(310, 'other ');
    served.log = other;
    const found = await monitor(dir);
    expect(found).toMatchObject({ code: 1, said: expect.stringContaining('ALERT HISTORY_REWRITTEN') });
    const [evidence = ''] = readdirSync(dir).filter((name) => name.startsWith('history-rewritten'));
    expect(readFileSync(path.join(dir, evidence), 'utf8')).toContain(other.checkpoint);
  });

  it('finds by the file of another one that two histories were shown', async () => {
    const [ours, theirs] = [path.join(folder, 'ours'), path.join(folder, 'theirs')];
    const other = new LogInMemory(signer);
    await other.appendSome(299);
    await other.appendSome(1, 'other ');
    const honest = served.log;
    served.log = other;
    expect(await monitor(theirs)).toMatchObject({ code: 0 });
    served.log = honest;
    await honest.appendSome(5);
    const found = await monitor(ours, '--compare', path.join(theirs, 'checkpoints.jsonl'));
    expect(found).toMatchObject({ code: 1, said: expect.stringContaining('ALERT TWO_HISTORIES') });
    expect(await monitor(ours, '--compare', path.join(ours, 'checkpoints.jsonl'))).toMatchObject({ code: 0 });
  });

  it('ends with 2 when there is no answer', async () => {
    await served.close();
    expect(await monitor(path.join(folder, 'silent'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('Nothing was checked'),
    });
  });
});

describe('haopai-witness.mjs', () => {
  async function startWitness(dir: string): Promise<{ url: string; child: ChildProcess }> {
    const args = ['--dir', dir, '--name', 'notary.example/w', '--log', KEY, '--listen', '127.0.0.1:0'];
    const child = spawn(NODE, [path.join(folder, 'haopai-witness.mjs'), ...args], {
      cwd: folder,
      env: bare,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    let said = '';
    // When its address is read nobody listens to it any more, which must not end it.
    for await (const part of child.stdout as AsyncIterable<Buffer>) {
      said += part.toString();
      const [, url] = /listening at (\S+)/.exec(said) ?? [];
      if (url !== undefined) return { url, child };
    }
    throw new Error(said);
  }

  const ask = async (url: string, body: string) => {
    const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    return { status: response.status, body: await response.text() };
  };

  it('signs, is killed, and still knows what it has signed; a second one in its folder does not start', async () => {
    const dir = path.join(folder, 'witness');
    mkdirSync(dir);
    const { log } = served;
    const first = await startWitness(dir);
    const signed = await ask(first.url, log.requestFrom(0));
    expect(signed.status).toBe(200);
    expect(parseSignatureLines(signed.body)).toMatchObject({ value: [{ name: 'notary.example/w' }] });
    const second = await run(
      path.join(folder, 'haopai-witness.mjs'),
      ['--dir', dir, '--log', KEY, '--listen', '127.0.0.1:0'],
      folder,
      bare,
    );
    expect(second).toMatchObject({ code: 2, said: expect.stringContaining('already used') });
    const ended = new Promise((resolve) => first.child.once('exit', resolve));
    first.child.kill('SIGKILL');
    await ended;
    const again = await startWitness(dir);
    const other = new LogInMemory(signer);
    await other.appendSome(310, 'other ');
    expect(await ask(again.url, other.requestFrom(0))).toEqual({ status: 409, body: '300\n' });
    expect((await ask(again.url, other.requestFrom(300))).status).toBe(422);
    await log.appendSome(1);
    expect((await ask(again.url, log.requestFrom(300))).status).toBe(200);
  });
});

describe('haopai-verify.mjs', () => {
  it('says of a zip whether it holds, in both languages, and by its exit code', async () => {
    const { files, key } = await makeRecord(signer);
    const zip = path.join(folder, 'auction-7.haopai.zip');
    const verify = (...args: readonly string[]): Promise<Ended> =>
      run(path.join(folder, 'haopai-verify.mjs'), [zip, ...args], folder, bare);
    writeFileSync(zip, zipOf(files, true));
    expect(await verify('--key', key)).toMatchObject({
      code: 0,
      said: expect.stringContaining('The record holds'),
    });
    expect(await verify('--zh')).toMatchObject({ code: 0, said: expect.stringContaining('记录成立') });
    const unpacked = path.join(folder, 'unpacked');
    for (const [name, bytes] of files) {
      mkdirSync(path.dirname(path.join(unpacked, name)), { recursive: true });
      writeFileSync(path.join(unpacked, name), bytes);
    }
    expect(await run(path.join(folder, 'haopai-verify.mjs'), [unpacked], folder, bare)).toMatchObject({
      code: 0,
      said: expect.stringContaining('20 leaves, 20 checkpoints'),
    });
    writeFileSync(zip, zipOf(new Map(files).set('terms.txt', new Uint8Array(3)), true));
    expect(await verify('--zh')).toMatchObject({ code: 1, said: expect.stringContaining('TEXT_DIFFERS') });
    const { findings } = JSON.parse((await verify('--json')).said) as { findings: readonly object[] };
    expect(findings).toMatchObject([{ fault: 'TEXT_DIFFERS', where: 'terms.txt' }]);
    writeFileSync(zip, zipOf(files, true).subarray(0, 5_000));
    expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('cut off') });
    truncateSync(zip, 10 * 1024 ** 3);
    expect(await verify()).toMatchObject({
      code: 2,
      said: expect.stringContaining('no record has more than'),
    });
    rmSync(zip);
    expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('Nothing was checked') });
  });

  it('holds a zip against the key and the authority that the reader brings, and refuses what is none', async () => {
    const { files } = await makeRecord(signer);
    const zip = path.join(folder, 'brought.zip');
    writeFileSync(zip, zipOf(files, true));
    const verify = (...args: readonly string[]): Promise<Ended> =>
      run(path.join(folder, 'haopai-verify.mjs'), [zip, ...args], folder, bare);
    const other = formatVerifierKey(logKey('plates.example/log').key);
    expect(await verify('--key', other)).toMatchObject({
      code: 1,
      said: expect.stringContaining('OTHER_KEY'),
    });
    expect(await verify('--key', 'hello')).toMatchObject({
      code: 2,
      said: expect.stringContaining('this is no key'),
    });
    const notary = noteKey(sha256, 'notary.example', 'cosignature', new Uint8Array(32));
    if (!notary.ok) throw new Error(notary.code);
    expect(await verify('--key', KEY, '--witness', formatVerifierKey(notary.value))).toMatchObject({
      code: 1,
      said: expect.stringContaining('notary.example has not signed'),
    });
    expect(await verify('--witness', KEY)).toMatchObject({
      code: 2,
      said: expect.stringContaining('the key of a log'),
    });
    const authority = path.join(folder, 'root.pem');
    writeFileSync(authority, 'hello');
    expect(await verify('--authority', authority)).toMatchObject({
      code: 2,
      said: expect.stringContaining('this is no certificate'),
    });
  });
});
