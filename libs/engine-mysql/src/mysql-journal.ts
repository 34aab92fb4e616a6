// The journal of all lots on MySQL: one multi-row statement a group of batches, the primary key as fence, plain SQL.
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeLotEvent } from '@haopai/lot';
import { chainHash, GENESIS_HASH } from '@haopai/engine';
import type { AppendOutcome, JournalRecord, LotBatch, LotJournal } from '@haopai/engine';
import { raw } from 'mysql2';
import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { isDuplicateKey, isTakenBack } from './mysql-errors';
import { isLate, promptly } from './prompt-query';
import { identityOf } from './server-identity';

/** A commit that takes longer is in doubt. */
export const COMMIT_MAX_MS = 5_000;
/** A page that is not there by then, the wait for a connection included, is asked for again over another one: the first may hang at a node that the group has lost. */
const READ_SOON_MS = 2_000;
const READ_MAX_MS = 5_000;
/** Deadlocks and fences met in one append before it gives up, in doubt. */
const ATTEMPTS_MAX = 10;
/** Two that crossed each other do not come back at the same moment, nor all attempts while a node catches up. */
const TAKEN_BACK_PAUSE_MS = 10;

/**
 * The server hangs up on an owner that says nothing for so long, and takes back what it had begun: one that is frozen in the
 * middle of a transaction must not lock its lots for the next owner any longer than its lease lasts.
 */
const SILENCE_MAX_S = 3;
const SPEAK_EVERY_MS = 1_000;
const END_ON_SERVER_MAX_MS = 500;

const INSERT_EVENTS = 'INSERT INTO lot_events (lot_id, version, at_ms, body, hash) VALUES ?';

const WRITE_AT_ONCE = `START TRANSACTION; INSERT INTO entry_bindings (entry_id, lot_id) VALUES ?; ${INSERT_EVENTS}; COMMIT`;

interface HeadRow extends RowDataPacket {
  readonly lot_id: number;
  readonly head: number;
}
interface LastRow extends RowDataPacket {
  readonly lot_id: number;
  readonly version: number;
  readonly hash: string;
}
interface BindingRow extends RowDataPacket {
  readonly entry_id: number;
  readonly lot_id: number;
}
interface EventRow extends RowDataPacket {
  readonly version: number;
  readonly body: string;
  readonly hash: string;
}

/** Wants a pool whose connections are strict, UTC and READ COMMITTED. Keeps one connection for itself, to write in order. */
export class MysqlJournal implements LotJournal {
  private readonly readingPool: Pool;
  private readonly canBatch: boolean;
  private readonly onLateRead: (cause: unknown) => void;
  private writing: PoolConnection | null = null;
  /** Which server `writing` leads to. */
  private server = '';
  private speaking: NodeJS.Timeout | null = null;
  /** Lots of which this connection's server was seen to have what they build on. */
  private readonly compared = new Set<number>();
  /** Grows when a connection is dropped: an append that began before it must write no more. */
  private generation = 0;

  /**
   * `onDoubt` hears why an append rejected. `readingPool`: what is read may come over other connections than what is written. `canBatch`: the
   * pool lets several statements travel at once (`multipleStatements`), so that the first bids of entries take one round trip and not five.
   * `onLateRead` hears of a page that is asked for a second time.
   */
  constructor(
    private readonly pool: Pool,
    private readonly onDoubt: (cause: unknown) => void = () => undefined,
    {
      readingPool = pool,
      canBatch = false,
      onLateRead = () => undefined,
    }: {
      readonly readingPool?: Pool;
      readonly canBatch?: boolean;
      readonly onLateRead?: (cause: unknown) => void;
    } = {},
  ) {
    this.onLateRead = onLateRead;
    this.readingPool = readingPool;
    this.canBatch = canBatch;
  }

