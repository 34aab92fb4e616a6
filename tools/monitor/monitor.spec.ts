// A monitor at a log that is served at a real address: honest, rewritten, rolled back, spoiled, and with two histories for two readers.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cosignNote, noteKey, parseNote, utf8 } from '@haopai/log';
import { LogClient, LogSilent } from '../public-log/log-client';
import { makeKeyPair, sha256 } from '../public-log/node-crypto';
import { logKey, LogInMemory, someLeaf } from '../public-log/testing/log-in-memory';
import { type ServedLog, serveLog } from '../public-log/testing/serve-log';
import { compareHistories } from './compare-histories';
import { lookAtLog } from './follow-log';
import { MonitorFile } from './monitor-file';
import type { Watched } from './watched';

const signer = logKey('plates.example/log');
const NOW_MS = 1_800_000_000_000;
const folders: string[] = [];
const servers: ServedLog[] = [];

async function serve(log: LogInMemory): Promise<ServedLog> {
  const served = await serveLog(log);
  servers.push(served);
  return served;
}

function monitorOf({ url }: ServedLog, change: Partial<Watched> = {}): Watched {
  const folder = mkdtempSync(path.join(tmpdir(), 'monitor-'));
  folders.push(folder);
  return {
    client: new LogClient(url),
    logKeys: [signer.key],
    witnessKeys: [],
    quorum: 0,
    file: new MonitorFile(folder),
    ...change,
  };
}

async function logOf(...steps: readonly (readonly [number, string])[]): Promise<LogInMemory> {
  const log = new LogInMemory(signer);
  for (const [count, salt] of steps) await log.appendSome(count, salt);
  return log;
}

