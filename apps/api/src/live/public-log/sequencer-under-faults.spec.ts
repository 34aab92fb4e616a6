// The public log with a fault at each statement of a round, COMMIT included: looked at again, it has what it would have without, once each, and what was
// signed stays true. Its transactions are its own (docs/adr/0113): whoever adds names the leaf that they build on.
import { randomUUID } from 'node:crypto';
import type { RefusalRow } from '@haopai/engine';
import { MysqlRefusals } from '@haopai/engine-mysql';
import { addSignatures, formatNote, type NoteSignature, parseNote } from '@haopai/log';
import type { RowDataPacket } from 'mysql2/promise';
import { anEndedAuction, aDatabase, nightly, type ThrowAwayDatabase } from '../../testing';
import {
  canMeet,
  type Fault,
  FAULTS,
  interceptStatements,
  isCommit,
  watched,
  WatchedWork,
} from '../../testing/statement-faults';
import { logKeyOf } from './log-key';
import { LogLease } from './log-lease.store';
import { Sequencer } from './sequencer';
import type { SignedPlace } from './signed-place';
import { AuctionLeaves } from './sources/auctions.store';
import { EventLeaves } from './sources/events.store';
import { RefusalLeaves } from './sources/refusals.store';
import { ResultLeaves } from './sources/results.store';
import { TreeStore, valueOf } from './tree.store';

const NAME = 'haopai.example';
const LOG_KEY = logKeyOf({
  ...{ isOn: true, name: NAME, seed: Buffer.alloc(32, 7), keptDir: null },
  ...{ oldKeys: [], witnesses: [], quorum: 0, stamps: 'off' },
});
const LOOKS_MAX = 10;
/** By day one statement in so many, other ones with each fault, COMMIT always. */
const EVERY = nightly(6, 1);
const TEST_MAX_MS = nightly(240_000, 1_200_000);
const LOG_TABLES = ['state', 'leaves', 'nodes', 'checkpoints', 'texts', 'auctions', 'lots'].map(
  (name) => `log_${name}`,
);

/** What one source finds, by what its leaves are called. */
const KINDS: readonly (readonly string[])[] = [
  ['auction'],
  ['event', 'end'],
  ['refusal', 'refusals'],
  ['result'],
];

/** Remembers what was signed, as a disk does. */
class Kept implements SignedPlace {
  private note: string | null = null;
  newest = (): Promise<string | null> => Promise.resolve(this.note);
  keep = (note: string): Promise<void> => {
    this.note = note;
    return Promise.resolve();
  };
}

interface Left {
  readonly sources: readonly string[];
  readonly signedSize: number;
  readonly refusalsWaiting: number;
  readonly refusalsKept: number;
  readonly stopped: readonly unknown[];
}