  async append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    let limit: NodeJS.Timeout | undefined;
    let isTooSlow = false;
    const tooSlow = new Promise<never>((_, reject) => {
      const cause = `The journal's commit took longer than ${COMMIT_MAX_MS} ms`;
      limit = setTimeout(() => {
        isTooSlow = true;
        reject(new Error(cause));
      }, COMMIT_MAX_MS);
    });
    try {
      return await Promise.race([this.appendAll(batches), tooSlow]);
    } catch (cause) {
      const lost = this.dropConnection();
      // The server may still be at it: what is not committed by now shall not be committed later.
      if (isTooSlow && lost !== null) await this.endOnServer(lost);
      this.onDoubt(cause);
      throw cause;
    } finally {
      clearTimeout(limit);
    }
  }

  async read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    const ask = async (connection: PoolConnection): Promise<EventRow[]> => {
      const [rows] = await connection.query<EventRow[]>(
        'SELECT version, body, LOWER(HEX(hash)) AS hash FROM lot_events WHERE lot_id = ? AND version > ? ORDER BY version LIMIT ?',
        [lotId, afterVersion, limit],
      );
      return rows;
    };
    const rows = await promptly(this.readingPool, ask, READ_SOON_MS).catch((error: unknown) => {
      if (!isLate(error)) throw error;
      this.onLateRead(error);
      return promptly(this.readingPool, ask, READ_MAX_MS);
    });
    return rows.map(({ version, body, hash }) => ({
      lotId,
      version,
      body,
      hash,
      event: decodeLotEvent(body),
    }));
  }

  /** Gives the connection back; an append under way is in doubt. */
  close(): void {
    this.dropConnection();
  }

  /** Null when there was none. */
  private dropConnection(): LostConnection | null {
    this.generation++;
    this.compared.clear();
    if (this.speaking) clearInterval(this.speaking);
    this.writing?.destroy();
    const threadId = this.writing?.threadId ?? null;
    this.writing = null;
    return threadId === null ? null : { threadId, server: this.server };
  }

  /** Does its best for a moment. */
  private async endOnServer(lost: LostConnection): Promise<void> {
    const ended = this.end(lost).catch(() => undefined);
    await Promise.race([ended, sleep(END_ON_SERVER_MAX_MS)]);
  }

  /** Only on the server whose connection it was: on another one the number is that of somebody else's. */
  private async end({ threadId, server }: LostConnection): Promise<void> {
    const connection = await this.pool.getConnection();
    try {
      if ((await identityOf(connection)) === server) await connection.query(`KILL ${threadId}`);
    } finally {
      connection.release();
    }
  }

  private async connect(): Promise<PoolConnection> {
    const { generation } = this;
    const connection = await this.pool.getConnection();
    let server: string;
    try {
      await connection.query(`SET SESSION wait_timeout = ${SILENCE_MAX_S}`);
      server = await identityOf(connection);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    if (generation !== this.generation) {
      connection.destroy();
      throw new Error('The journal was given a connection that nobody waits for any more');
    }
    this.writing = connection;
    this.server = server;
    this.speaking = setInterval(() => {
      connection.ping().catch(() => {
        if (this.writing === connection) this.dropConnection();
      });
    }, SPEAK_EVERY_MS);
    this.speaking.unref();
    return connection;
  }

  /**
   * A server that lost the end of a journal, a promoted replica or a restored one, would take versions that follow nothing: before the first
   * write of a lot over a new connection the server's last record must be the one that the lot builds on. Whoever does not is fenced, and reads.
   */
  private async compareHeads(connection: PoolConnection, batches: readonly LotBatch[]): Promise<LeftOut> {
    const leftOut: LeftOut = new Map();
    const unknown = batches.filter(({ lotId }) => !this.compared.has(lotId));
    if (unknown.length === 0) return leftOut;
    const lotIds = unknown.map(({ lotId }) => lotId);
    const [heads] = await connection.query<LastRow[]>(
      `SELECT last.lot_id, last.version, LOWER(HEX(last.hash)) AS hash FROM lot_events AS last JOIN (
         SELECT lot_id, MAX(version) AS version FROM lot_events WHERE lot_id IN (?) GROUP BY lot_id
       ) AS heads ON heads.lot_id = last.lot_id AND heads.version = last.version`,
      [lotIds],
    );
    const headByLot = new Map(heads.map((row) => [row.lot_id, row]));
    for (const batch of unknown) {
      const { version = 0, hash = GENESIS_HASH } = headByLot.get(batch.lotId) ?? {};
      const [first] = batch.records;
      const follows =
        first?.version === version + 1 &&
        first.hash === chainHash(hash, batch.lotId, first.version, first.body);
      if (follows) this.compared.add(batch.lotId);
      else leftOut.set(batch, { kind: 'fenced' });
    }
    return leftOut;
  }

  /** Commits what can be committed; leaves out, one reason after another, the batches that cannot. */
  private async appendAll(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    const connection = this.writing ?? (await this.connect());
    const leftOut = await this.compareHeads(connection, batches);
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const group = batches.filter((batch) => !leftOut.has(batch));
      const refused: LeftOut | 'again' =
        group.length === 0 ? new Map() : await this.tryGroup(connection, group);
      if (refused === 'again') continue;
      if (refused.size === 0) return batches.map((batch) => leftOut.get(batch) ?? { kind: 'committed' });
      for (const [batch, outcome] of refused) leftOut.set(batch, outcome);
    }
    throw new Error(`The journal gave up after ${ATTEMPTS_MAX} attempts`);
  }

  /** Commits the group and returns nothing, or commits nothing and returns the batches that stand in the way. */
  private async tryGroup(connection: PoolConnection, group: readonly LotBatch[]): Promise<LeftOut | 'again'> {
    const hasBindings = group.some(({ bindsEntries }) => bindsEntries.length > 0);
    try {
      if (!hasBindings) {
        // One statement is a transaction of its own.
        await insertEvents(connection, group);
        return new Map();
      }
      if (this.canBatch && (await wroteAtOnce(connection, group))) return new Map();
      await connection.beginTransaction();
      const taken = await bindEntries(connection, group);
      if (taken.size > 0) {
        await connection.rollback();
        return taken;
      }
      await insertEvents(connection, group);
      await connection.commit();
      return new Map();
    } catch (error) {
      if (!isDuplicateKey(error) && !isTakenBack(error)) throw error;
      await connection.rollback();
      if (isTakenBack(error)) {
        await sleep(TAKEN_BACK_PAUSE_MS * (1 + Math.random()));
        return 'again';
      }
      const fenced = await findFenced(connection, group);
      return fenced.size > 0 ? fenced : 'again';
    }
  }
}

