// The line between an engine and its doors, over a real Unix socket: answers, facts, the mirror, an engine that dies, a door that does not keep up.
import { createConnection } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fen } from '@haopai/rules';
import { createLotEngine } from '../create-lot-engine';
import type { BidOrder } from '../lot-host';
import type { EngineFact, LotEngine } from '../lot-engine';
import { MemoryJournal } from '../memory-journal';
import { standalone } from '../standalone';
import { systemClock } from '../system-clock';
import { termsOf } from '../testing/records';
import { connectToEngine, type EngineConnection } from './connect-to-engine';
import { type EngineFrame, FrameReader, type QuestionsFrame, writeFrame } from './frames';
import { EngineLine } from './serve-engine';

const AUCTION = 7;
const LOTS = 45;

function bidOf(n: number, lotId = 1): BidOrder {
  return {
    type: 'PlaceBid',
    bidId: `bid-${lotId}-${n}`,
    paddleNo: 100 + (n % 2),
    entryId: lotId * 10 + (n % 2),
    amountFen: fen(5_000_000 + n * 100_000),
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

describe('the line between an engine and a door', () => {
  let folder: string;
  let socket: string;
  let journal: MemoryJournal;
  let engine: LotEngine;
  let line: EngineLine;
  let door: EngineConnection;
  let metrics = '[]';
  let heard = 0;

  const openEngine = async (opensInMs = 0): Promise<void> => {
    const clock = systemClock();
    const lots = Array.from({ length: LOTS }, (_, i) =>
      termsOf(i + 1, { opensAtMs: clock.nowMs() + opensInMs }),
    );
    engine = await createLotEngine({
      ...standalone(clock, () => undefined),
      journal,
      auctions: {
        isFixed: true,
        openAuctions: () => Promise.resolve([AUCTION]),
        termsOf: () => Promise.resolve(lots),
        endIfOver: () => Promise.resolve(false),
      },
    });
    line = new EngineLine({
      engine,
      metrics: () => Promise.resolve(metrics),
      watch: { noteTrouble: () => undefined },
      onHeard: () => heard++,
    });
    await line.listen(socket);
  };
  const killEngine = async (): Promise<void> => {
    line.close();
    await engine.close();
  };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-line-'));
    socket = path.join(folder, 'engine.sock');
    journal = new MemoryJournal();
    metrics = '[]';
    await openEngine();
    door = await connectToEngine(socket);
    await until(() => [...door.held()].every(({ figures }) => figures.phase === 'fiveMinutes'));
  });
  afterEach(async () => {
    await door.close();
    await killEngine();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a door that comes every lot that is held, with its newest records', () => {
    expect([...door.held()].map(({ figures }) => figures.lotId)).toHaveLength(LOTS);
    for (let lotId = 1; lotId <= LOTS; lotId++) {
      const { figures, records, auctionId } = door.snapshot(lotId) ?? {};
      expect([figures, auctionId]).toEqual([engine.snapshot(lotId)?.figures, AUCTION]);
      expect(records?.map(({ hash }) => hash)).toEqual(journal.recordsOf(lotId).map(({ hash }) => hash));
    }
    expect(door.snapshot(LOTS + 1)).toBeNull();
  });

  it('brings each of many commands its own answer, and tells its facts before it', async () => {
    const versions: number[] = [];
    door.facts$.subscribe((fact) => {
      if (fact.kind === 'lot') versions.push(...fact.records.map(({ version }) => version));
    });
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const answer = await door.submit(1, bidOf(n));
        const known = door.snapshot(1)?.figures.version ?? 0;
        return answer.kind === 'done' && known >= answer.version ? answer.version : answer;
      }),
    );
    const expected = Array.from({ length: 300 }, (_, n) => n + 3);
    expect(answers).toEqual(expected);
    expect(versions).toEqual(expected);
    const { records = [] } = door.snapshot(1) ?? {};
    expect(records.length).toBeGreaterThanOrEqual(50);
    expect(records.map(({ version }) => version)).toEqual(expected.slice(-records.length));
    expect(await door.submit(1, bidOf(0))).toMatchObject({ kind: 'done', version: 3 });
    expect(await door.submit(1, { ...bidOf(0), bidId: 'late' })).toMatchObject({ kind: 'refused' });
  });

  it('tells why an answer failed as the engine was told: a database that is away is not a mistake', async () => {
    const lost = { message: 'Connection lost', code: 'PROTOCOL_CONNECTION_LOST', errno: 1047 };
    const { message, ...known } = lost;
    jest.spyOn(engine, 'submit').mockRejectedValueOnce(Object.assign(new Error(message), known));
    await expect(door.submit(1, bidOf(0))).rejects.toMatchObject(lost);
    expect(await door.submit(1, bidOf(0))).toMatchObject({ kind: 'done' });
  });

  it('tells a paddle its own maximum, and nobody of one that there is not', async () => {
    const order = { type: 'SetCeiling', proxyId: 'p', paddleNo: 5, entryId: 6, salt: '00' } as const;
    const set = await door.submit(2, { ...order, ceilingFen: fen(9_000_000) });
    expect(set).toMatchObject({ kind: 'done' });
    expect(await door.maximumBidOf(2, 5)).toMatchObject({ ceilingFen: 9_000_000 });
    expect(await door.maximumBidOf(2, 6)).toBeNull();
    expect(await door.metrics()).toBe('[]');
  });

  it('asks again of an engine that has come back what the one before did not answer, and learns what has happened meanwhile', async () => {
    await door.submit(1, bidOf(0));
    const missed: EngineFact[] = [];
    await killEngine();
    const asked = Promise.all([door.submit(1, bidOf(1)), door.submit(2, bidOf(0, 2))]);
    await sleep(100);
    expect(door.figures.isDatabaseThere).toBe(false);
    expect(door.snapshot(1)?.figures.version).toBe(3);
    door.facts$.subscribe((fact) => missed.push(fact));
    await openEngine();
    expect(await asked).toMatchObject([
      { kind: 'done', version: 4 },
      { kind: 'done', version: 3 },
    ]);
    await until(() => door.figures.isDatabaseThere);
    expect(door.snapshot(1)?.figures.version).toBe(4);
    const told = missed.flatMap((fact) =>
      fact.kind === 'lot' ? fact.records.map(({ version }) => [fact.figures.lotId, version]) : [],
    );
    expect(told.sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [1, 4],
      [2, 3],
    ]);
  });

  it('is heard by its engine while its loop turns, if bidders use it', async () => {
    const before = heard;
    await until(() => heard >= before + 2);
    await door.close();
    const staffDoor = await connectToEngine(socket, false);
    await until(() => line.doorCount === 1);
    const silent = heard;
    await sleep(1_100);
    expect(heard).toBe(silent);
    await staffDoor.close();
  });

  it('tells a door that comes back that an auction has started meanwhile', async () => {
    await killEngine();
    journal = new MemoryJournal();
    await openEngine(300);
    await until(() => [...door.held()].every(({ figures }) => figures.phase === 'fiveMinutes'));
    const late = createConnection(socket);
    const told: EngineFact['kind'][] = [];
    const reader = new FrameReader<EngineFrame>(({ facts }) =>
      told.push(...(facts ?? []).map(({ kind }) => kind)),
    );
    late.on('data', (piece) => reader.take(piece));
    await until(() => told.includes('auctionStarted'));
    late.destroy();
  });

  it('forgets a lot that is held no longer', async () => {
    const gone: number[] = [];
    door.facts$.subscribe((fact) => {
      if (fact.kind === 'lotGone') gone.push(fact.lotId);
    });
    await engine.drain();
    await until(() => gone.length === LOTS);
    expect([...door.held()]).toEqual([]);
  });

  it('cuts off a door that reads nothing, while others are served', async () => {
    const deaf = createConnection(socket);
    deaf.pause();
    deaf.on('error', () => undefined);
    await until(() => line.doorCount === 2);
    metrics = 'x'.repeat(100_000);
    const question = { id: 1, metrics: true } as const;
    deaf.write(writeFrame({ questions: Array.from({ length: 1_000 }, () => question) }));
    await until(() => line.doorCount === 1);
    expect(await door.submit(1, bidOf(0))).toMatchObject({ kind: 'done' });
    deaf.destroy();
  });

  it('puts frames together from whatever pieces they come in', () => {
    const heard: QuestionsFrame[] = [];
    const reader = new FrameReader<QuestionsFrame>((frame) => heard.push(frame));
    const frames = [1, 2, 3].map((id) => ({ questions: [{ id, lotId: id, maximumBidOf: id }] }));
    const bytes = Buffer.concat(frames.map(writeFrame));
    for (let at = 0; at < bytes.length; at += 7) reader.take(bytes.subarray(at, at + 7));
    reader.take(bytes);
    expect(heard).toEqual([...frames, ...frames]);
    expect(() => reader.take(Buffer.from('GET / HTTP/1.1'))).toThrow();
  });

  it('tells the engine who is in the rooms, and by its end that all of them are gone', async () => {
    const resumed = (): readonly string[] =>
      journal.recordsOf(1).flatMap(({ event }) => (event.type === 'LotResumed' ? [event.reason] : []));
    const rule = { paddlesMin: 4, percentMin: 50, withinMs: 1_000, awayMs: 200 };
    const present = [1, 2, 3, 4];
    const other = await connectToEngine(socket);
    other.noteRooms({ atMs: Date.now(), rule, rooms: [{ auctionId: AUCTION, present, lost: [] }] });
    await sleep(700);
    door.noteRooms({ atMs: Date.now(), rule, rooms: [{ auctionId: AUCTION, present: [3, 4], lost: [] }] });
    await other.close();
    const telling = setInterval(() => {
      const rooms = [{ auctionId: AUCTION, present: [4], lost: [] }];
      door.noteRooms({ atMs: Date.now(), rule, rooms });
    }, 100);
    await until(() => resumed().length > 0);
    clearInterval(telling);
    expect(resumed()).toEqual(['3/4']);
  });
});