const codesAt = async (watched: Watched): Promise<readonly string[]> =>
  (await lookAtLog(watched, NOW_MS)).alerts.map(({ code }) => code);

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a monitor', () => {
  it('finds nothing at an honest log, whatever it grows by, also after a start of its own', async () => {
    const log = await logOf();
    await log.append([]);
    const served = await serve(log);
    const watched = monitorOf(served);
    expect(await codesAt(watched)).toEqual([]);
    for (const count of [1, 0, 254, 1, 1, 700, 300]) {
      await log.appendSome(count);
      expect(await lookAtLog(watched, NOW_MS)).toEqual({ size: log.size, alerts: [] });
    }
    expect(readFileSync(watched.file.historyFile, 'utf8').trim().split('\n')).toHaveLength(7);
  });

  it('finds a history that was rewritten as a whole and signed anew, of the same size and larger', async () => {
    const served = await serve(await logOf([300, '']));
    const watched = monitorOf(served);
    expect(await codesAt(watched)).toEqual([]);
    served.log = await logOf([300, 'other ']);
    expect(await codesAt(watched)).toEqual(['HISTORY_REWRITTEN']);
    served.log = await logOf([299, ''], [300, 'other ']);
    const look = await lookAtLog(watched, NOW_MS);
    expect(look.alerts).toMatchObject([
      { code: 'HISTORY_REWRITTEN', evidence: [expect.any(String), served.log.checkpoint] },
    ]);
    served.log = await logOf([300, ''], [10, '']);
    expect(await codesAt(watched)).toEqual([]);
  });

  it('finds a checkpoint that was rolled back', async () => {
    const served = await serve(await logOf([300, '']));
    const watched = monitorOf(served);
    await codesAt(watched);
    served.log = await logOf([299, '']);
    expect(await codesAt(watched)).toEqual(['ROLLED_BACK']);
  });

  it('finds a tile that is spoiled, and one that is missing', async () => {
    for (const spoil of [
      (files: Map<string, Uint8Array>) => files.set('tile/0/000', new Uint8Array(8192)),
      (files: Map<string, Uint8Array>) => files.delete('tile/1/000.p/1'),
    ]) {
      const log = await logOf([300, '']);
      spoil(log.files);
      expect(await codesAt(monitorOf(await serve(log)))).toEqual(['TILE_CORRUPTED']);
    }
  });

  it('finds entries that are spoiled, cut off or missing, and takes them for no other history', async () => {
    const path_ = 'tile/entries/000';
    for (const spoil of [
      (bundle: Uint8Array) => bundle.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
      (bundle: Uint8Array) => bundle.slice(0, -1),
      () => undefined,
    ]) {
      const log = await logOf([10, '']);
      const served = await serve(log);
      const watched = monitorOf(served);
      await codesAt(watched);
      await log.appendSome(290);
      const spoiled = spoil(log.files.get(path_) ?? new Uint8Array(0));
      if (spoiled === undefined) log.files.delete(path_);
      else log.files.set(path_, spoiled);
      expect(await codesAt(watched)).toEqual(['ENTRIES_CORRUPTED']);
    }
  });

  it('finds an entry that is no leaf', async () => {
    const log = await logOf([3, '']);
    await log.append([someLeaf(4), utf8('{"name":"王"}')]);
    expect(await codesAt(monitorOf(await serve(log)))).toEqual(['UNKNOWN_LEAF']);
  });

  it('finds another key and another log', async () => {
    const forger = new LogInMemory(logKey('plates.example/log'));
    await forger.appendSome(1);
    expect(await codesAt(monitorOf(await serve(forger)))).toEqual(['NOT_SIGNED_BY_THE_LOG']);
    const another = new LogInMemory(logKey('other.example/log'));
    await another.appendSome(1);
    const { alerts } = await lookAtLog(monitorOf(await serve(another)), NOW_MS);
    expect(alerts).toMatchObject([{ words: 'this is the log other.example/log, not plates.example/log.' }]);
  });

  it('finds too few witnesses, and one whose clock is wrong', async () => {
    const pair = makeKeyPair();
    const key = noteKey(sha256, 'notary.example', 'cosignature', pair.publicKey);
    if (!key.ok) throw new Error(key.code);
    const log = await logOf([3, '']);
    const watched = monitorOf(await serve(log), { witnessKeys: [key.value], quorum: 1 });
    expect(await codesAt(watched)).toEqual(['WITNESSES']);
    const note = parseNote(log.checkpoint);
    if (!note.ok) throw new Error(note.code);
    const { text } = note.value;
    log.addSignatures([await cosignNote(text, key.value, NOW_MS + 86_400_000, pair.sign)]);
    const { alerts } = await lookAtLog(watched, NOW_MS);
    expect(alerts).toMatchObject([{ code: 'WITNESSES', words: expect.stringContaining('2027-01-16') }]);
    log.addSignatures([await cosignNote(text, key.value, NOW_MS, pair.sign)]);
    expect(await codesAt(watched)).toEqual([]);
  });

  describe('at a log in a busy sale, whose newest checkpoint no witness has signed yet', () => {
    const pair = makeKeyPair();
    const key = noteKey(sha256, 'notary.example', 'cosignature', pair.publicKey);
    if (!key.ok) throw new Error(key.code);
    const witnessKeys = [key.value];

    async function cosigned(log: LogInMemory, atMs: number): Promise<string> {
      const note = parseNote(log.checkpoint);
      if (!note.ok) throw new Error(note.code);
      log.addSignatures([
        await cosignNote(note.value.text, key.ok ? key.value : signer.key, atMs, pair.sign),
      ]);
      return log.checkpoint;
    }
    const show = (log: LogInMemory, notes: readonly string[]): void =>
      void log.files.set(
        'checkpoints',
        utf8(
          ['spoiled', ...notes.map((note) => JSON.stringify({ note }))].map((line) => `${line}\n`).join(''),
        ),
      );

    it('finds nothing where one of just before has been signed', async () => {
      const log = await logOf([300, '']);
      const watched = monitorOf(await serve(log), { witnessKeys, quorum: 1 });
      const before = await cosigned(log, NOW_MS - 5_000);
      await log.appendSome(10);
      show(log, [log.checkpoint, before]);
      expect(await codesAt(watched)).toEqual([]);
      await log.appendSome(10);
      expect(await codesAt(watched)).toEqual([]);
    });

    it('finds that the last that was signed is of long ago, or was not signed by the log', async () => {
      const log = await logOf([300, '']);
      const watched = monitorOf(await serve(log), { witnessKeys, quorum: 1 });
      const before = await cosigned(log, NOW_MS - 600_000);
      const forger = new LogInMemory(logKey('plates.example/log'));
      await forger.appendSome(2);
      await log.appendSome(10);
      show(log, [log.checkpoint, await cosigned(forger, NOW_MS), before]);
      expect(await codesAt(watched)).toEqual(['WITNESSES']);
    });

    it('finds that what witnesses have signed is another history', async () => {
      const other = await logOf([300, 'other ']);
      const before = await cosigned(other, NOW_MS);
      const log = await logOf([300, ''], [10, '']);
      show(log, [log.checkpoint, before]);
      const watched = monitorOf(await serve(log), { witnessKeys, quorum: 1 });
      const { alerts } = await lookAtLog(watched, NOW_MS);
      expect(alerts).toMatchObject([{ code: 'HISTORY_REWRITTEN', evidence: [before, log.checkpoint] }]);
    });
  });

  describe('that reads a large tree', () => {
    const LEAVES = 64 * 256 + 300;
    let asked: string[];
    /** Made once, of what all of them begin with. */
    let beginning: LogInMemory;
    beforeAll(async () => {
      beginning = await logOf([64 * 256, '']);
    });
    async function aLogThatGoesOn(count: number, salt = ''): Promise<LogInMemory> {
      const log = beginning.copy();
      await log.appendSome(count, salt);
      return log;
    }

    async function aLargeLog() {
      const log = await aLogThatGoesOn(300);
      const served = await serve(log);
      asked = [];
      served.refuses = (path_) => {
        asked.push(path_);
        return null;
      };
      const rests: number[] = [];
      const rest = (ms: number) => Promise.resolve(rests.push(ms));
      const watched = monitorOf(served, { client: new LogClient(served.url, rest) });
      return { log, served, rests, watched };
    }
    /** As if it went away for good in the middle. */
    const breakAt = (served: ServedLog, broken: string): void => {
      served.refuses = (path_) => (path_ === broken ? 500 : null);
    };

    it('keeps what it has read when there is no answer any more, and goes on from there', async () => {
      const { log, served, watched } = await aLargeLog();
      breakAt(served, 'tile/entries/064');
      await expect(lookAtLog(watched, NOW_MS)).rejects.toThrow(LogSilent);
      expect(watched.file.read()?.edge.range.size).toBe(64 * 256);
      await log.appendSome(5);
      served.refuses = (path_) => {
        asked.push(path_);
        return null;
      };
      expect(await lookAtLog(watched, NOW_MS)).toEqual({ size: LEAVES + 5, alerts: [] });
      expect(asked.filter((path_) => path_.startsWith('tile/entries/'))).toHaveLength(2);
    });

    it('finds another history, and an older tree, also where it had read a part only', async () => {
      const { served, watched } = await aLargeLog();
      breakAt(served, 'tile/entries/064');
      await expect(lookAtLog(watched, NOW_MS)).rejects.toThrow(LogSilent);
      served.refuses = () => null;
      served.log = await aLogThatGoesOn(400, 'other ');
      expect(await codesAt(watched)).toEqual(['HISTORY_REWRITTEN']);
      served.log = await aLogThatGoesOn(10);
      expect(await codesAt(watched)).toEqual(['ROLLED_BACK']);
    });

    it('keeps nothing of a part that is spoiled', async () => {
      const { log, served, watched } = await aLargeLog();
      log.files.set('tile/0/003', new Uint8Array(8192));
      breakAt(served, 'tile/entries/064');
      await expect(lookAtLog(watched, NOW_MS)).rejects.toThrow(LogSilent);
      expect(watched.file.read()).toBeNull();
      served.refuses = () => null;
      expect(await codesAt(watched)).toEqual(['TILE_CORRUPTED']);
    });

    it('asks again for one file when too many ask, as late as it is told, and not for ever', async () => {
      const { served, rests, watched } = await aLargeLog();
      let count = 0;
      served.refuses = (path_) => (path_ === 'tile/entries/007' && (count += 1) <= 3 ? 429 : null);
      expect(await codesAt(watched)).toEqual([]);
      expect(rests).toEqual([7_000, 7_000, 7_000]);
      served.refuses = () => 503;
      await expect(lookAtLog(watched, NOW_MS)).rejects.toThrow(/answers 503/);
      expect(rests).toHaveLength(7);
    });
  });

  it('takes silence for silence', async () => {
    const served = await serve(await logOf([3, '']));
    const watched = monitorOf(served);
    served.log.checkpoint = 'x'.repeat(200_000);
    await expect(lookAtLog(watched, NOW_MS)).rejects.toThrow(LogSilent);
    await served.close();
    await expect(lookAtLog(watched, NOW_MS)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('two monitors', () => {
  async function compared(ours: ServedLog, theirs: ServedLog) {
    const [us, them] = [monitorOf(ours), monitorOf(theirs)];
    expect([await codesAt(us), await codesAt(them)]).toEqual([[], []]);
    const progress = us.file.read();
    if (progress === null) throw new Error('nothing was kept');
    const text = readFileSync(them.file.historyFile, 'utf8');
    return compareHistories(text, progress, us.client, [signer.key]);
  }

  it('that saw one history agree, whichever has seen more', async () => {
    const early = await serve(await logOf([257, '']));
    const late = await serve(await logOf([257, ''], [500, '']));
    expect(await compared(late, early)).toEqual({ alike: 1, ahead: 0, alerts: [] });
    expect(await compared(early, late)).toEqual({ alike: 0, ahead: 1, alerts: [] });
    expect(await compared(late, late)).toEqual({ alike: 1, ahead: 0, alerts: [] });
  });

  it('find that each was shown a history of its own, though both look sound alone', async () => {
    const forTheBidder = await serve(await logOf([257, ''], [500, '']));
    const forTheCourt = await serve(await logOf([256, ''], [1, 'other ']));
    const found = await compared(forTheBidder, forTheCourt);
    expect(found.alerts).toMatchObject([{ code: 'TWO_HISTORIES' }]);
    expect(found.alerts[0]?.evidence?.[0]).toBe(forTheCourt.log.checkpoint);
  });

  it('take a spoiled tile for a spoiled tile', async () => {
    const ours = await serve(await logOf([257, ''], [500, '']));
    const theirs = await serve(await logOf([257, '']));
    const [us, them] = [monitorOf(ours), monitorOf(theirs)];
    await codesAt(us);
    await codesAt(them);
    const progress = us.file.read();
    if (progress === null) throw new Error('nothing was kept');
    ours.log.files.set('tile/0/001', new Uint8Array(8192));
    const text = readFileSync(them.file.historyFile, 'utf8');
    const found = await compareHistories(text, progress, us.client, [signer.key]);
    expect(found.alerts).toMatchObject([{ code: 'TILE_CORRUPTED' }]);
    for (const bad of ['', 'hello\n', '{}\n', `${JSON.stringify({ seenAtMs: 1, note: 'hello' })}\n`])
      expect((await compareHistories(bad, progress, us.client, [signer.key])).alerts).toMatchObject([
        { code: 'NOT_COMPARABLE' },
      ]);
  });
});