type LeftOut = Map<LotBatch, AppendOutcome>;

interface LostConnection {
  /** The server's number of it. */
  readonly threadId: number;
  readonly server: string;
}

/**
 * Bindings and events in one round trip. The unique keys do what is asked for otherwise: false, and nothing written, when an entry is bound
 * already or a version is there.
 */
async function wroteAtOnce(connection: PoolConnection, group: readonly LotBatch[]): Promise<boolean> {
  try {
    await connection.query(WRITE_AT_ONCE, [bindingsOf(group), raw(valuesOf(group))]);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await connection.rollback();
    return false;
  }
}

/** In the order of the entries, so that two owners never wait for each other. */
function bindingsOf(group: readonly LotBatch[]): readonly (readonly number[])[] {
  return group
    .flatMap(({ lotId, bindsEntries }) => bindsEntries.map((entryId) => [entryId, lotId]))
    .sort(([a = 0], [b = 0]) => a - b);
}

async function insertEvents(connection: PoolConnection, group: readonly LotBatch[]): Promise<void> {
  // As a value, so that the driver does not look for placeholders in hundreds of kilobytes.
  await connection.query<ResultSetHeader>(INSERT_EVENTS, [raw(valuesOf(group))]);
}

function valuesOf(group: readonly LotBatch[]): string {
  let rows = '';
  for (const { records } of group) {
    for (const { lotId, version, event, body, hash } of records) {
      rows += `${rows === '' ? '' : ','}(${lotId},${version},${event.atMs},${quoted(body)},x'${hash}')`;
    }
  }
  return rows;
}

/**
 * The text of an event as an SQL string. JSON has no control characters, so only these two mean something to a server without
 * NO_BACKSLASH_ESCAPES; the driver's own escaping also writes a backslash before each of the many double quotes.
 */
function quoted(json: string): string {
  return `'${json.replace(/[\\']/g, '\\$&')}'`;
}

/** Inserts the bindings that are new; returns the batches whose entries stand behind another lot. */
async function bindEntries(connection: PoolConnection, group: readonly LotBatch[]): Promise<LeftOut> {
  const wanted = bindingsOf(group);
  await connection.query('INSERT IGNORE INTO entry_bindings (entry_id, lot_id) VALUES ?', [wanted]);
  const [bound] = await connection.query<BindingRow[]>(
    'SELECT entry_id, lot_id FROM entry_bindings WHERE entry_id IN (?)',
    [wanted.map(([entryId]) => entryId)],
  );
  const lotByEntry = new Map(bound.map((row) => [row.entry_id, row.lot_id]));
  const taken: LeftOut = new Map();
  for (const batch of group) {
    for (const entryId of batch.bindsEntries) {
      const lotId = lotByEntry.get(entryId);
      if (lotId !== undefined && lotId !== batch.lotId)
        taken.set(batch, { kind: 'entryTaken', entryId, lotId });
    }
  }
  return taken;
}

async function findFenced(connection: PoolConnection, group: readonly LotBatch[]): Promise<LeftOut> {
  const [heads] = await connection.query<HeadRow[]>(
    'SELECT lot_id, MAX(version) AS head FROM lot_events WHERE lot_id IN (?) GROUP BY lot_id',
    [group.map(({ lotId }) => lotId)],
  );
  const headByLot = new Map(heads.map((row) => [row.lot_id, row.head]));
  const isFenced = ({ lotId, records }: LotBatch): boolean =>
    (headByLot.get(lotId) ?? 0) >= (records[0]?.version ?? 0);
  return new Map(group.filter(isFenced).map((batch) => [batch, { kind: 'fenced' }]));
}
