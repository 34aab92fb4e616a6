// Has files looked through by a thread of their own: whether each is a whole PDF that anybody can open and that does nothing. No bid waits for it.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { RefusalError } from '../../platform/errors';
import { threadFile, ThreadWorkTooMuch, WorkerThread } from '../../platform/worker-threads';
import type { JudgedPdf } from './judged-pdf';

const WAITING_MAX = 10;
const WORK_MAX_MS = 20_000;
const HEAP_MAX_MB = 256;

@Injectable()
export class PdfJudge implements OnModuleDestroy {
  private readonly thread = new WorkerThread<Uint8Array, JudgedPdf>({
    name: 'a PDF could not be looked through',
    file: threadFile(import.meta.url, './pdf-worker'),
    workerData: null,
    waitingMax: WAITING_MAX,
    workMaxMs: WORK_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
  });

  async judge(content: Buffer): Promise<JudgedPdf | RefusalError<'SERVER.BUSY'>> {
    try {
      return await this.thread.run(content);
    } catch (error) {
      // What takes so much to be read is no paper that people open.
      if (error instanceof ThreadWorkTooMuch) return { problem: 'damaged' };
      throw error;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}
