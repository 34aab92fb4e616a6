// An answer that goes on: server-sent events over one response. Whoever writes asks first whether the reader has taken what was written before.
import type { Response } from 'express';

/** After this a browser whose stream was closed opens it again. */
const COME_BACK_AFTER_MS = 500;
/** Bytes that may wait for a reader. */
const UNSENT_MAX_BYTES = 512 * 1024;
/** For a reader to take the rest once the stream has ended. */
const LAST_WORDS_MAX_MS = 5_000;

export class EventStream<Events extends object> {
  private isOver = false;

  constructor(private readonly response: Response) {}

  /** `closed` is called once, when either side has closed it, be it before; `drained` whenever the reader has caught up. */
  open(closed: () => void, drained: () => void): void {
    const { response } = this;
    const close = (): void => {
      this.isOver = true;
      closed();
    };
    if (response.destroyed) return close();
    response.once('close', close);
    response.on('drain', drained);
    // nginx would gather it into large pieces.
    response.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.status(200).type('text/event-stream').flushHeaders();
    if (response.req.method === 'HEAD') this.end();
    else response.write(`retry: ${COME_BACK_AFTER_MS}\n\n`);
  }

  /** Whether the reader has not taken yet what was written before. */
  get isBusy(): boolean {
    return this.response.writableNeedDrain;
  }

  /** A reader who is too far behind is cut off. */
  tell<Name extends keyof Events & string>(name: Name, data: Events[Name]): void {
    if (this.isOver) return;
    this.response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.response.writableLength > UNSENT_MAX_BYTES) this.cut();
  }

  end(): void {
    this.isOver = true;
    const tooLong = setTimeout(() => this.cut(), LAST_WORDS_MAX_MS).unref();
    this.response.once('close', () => clearTimeout(tooLong));
    this.response.end();
  }

  /** Not a polite goodbye, which would wait behind the rest. */
  cut(): void {
    this.isOver = true;
    this.response.destroy();
  }
}
