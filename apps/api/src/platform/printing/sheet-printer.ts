// Has sheets drawn by one thread beside the program's own, a few waiting at most: no bid waits for one. Each kind of sheet has a thread of
// its own, so that a crowd after one kind keeps nobody from another.
import type { RefusalError } from '../errors';
import { fontFile, threadFile, WorkerThread } from '../worker-threads';
import type { PrintedSheet } from './printed-sheet';

const WAITING_MAX = 20;
/** The first one reads the font: on a machine that sells at that moment it gets little of the processor. */
const DRAWING_MAX_MS = 30_000;
const HEAP_MAX_MB = 128;

export class SheetPrinter {
  private readonly thread: WorkerThread<PrintedSheet, Uint8Array>;

  /** `failure`: what could not be done. */
  constructor(failure: string) {
    this.thread = new WorkerThread<PrintedSheet, Uint8Array>({
      name: failure,
      file: threadFile(import.meta.url, './print-worker'),
      workerData: { fontFile: fontFile() },
      waitingMax: WAITING_MAX,
      workMaxMs: DRAWING_MAX_MS,
      heapMaxMb: HEAP_MAX_MB,
    });
  }

  /** A PDF; SERVER.BUSY when too many wait. */
  print(sheet: PrintedSheet): Promise<Uint8Array | RefusalError<'SERVER.BUSY'>> {
    return this.thread.run(sheet);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}
