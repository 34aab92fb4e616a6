// Has spreadsheets read and written by one thread beside the program's own, in so much memory and time and no more: no bid waits for one.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { WorkerThread, ThreadWorkTooMuch, threadFile } from '../../platform/worker-threads';
import type { SheetColumn } from '../../texts';
import { HEADER_ROWS_MAX, type SheetColumns, type SheetLines } from './sheet-columns';
import type { SheetDone, SheetOrder, SheetPage, SheetRows } from './sheet-jobs';
import type { SheetUpload } from './uploaded-sheet';

const WAITING_MAX = 10;
/** With the start of the thread, on a machine that has much else to do. */
const WORK_MAX_MS = 20_000;
const HEAP_MAX_MB = 256;
const RETRY_AFTER_MS = 2_000;
/** Of the rows that are counted. */
const HEADINGS_ROWS = 1;

@Injectable()
export class SheetConverter implements OnModuleDestroy {
  private readonly thread = new WorkerThread<SheetOrder, SheetDone>({
    name: 'a spreadsheet could not be read or written',
    file: threadFile(import.meta.url, './sheet-worker'),
    workerData: null,
    waitingMax: WAITING_MAX,
    workMaxMs: WORK_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
  });

  /** Below the headings; of `linesMax` at most. */
  async lines<Column extends SheetColumn>(
    upload: SheetUpload,
    columns: SheetColumns<Column>,
    linesMax: number,
  ): Promise<SheetLines<Column> | RefusalError> {
    const bytes = await upload.read();
    if (bytes instanceof RefusalError) return bytes;
    const rows = await this.read(bytes, linesMax);
    if (rows instanceof RefusalError) return rows;
    const lines = columns.linesOf(rows);
    return lines.lines.length > linesMax ? tooManyLines(linesMax, lines.lines.length) : lines;
  }

  /** All rows, with their headings. */
  async read(bytes: Uint8Array, linesMax: number): Promise<SheetRows | RefusalError> {
    const done = await this.work({ kind: 'read', bytes, rowsMax: linesMax + HEADER_ROWS_MAX });
    if (done === null) return new RefusalError('SHEET.UNREADABLE', { reason: 'takesTooLong' });
    if (done instanceof RefusalError) return done;
    if ('problem' in done) {
      const { problem: reason } = done;
      return reason === 'tooManyLines'
        ? tooManyLines(linesMax, (done.found ?? 0) - HEADINGS_ROWS)
        : new RefusalError('SHEET.UNREADABLE', { reason });
    }
    if ('rows' in done) return done.rows;
    throw new Error('a spreadsheet was to be read and was written');
  }

  /** An XLSX. */
  async write(pages: readonly SheetPage[]): Promise<Uint8Array | RefusalError> {
    const done = await this.work({ kind: 'write', pages });
    if (done === null) return new RefusalError('SERVER.BUSY', { retryAfterMs: RETRY_AFTER_MS });
    if (done instanceof RefusalError) return done;
    if ('file' in done) return done.file;
    throw new Error('a spreadsheet was to be written and was read');
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }

  /** Null when it took too long, or more memory than there is for it. */
  private async work(order: SheetOrder): Promise<SheetDone | RefusalError | null> {
    try {
      return await this.thread.run(order);
    } catch (error) {
      if (error instanceof ThreadWorkTooMuch) return null;
      throw error;
    }
  }
}

function tooManyLines(max: number, found: number): RefusalError<'SHEET.UNREADABLE'> {
  return new RefusalError('SHEET.UNREADABLE', { reason: 'tooManyLines', max, found });
}
