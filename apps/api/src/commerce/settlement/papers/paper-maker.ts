// Has papers of the cashier made by a thread beside the program's own.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { RefusalError } from '../../../platform/errors';
import { fontFile, WorkerThread, threadFile } from '../../../platform/worker-threads';
import type { Paper } from './paper';

const WAITING_MAX = 5;
const MAKING_MAX_MS = 60_000;
const HEAP_MAX_MB = 512;

@Injectable()
export class PaperMaker implements OnModuleDestroy {
  private readonly thread = new WorkerThread<Paper, Uint8Array>({
    name: 'a paper could not be made',
    file: threadFile(import.meta.url, './paper-worker'),
    workerData: { fontFile: fontFile() },
    waitingMax: WAITING_MAX,
    workMaxMs: MAKING_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
  });

  /** XLSX or PDF; SERVER.BUSY when too many wait. */
  make(paper: Paper): Promise<Uint8Array | RefusalError<'SERVER.BUSY'>> {
    return this.thread.run(paper);
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}
