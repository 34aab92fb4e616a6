// Witnesses at real addresses: an honest one, one that is behind, one that is dead, one that lies; and logs that do.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  openCheckpoint,
  parseNote,
  parseSignatureLines,
  parseTreeSize,
  TREE_SIZE_TYPE,
  verifyNote,
  type NoteKey,
} from '@haopai/log';
import { verifyEd25519 } from '../public-log/node-crypto';
import { logKey, LogInMemory } from '../public-log/testing/log-in-memory';
import { type RunningWitness, serveWitness } from './serve-witness';
import { WitnessFile } from './witness-file';

const ORIGIN = 'plates.example/log';
const signer = logKey(ORIGIN);
const folders: string[] = [];
const running: RunningWitness[] = [];

interface Started extends RunningWitness {
  readonly folder: string;
  readonly key: NoteKey;
  readonly told: readonly string[];
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'witness-'));
  folders.push(folder);
  return folder;
}

async function startWitness(name = 'notary.example/w', folder = newFolder()): Promise<Started> {
  const told: string[] = [];
  const file = WitnessFile.open(folder, name);
  const witness = await serveWitness({
    folder,
    file,
    logKeys: [signer.key],
    host: '127.0.0.1',
    port: 0,
    tell: (line) => void told.push(line),
  });
  running.push(witness);
  return { ...witness, folder, key: file.key, told };
}

