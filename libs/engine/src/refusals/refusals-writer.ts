// Writes refusals down behind the answers, for the public log: one row a turn, a few rows a second, in bounded memory. Nobody waits for it.
import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineWatch } from '../lot-engine.ports';
import type { LotRefusal, RefusalRow, RefusalRows, WrittenRefusal } from './lot-refusal';
import { MINUTE_MS, minuteOf, RefusalsPerMinute } from './refusals-per-minute';

/** With the statement's own time, what a crash can lose is less than the last second. */
const WRITE_EVERY_MS = 200;
const RETRY_AFTER_MS = 1_000;
const REFUSALS_AT_ONCE = 2_000;
/** Refusals that wait to be written: minutes of a crowd while the database is away. What comes on top of them is dropped and counted. */
export const WAITING_MAX = 50_000;
/** Counts of entries that wait to be written. */
const COUNTS_MAX = 10_000;
/** A count changes no more after its minute, and whoever wrote it last has had time to. */
const COUNT_IS_FINAL_AFTER_MS = 5_000;

interface TurnRow {
  readonly rowNo: number;
  readonly refusals: readonly LotRefusal[];
}

interface CountRow {
  readonly rowNo: number;
  readonly lotId: number;
  readonly paddleNo: number;
  readonly minute: number;
  count: number;
}

export class RefusalsWriter {
  private turns: TurnRow[] = [];
  private waiting = 0;
  /** What has changed since it was written last. */
  private readonly changedCounts = new Set<CountRow>();
  /** Of this minute and those just before. */
  private readonly counts = new Map<string, CountRow>();
  private readonly perMinute = new RefusalsPerMinute();
  private rowNo = 0;
  private isWriting = false;
  private isStopped = false;

  constructor(
    private readonly rows: RefusalRows,
    private readonly watch: Pick<EngineWatch, 'noteTrouble' | 'noteRefusalsDropped'>,
  ) {}

  /** The refusals of one turn of a lot, which are answered. */
  note(refusals: readonly LotRefusal[]): void {
    const told = refusals.filter((refusal) => {
      const isTold = this.perMinute.mayTell(refusal);
      if (!isTold) this.count(refusal);
      return isTold;
    });
    if (told.length > 0) this.keep(told);
    if (!this.isWriting && !this.isStopped) void this.writeAll();
  }

  /** Writes what was noted, in one last try, and then no more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    const rows = this.take(Number.POSITIVE_INFINITY);
    if (rows.length === 0) return;
    await this.rows
      .write(rows.map(rowOf))
      .catch((error: unknown) => this.watch.noteTrouble('refusals not written', error));
  }

  private keep(refusals: readonly LotRefusal[]): void {
    if (this.waiting + refusals.length > WAITING_MAX) return this.watch.noteRefusalsDropped(refusals.length);
    this.waiting += refusals.length;
    this.turns.push({ rowNo: ++this.rowNo, refusals });
  }

  private count({ lotId, orderedBy, paddleNo, receivedAtMs }: LotRefusal): void {
    const minute = minuteOf(receivedAtMs);
    const key = `${lotId} ${orderedBy} ${minute}`;
    const known = this.counts.get(key);
    if (known === undefined && this.counts.size >= COUNTS_MAX) this.forgetCountsBefore(minute);
    if (known === undefined && this.counts.size >= COUNTS_MAX) return this.watch.noteRefusalsDropped(1);
    const counted = known ?? { rowNo: ++this.rowNo, lotId, paddleNo, minute, count: 0 };
    if (known === undefined) this.counts.set(key, counted);
    counted.count++;
    this.changedCounts.add(counted);
  }

  /** Those that wait to be written stay. */
  private forgetCountsBefore(minute: number): void {
    for (const [key, counted] of this.counts)
      if (counted.minute < minute && !this.changedCounts.has(counted)) this.counts.delete(key);
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while ((this.turns.length > 0 || this.changedCounts.size > 0) && !this.isStopped) {
      await sleep(WRITE_EVERY_MS);
      const rows = this.take(REFUSALS_AT_ONCE);
      if (rows.length === 0) break;
      try {
        await this.rows.write(rows.map(rowOf));
      } catch (error) {
        this.watch.noteTrouble('refusals not written yet', error);
        this.putBack(rows);
        await sleep(RETRY_AFTER_MS);
      }
    }
    // With nothing awaited since the last look: what is noted from now on starts a new round.
    this.isWriting = false;
  }

  private take(max: number): readonly (TurnRow | CountRow)[] {
    let [turns, refusals] = [0, 0];
    for (const turn of this.turns) {
      if (turns > 0 && refusals + turn.refusals.length > max) break;
      turns++;
      refusals += turn.refusals.length;
    }
    this.waiting -= refusals;
    const rows = [...this.turns.slice(0, turns), ...this.changedCounts];
    this.turns = this.turns.slice(turns);
    this.changedCounts.clear();
    return rows;
  }

  /** A row that came to the disk after all takes its own place again. */
  private putBack(rows: readonly (TurnRow | CountRow)[]): void {
    const turns: TurnRow[] = [];
    for (const row of rows) {
      if ('refusals' in row) turns.push(row);
      else this.changedCounts.add(row);
    }
    this.turns = [...turns, ...this.turns];
    this.waiting += turns.reduce((sum, { refusals }) => sum + refusals.length, 0);
  }
}

function rowOf(row: TurnRow | CountRow): RefusalRow {
  return 'refusals' in row ? turnRow(row) : countRow(row);
}

function turnRow({ rowNo, refusals }: TurnRow): RefusalRow {
  const lotId = refusals[0]?.lotId ?? 0;
  return { rowNo, lotId, isFinalAtMs: 0, refusals: refusals.map(writtenRefusal) };
}

function writtenRefusal(refusal: LotRefusal): WrittenRefusal {
  const { order, orderId, paddleNo, amountFen, receivedAtMs, code, priceFen, version } = refusal;
  const own = amountFen === null ? {} : { own: { paddleNo, orderId, amountFen } };
  return { order, idHash: hash('sha256', orderId, 'hex'), receivedAtMs, code, priceFen, version, ...own };
}

function countRow({ rowNo, lotId, paddleNo, minute, count }: CountRow): RefusalRow {
  const fromMs = minute * MINUTE_MS;
  const isFinalAtMs = fromMs + MINUTE_MS + COUNT_IS_FINAL_AFTER_MS;
  return { rowNo, lotId, isFinalAtMs, more: { fromMs, count, paddleNo } };
}
