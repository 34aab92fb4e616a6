// Reads the checkpoints of the public log while the storm lasts: whoever has one may ask for its tree ever after.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCheckpoint, parseNote } from '@haopai/log';
import { LogClient } from '../public-log/log-client';

const READ_EVERY_MS = 500;

export interface SeenCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly seenAtMs: number;
}

export class LogReader {
  readonly seen: SeenCheckpoint[] = [];
  private isOver = false;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly baseUrl: string) {}

  start(): void {
    this.work = this.readOn();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  private async readOn(): Promise<void> {
    const client = new LogClient(`${this.baseUrl}/log`);
    while (!this.isOver) {
      const text = await client.checkpoint().catch(() => null);
      if (text !== null) this.note(text);
      await sleep(READ_EVERY_MS);
    }
  }

  private note(text: string): void {
    const note = parseNote(text);
    if (!note.ok) throw new Error(`the log shows no note: ${note.code}`);
    const checkpoint = parseCheckpoint(note.value.text);
    if (!checkpoint.ok) throw new Error(`the log shows no checkpoint: ${checkpoint.code}`);
    const { size, root } = checkpoint.value;
    if (size !== this.seen.at(-1)?.size) this.seen.push({ size, root, seenAtMs: Date.now() });
  }
}