async function ask(witness: { url: string }, body: string) {
  const response = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

async function logOf(count: number, salt = ''): Promise<LogInMemory> {
  const log = new LogInMemory(signer);
  await log.appendSome(count, salt);
  return log;
}

afterEach(async () => {
  for (const witness of running.splice(0)) await witness.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('an honest witness', () => {
  it('signs a tree that it sees for the first time, and each that begins with the one before', async () => {
    const witness = await startWitness();
    const log = await logOf(3);
    let known = 0;
    for (const count of [0, 1, 300, 1_000]) {
      await log.appendSome(count);
      const answer = await ask(witness, log.requestFrom(known));
      expect(answer.status).toBe(200);
      const signatures = parseSignatureLines(answer.body);
      if (!signatures.ok) throw new Error(signatures.code);
      log.addSignatures(signatures.value);
      const trust = { origin: ORIGIN, logKeys: [signer.key], witnessKeys: [witness.key], verifyEd25519 };
      const opened = await openCheckpoint(log.checkpoint, { ...trust, nowMs: Date.now() });
      expect(opened).toMatchObject({ ok: true, value: { byWitnesses: [{ key: witness.key }] } });
      known = log.size;
    }
    expect(known).toBe(1_304);
  });

  it('tells who is behind, or does not know what it knows, the size that it has signed', async () => {
    const witness = await startWitness();
    const log = await logOf(5);
    await ask(witness, log.requestFrom(0));
    await log.appendSome(4);
    for (const from of [0, 4, 6]) {
      const answer = await ask(witness, log.requestFrom(from));
      expect(answer).toEqual({ status: 409, type: TREE_SIZE_TYPE, body: '5\n' });
    }
    expect((await ask(witness, log.requestFrom(5))).status).toBe(200);
    expect(parseTreeSize((await ask(witness, log.requestFrom(0))).body)).toBe(9);
  });

  it('shows what it has seen as the log has signed it, without the signatures of others', async () => {
    const witness = await startWitness();
    const address = `${witness.url}/${encodeURIComponent(ORIGIN)}/checkpoint`;
    expect((await fetch(address)).status).toBe(404);
    const log = await logOf(5);
    const own = log.checkpoint;
    const answer = await ask(witness, log.requestFrom(0));
    const signatures = parseSignatureLines(answer.body);
    if (!signatures.ok) throw new Error(signatures.code);
    log.addSignatures(signatures.value);
    await ask(witness, log.requestFrom(5));
    expect(await (await fetch(address)).text()).toBe(own);
    expect((await fetch(`${witness.url}/%ff/checkpoint`)).status).toBe(404);
    await witness.close();
    const again = await startWitness('notary.example/w', witness.folder);
    expect(await (await fetch(address.replace(witness.url, again.url))).text()).toBe(own);
  });

  it('signs the same tree again, and knows it after a start', async () => {
    const first = await startWitness();
    const log = await logOf(5);
    await ask(first, log.requestFrom(0));
    expect((await ask(first, log.requestFrom(5))).status).toBe(200);
    await first.close();
    const again = await startWitness('notary.example/w', first.folder);
    expect(again.key).toEqual(first.key);
    expect((await ask(again, log.requestFrom(0))).body).toBe('5\n');
    expect((await ask(again, log.requestFrom(5))).status).toBe(200);
  });

  it('refuses another history, with and without a proof, and keeps what the log has signed', async () => {
    const witness = await startWitness();
    const log = await logOf(5);
    await ask(witness, log.requestFrom(0));
    const sameSize = await logOf(5, 'other ');
    expect((await ask(witness, sameSize.requestFrom(5))).status).toBe(409);
    const larger = await logOf(9, 'other ');
    expect((await ask(witness, larger.requestFrom(5))).status).toBe(422);
    expect((await ask(witness, larger.requestFrom(0))).status).toBe(409);
    await log.appendSome(1);
    expect((await ask(witness, log.requestFrom(5))).status).toBe(200);
    const keptIn = (file: string): unknown[] =>
      readFileSync(path.join(witness.folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    expect(keptIn('contradictions.jsonl')).toEqual([
      expect.objectContaining({ status: 409, request: sameSize.requestFrom(5) }),
    ]);
    expect(keptIn('suspicions.jsonl')).toEqual([
      expect.objectContaining({ status: 422, request: larger.requestFrom(5) }),
    ]);
    expect(witness.told.join('\n')).toContain('CONTRADICTION');
  });

  it('takes a wrong proof, which anybody can send, for no contradiction', async () => {
    const witness = await startWitness();
    const log = await logOf(5);
    await ask(witness, log.requestFrom(0));
    await log.appendSome(4);
    const wrong = log.requestFrom(5).replace(/^(old 5\n)(.)/, (_, old: string, first: string) => {
      return `${old}${first === 'A' ? 'B' : 'A'}`;
    });
    expect((await ask(witness, wrong)).status).toBe(422);
    expect(witness.told.join('\n')).not.toContain('CONTRADICTION');
    expect((await ask(witness, log.requestFrom(5))).status).toBe(200);
  });

  it('refuses a log that goes back', async () => {
    const witness = await startWitness();
    const log = await logOf(5);
    const older = log.requestFrom(0);
    await log.appendSome(3);
    await ask(witness, log.requestFrom(0));
    expect(await ask(witness, older)).toMatchObject({ status: 409, body: '8\n' });
  });

  it('refuses unknown logs, unknown keys and what is no request', async () => {
    const witness = await startWitness();
    const log = await logOf(5);
    const stranger = new LogInMemory(logKey('other.example/log'));
    await stranger.appendSome(1);
    expect((await ask(witness, stranger.requestFrom(0))).status).toBe(404);
    const forger = new LogInMemory(logKey(ORIGIN));
    await forger.appendSome(1);
    expect((await ask(witness, forger.requestFrom(0))).status).toBe(403);
    expect((await ask(witness, log.requestFrom(0).replace('old 0', 'old 6'))).status).toBe(400);
    for (const body of ['', 'old 0\n\n', 'old 0\n\nhello\n', '\u0000'])
      expect((await ask(witness, body)).status).toBe(400);
    expect((await ask(witness, 'x'.repeat(70_000))).status).toBe(413);
    expect((await fetch(`${witness.url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(`${witness.url}/other`)).status).toBe(404);
    expect((await ask(witness, log.requestFrom(0))).status).toBe(200);
  });

  it('signs one of two that come at once, and never two trees of which neither begins with the other', async () => {
    const witness = await startWitness();
    const logs = await Promise.all(['a', 'b', 'c', 'd'].map((salt, at) => logOf(4 + at, salt)));
    const answers = await Promise.all(logs.map((log) => ask(witness, log.requestFrom(0))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
  });

  it('signs nothing that it cannot write down', async () => {
    const witness = await startWitness();
    const log = await logOf(5);
    rmSync(witness.folder, { recursive: true });
    const answer = await ask(witness, log.requestFrom(0));
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('\u2014');
  });
});

describe('the file of a witness', () => {
  it('is only its own, and not taken for another one’s', () => {
    const folder = newFolder();
    WitnessFile.open(folder, 'notary.example/w');
    expect(statSync(path.join(folder, 'witness.json')).mode & 0o077).toBe(0);
    expect(() => WitnessFile.open(folder, 'other.example/w')).toThrow(/of the witness notary\.example\/w/);
    expect(WitnessFile.open(folder, undefined).key.name).toBe('notary.example/w');
  });

  it.each([
    '',
    '{',
    '{"haopai":"witness","v":2}',
    '{"haopai":"witness","v":1,"seen":{"a":{"size":-1}}}',
    'null',
  ])('that cannot be read (%j) is not begun anew', (text) => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'witness.json'), text);
    expect(() => WitnessFile.open(folder, 'notary.example/w')).toThrow(/must not sign again with this key/);
  });

  it('needs a name, which can stand in a signature', () => {
    expect(() => WitnessFile.open(newFolder(), undefined)).toThrow(/needs a name/);
    expect(() => WitnessFile.open(newFolder(), 'a notary')).toThrow(/no name for a witness/);
  });
});

describe('what a log makes of witnesses', () => {
  it('a dead one answers nothing, a lying one is found by its signature, and the honest one counts', async () => {
    const honest = await startWitness('honest.example');
    const dead = await startWitness('dead.example');
    await dead.close();
    const log = await logOf(5);
    const another = await logOf(5, 'other ');
    const liar = await startWitness('liar.example');
    const stolen = (await ask(liar, another.requestFrom(0))).body;
    const lying = createServer((_, response) => response.end(stolen));
    await new Promise<void>((resolve) => lying.listen(0, '127.0.0.1', resolve));
    const lyingUrl = `http://127.0.0.1:${(lying.address() as AddressInfo).port}`;
    const note = parseNote(log.checkpoint);
    if (!note.ok) throw new Error(note.code);
    const verified = async (body: string, key: NoteKey) => {
      const signatures = parseSignatureLines(body);
      if (!signatures.ok) return signatures;
      return verifyNote({ text: note.value.text, signatures: signatures.value }, [key], verifyEd25519);
    };
    await expect(ask(dead, log.requestFrom(0))).rejects.toThrow();
    const lie = await ask({ url: lyingUrl }, log.requestFrom(0));
    expect(await verified(lie.body, liar.key)).toMatchObject({ code: 'LOG.BAD_SIGNATURE' });
    const truth = await ask(honest, log.requestFrom(0));
    expect(await verified(truth.body, honest.key)).toMatchObject({ ok: true });
    await new Promise((resolve) => lying.close(resolve));
  });
});
