// Where each entry's bids stand in the journals, in memory: a journal is only ever added to, so that each of its rows is looked through once, whoever asks.
// A database that lost its last transactions in a failover is found out by the hash of the last row that was looked through, which covers all before it.
import type { RowDataPacket } from 'mysql2/promise';
import type { MysqlPool } from '../../../platform/database';

/** Rows in one statement: few enough that reading a long journal leaves others their turn. */
const ROWS_AT_ONCE = 1_000;
/** Of all journals together, some 32 MB; those that nobody asked for the longest are forgotten, and read again. */
const VERSIONS_MAX = 2_000_000;

/** As event-codec.ts writes it; quotation marks in a reason stand escaped, so that none can look like a bid. */
const ROWS = `
  SELECT version, hash, IF(body LIKE '%"type":"BidAccepted"%' OR body LIKE '%"type":"CeilingSet"%',
    SUBSTRING(body, LOCATE('"entryId":', body) + 10, 20), '') AS entryId
  FROM lot_events WHERE lot_id = ? AND version >= ? ORDER BY version LIMIT ${ROWS_AT_ONCE}`;

interface JournalRow extends RowDataPacket {
  readonly version: number;
  readonly hash: Buffer;
  /** The entry of a bid, and what stands after it in the text; empty for other events. */
  readonly entryId: string;
}

interface Journal {
  /** Ascending, of each entry. */
  versions: Map<number, number[]>;
  count: number;
  /** The last row that was looked through; the next look begins with it. */
  last: { readonly version: number; readonly hash: Buffer } | null;
  /** Whoever asks meanwhile reads on after this. */
  reading: Promise<void>;
}

export class VersionsByEntry {
  /** Whichever was asked for last stands last. */
  private readonly journals = new Map<number, Journal>();

  constructor(
    private readonly pool: MysqlPool,
    private readonly versionsMax = VERSIONS_MAX,
  ) {}

  /** Of accepted bids and maximum bids, ascending, up to now. */
  async of(lotId: number, entryId: number): Promise<readonly number[]> {
    const journal = this.journals.get(lotId) ?? {
      ...{ versions: new Map<number, number[]>(), count: 0, last: null, reading: Promise.resolve() },
    };
    this.journals.delete(lotId);
    this.journals.set(lotId, journal);
    const read = journal.reading.then(() => this.readOn(lotId, journal));
    journal.reading = read.catch(() => undefined);
    await read;
    this.forgetSome();
    return journal.versions.get(entryId) ?? [];
  }

  private async readOn(lotId: number, journal: Journal): Promise<void> {
    for (;;) {
      const [rows] = await this.pool.query<JournalRow[]>(ROWS, [lotId, journal.last?.version ?? 0]);
      if (journal.last !== null && rows.shift()?.hash.equals(journal.last.hash) !== true) {
        journal.versions = new Map();
        journal.count = 0;
        journal.last = null;
        continue;
      }
      for (const { version, hash, entryId: text } of rows) {
        journal.last = { version, hash };
        const entryId = Number.parseInt(text, 10);
        if (Number.isNaN(entryId)) continue;
        const ofEntry = journal.versions.get(entryId) ?? [];
        if (ofEntry.push(version) === 1) journal.versions.set(entryId, ofEntry);
        journal.count += 1;
      }
      if (rows.length < ROWS_AT_ONCE - 1) return;
    }
  }

  /** The one that was asked for last stays, however long it is. */
  private forgetSome(): void {
    let count = 0;
    for (const journal of this.journals.values()) count += journal.count;
    for (const [lotId, journal] of this.journals) {
      if (count <= this.versionsMax || this.journals.size === 1) return;
      this.journals.delete(lotId);
      count -= journal.count;
    }
  }
}
