// Adapter: signs with a key and a certificate that the environment brings, in a thread beside the program's own: no bid waits for it.
import type { SigningConfig } from '../config';
import type { RefusalError } from '../errors';
import { threadFile, WorkerThread } from '../worker-threads';
import { DocumentSigner } from './document-signer';

const WAITING_MAX = 20;
const SIGNING_MAX_MS = 30_000;
const HEAP_MAX_MB = 128;

/** Of the key, once. */
export type SigningKey = Pick<SigningConfig, 'privateKey' | 'certificates'>;

export class LocalKeySigner extends DocumentSigner {
  private readonly thread: WorkerThread<Uint8Array, Uint8Array>;

  constructor(
    private readonly config: SigningConfig,
    private readonly nowMs: () => number = Date.now,
  ) {
    super();
    const { privateKey, certificates } = config;
    this.thread = new WorkerThread<Uint8Array, Uint8Array>({
      name: 'a file could not be signed',
      file: threadFile(import.meta.url, './sign-worker'),
      workerData: { privateKey, certificates } satisfies SigningKey,
      waitingMax: WAITING_MAX,
      workMaxMs: SIGNING_MAX_MS,
      heapMaxMb: HEAP_MAX_MB,
    });
  }

  signer(): string | null {
    const { signer, validFromMs, validToMs } = this.config;
    const nowMs = this.nowMs();
    return validFromMs <= nowMs && nowMs < validToMs ? signer : null;
  }

  sign(pdf: Uint8Array): Promise<Uint8Array | RefusalError<'SERVER.BUSY'>> {
    return this.thread.run(pdf);
  }

  async stop(): Promise<void> {
    await this.thread.stop();
  }
}
