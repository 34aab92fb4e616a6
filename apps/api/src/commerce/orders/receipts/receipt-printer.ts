// Has receipts drawn by one thread beside the program's own, a few waiting at most: no bid waits for a receipt.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { RefusalError } from '../../../platform/errors';
import { fontFile, WorkerThread, threadFile } from '../../../platform/worker-threads';
import type { ReceiptSheet } from './receipt-sheet';

const WAITING_MAX = 20;
const DRAWING_MAX_MS = 10_000;
const HEAP_MAX_MB = 128;

@Injectable()
export class ReceiptPrinter implements OnModuleDestroy {
  private readonly thread = new WorkerThread<ReceiptSheet, Uint8Array>({
    name: 'a receipt could not be drawn',
    file: threadFile(import.meta.url, './receipt-worker'),
    workerData: { fontFile: fontFile() },
    waitingMax: WAITING_MAX,
    workMaxMs: DRAWING_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
  });

  /** A PDF; SERVER.BUSY when too many wait. */
  print(sheet: ReceiptSheet): Promise<Uint8Array | RefusalError<'SERVER.BUSY'>> {
    return this.thread.run(sheet);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}
