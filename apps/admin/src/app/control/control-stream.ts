// The stream of a control room: opened, heard, and opened anew when it breaks, is refused or falls silent.
import { DestroyRef, inject, Injectable, InjectionToken, signal } from '@angular/core';
import type { ControlEvents } from '@haopai/contracts';

export const OPEN_EVENT_SOURCE = new InjectionToken<(address: string) => EventSource>('OPEN_EVENT_SOURCE', {
  providedIn: 'root',
  factory: () => (address) => new EventSource(address),
});

export type StreamState =
  | { readonly status: 'connecting' }
  | { readonly status: 'live' }
  | { readonly status: 'lost'; readonly sinceMs: number };

export type ControlListener = {
  readonly [Name in keyof ControlEvents]: (told: ControlEvents[Name]) => void;
} & {
  /** It is open again; what happened meanwhile was not heard. */
  readonly opensAgain: () => void;
  /** The server does not want to open it; whoever asks by REST is told why. */
  readonly isRefused: () => void;
};

/** Figures come once a second. */
const SILENCE_MAX_MS = 8_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 10_000;

@Injectable()
export class ControlStream {
  private readonly openSource = inject(OPEN_EVENT_SOURCE);
  private readonly current = signal<StreamState>({ status: 'connecting' });
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  readonly state = this.current.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  open(auctionId: number, listener: ControlListener): void {
    this.close();
    this.failures = 0;
    this.current.set({ status: 'connecting' });
    this.connect(`/api/v1/admin/auctions/${auctionId}/control/stream`, listener);
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private connect(address: string, listener: ControlListener): void {
    const source = this.openSource(address);
    this.source = source;
    const again = () => this.connectLater(address, listener);
    const expectMore = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(again, SILENCE_MAX_MS);
    };
    source.onopen = () => {
      const isReturn = this.current().status === 'lost';
      this.failures = 0;
      this.current.set({ status: 'live' });
      expectMore();
      if (isReturn) listener.opensAgain();
    };
    source.onerror = () => {
      const isRefused = source.readyState === source.CLOSED;
      again();
      if (isRefused) listener.isRefused();
    };
    const hear = <Told>(name: keyof ControlEvents, tell: (told: Told) => void): void =>
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        expectMore();
        tell(JSON.parse(data) as Told);
      });
    hear('lots', listener.lots);
    hear('figures', listener.figures);
    hear('act', listener.act);
    hear('end', listener.end);
    expectMore();
  }

  private connectLater(address: string, listener: ControlListener): void {
    this.close();
    if (this.current().status !== 'lost') this.current.set({ status: 'lost', sinceMs: Date.now() });
    const waitMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** this.failures);
    this.failures++;
    this.timer = setTimeout(() => this.connect(address, listener), waitMs);
  }
}