describe('the public log under faults', () => {
  let database: ThrowAwayDatabase;
  let tree: TreeStore;
  let end: () => void;
  let lotId: number;

  beforeAll(async () => {
    end = interceptStatements();
    database = await aDatabase();
    tree = new TreeStore(database.pool);
  });
  afterAll(async () => {
    end();
    await database.drop();
  });

  const count = async (table: string): Promise<number> => {
    const [[row]] = await database.pool.query<RowDataPacket[]>('SELECT COUNT(*) AS n FROM ??', [table]);
    return Number(row?.['n']);
  };

  /** A log that has not begun, a sale that is over, and refusals that wait. */
  const arrange = async (): Promise<void> => {
    const { pool } = database;
    for (const table of [...LOG_TABLES, 'refused_orders', 'refused_counts'])
      await pool.query('DELETE FROM ??', [table]);
    await pool.query('INSERT INTO log_state (id, until_ms, began_at_ms, done_at_ms) VALUES (1, 0, 0, 0)');
    const own = { paddleNo: 12, orderId: '11'.repeat(16), amountFen: 4_900_000 };
    const judged = { receivedAtMs: 5, code: 'BID.TOO_LOW', priceFen: 5_000_000, version: 3 };
    const rows: readonly RefusalRow[] = [
      {
        ...{ rowNo: 1, lotId, isFinalAtMs: 0 },
        refusals: [{ order: 'bid', idHash: 'ab'.repeat(32), ...judged, own }],
      },
      { rowNo: 2, lotId, isFinalAtMs: 0, more: { fromMs: 60_000, count: 7, paddleNo: 12 } },
    ];
    await new MysqlRefusals(pool, `engine/${randomUUID()}`).write(rows);
  };

  const aSequencer = (kept: Kept, stopped: unknown[]): Sequencer => {
    const { pool } = database;
    return new Sequencer({
      ...{ key: LOG_KEY, kept, tree, witnesses: null },
      lease: new LogLease(pool, randomUUID(), `${NAME}+0+0`),
      sources: [
        new AuctionLeaves(pool),
        new EventLeaves(pool),
        new RefusalLeaves(pool, tree),
        new ResultLeaves(pool),
      ],
      watch: { noteStopped: (error) => stopped.push(error.code), noteTrouble: () => undefined },
    });
  };

  const left = async (stopped: readonly unknown[]): Promise<Left> => {
    const all = (await tree.sources(0, 1_000)).map(({ source }) => source.replace(/engine\/[^:]+/, 'engine'));
    // Each of a kind in its order: one that could not tell keeps no other from being put in.
    const sources = KINDS.flatMap((kinds) =>
      all.filter((source) => kinds.includes(source.split(':')[0] ?? '')),
    );
    expect(sources).toHaveLength(all.length);
    return {
      sources,
      signedSize: (await tree.signed())?.size ?? 0,
      refusalsWaiting: await count('lot_refusals'),
      refusalsKept: (await count('refused_orders')) + (await count('refused_counts')),
      stopped,
    };
  };

  /** Looks until all is there; then another instance follows, which compares what was signed with what the database has. */
  const run = async (watch: WatchedWork, expected?: Left): Promise<Left> => {
    await arrange();
    const [kept, stopped] = [new Kept(), [] as unknown[]];
    const sequencer = aSequencer(kept, stopped);
    for (let looks = 1; looks <= LOOKS_MAX; looks++) {
      const isDone = await watched(watch, () => sequencer.look()).then(
        () => true,
        () => false,
      );
      if (!isDone) continue;
      if (expected === undefined || JSON.stringify(await left(stopped)) === JSON.stringify(expected)) break;
    }
    await database.pool.query('UPDATE log_state SET until_ms = 0');
    await aSequencer(kept, stopped).look();
    return left(stopped);
  };

  it(
    'has each fact once, whatever becomes of a statement',
    async () => {
      const { lots } = await anEndedAuction(database.pool, {
        lots: [{ bidsFen: [5_000_000, 5_100_000] }, {}],
      });
      lotId = lots[0]?.id ?? 0;
      const watch = new WatchedWork(null);
      const clean = await run(watch);
      const { statements } = watch;
      expect(clean).toMatchObject({ refusalsWaiting: 0, refusalsKept: 2, stopped: [] });
      expect(clean.signedSize).toBe(clean.sources.length);
      expect(new Set(clean.sources).size).toBe(clean.sources.length);
      expect(statements.filter(isCommit).length).toBeGreaterThan(3);
      const wrong: object[] = [];
      for (const [turn, fault] of (Object.keys(FAULTS) as Fault[]).entries())
        for (const [index, sql] of statements.entries()) {
          if (!canMeet(fault, sql) || (!isCommit(sql) && index % EVERY !== turn % EVERY)) continue;
          const struck = new WatchedWork({ fault, at: index + 1 });
          const found = await run(struck, clean);
          if (JSON.stringify(found) !== JSON.stringify(clean))
            wrong.push({ fault, at: index + 1, struck: struck.struck, found });
        }
      expect(wrong).toEqual([]);
    },
    TEST_MAX_MS,
  );

  it('has a witness’s signature once, whatever becomes of a statement', async () => {
    await arrange();
    await aSequencer(new Kept(), []).look();
    const signed = await tree.signed();
    if (signed === null) throw new Error('nothing was signed');
    const signature: NoteSignature = { name: 'a witness', keyId: 7, signature: new Uint8Array(72).fill(1) };
    const expected = formatNote(addSignatures(valueOf(parseNote(signed.note)), [signature]));
    const join = async (watch: WatchedWork): Promise<void> => {
      await tree.noteSigned(signed);
      for (let tries = 1; tries <= LOOKS_MAX; tries++) {
        const isDone = await watched(watch, () => tree.join(signed, [signature])).then(
          () => true,
          () => false,
        );
        if (isDone) break;
      }
      expect({ note: (await tree.signed())?.note, struck: watch.struck }).toEqual({
        note: expected,
        struck: watch.struck,
      });
    };
    const watch = new WatchedWork(null);
    await join(watch);
    for (const fault of Object.keys(FAULTS) as Fault[])
      for (const [index, sql] of watch.statements.entries())
        if (canMeet(fault, sql)) await join(new WatchedWork({ fault, at: index + 1 }));
  });
});
