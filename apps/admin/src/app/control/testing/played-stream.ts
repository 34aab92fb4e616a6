// A stream that a spec plays, in the place of the browser's.
import type { ControlEvents } from '@haopai/contracts';
import { OPEN_EVENT_SOURCE } from '../control-stream';

export class PlayedStream {
  /** Every source that was opened, the newest last. */
  readonly opened: PlayedSource[] = [];

  readonly provider = {
    provide: OPEN_EVENT_SOURCE,
    useValue: (address: string) => {
      const source = new PlayedSource(address);
      this.opened.push(source);
      return source;
    },
  };

  get last(): PlayedSource {
    const last = this.opened.at(-1);
    if (last === undefined) throw new Error('no stream was opened');
    return last;
  }
}

export class PlayedSource extends EventTarget {
  readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly address: string) {
    super();
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  tell<Name extends keyof ControlEvents>(name: Name, told: ControlEvents[Name]): void {
    if (this.readyState !== 2) this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(told) }));
  }

  /** The line is cut; a browser would try again by itself. */
  break(): void {
    this.readyState = 0;
    this.onerror?.();
  }

  /** An answer other than a stream, such as 401: a browser gives up. */
  refuse(): void {
    this.readyState = 2;
    this.onerror?.();
  }

  close(): void {
    this.readyState = 2;
  }
}
