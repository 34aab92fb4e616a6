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
const RETRY_FIRST_MS = 250;
const RETRY_NEXT_MS = 1_000;
const RETRY_MAX_MS = 10_000;

@Injectable()
export class ControlStream {
  private readonly openSource = inject(OPEN_EVENT_SOURCE);
  private readonly current = signal<StreamState>({ status: 'connecting' });
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private hasBeenOpen = false;
  private heardAtMs = 0;

  readonly state = this.current.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  open(auctionId: number, listener: ControlListener): void {
    this.close();
    this.failures = 0;
    this.hasBeenOpen = false;
    this.heardAtMs = Date.now();
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
    const expectMore = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.lose();
        this.connectLater(address, listener);
      }, SILENCE_MAX_MS);
    };
    source.onopen = () => {
      this.failures = 0;
      this.heardAtMs = Date.now();
      this.current.set({ status: 'live' });
      expectMore();
      if (this.hasBeenOpen) listener.opensAgain();
      this.hasBeenOpen = true;
    };
    source.onerror = () => {
      const isRefused = source.readyState === source.CLOSED;
      // It closes every few minutes and is opened again: nothing is lost before that fails.
      if (this.current().status === 'live') this.current.set({ status: 'connecting' });
      else this.lose();
      this.connectLater(address, listener);
      if (isRefused) listener.isRefused();
    };
    const hear = <Told>(name: keyof ControlEvents, tell: (told: Told) => void): void =>
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        this.heardAtMs = Date.now();
        expectMore();
        tell(JSON.parse(data) as Told);
      });
    hear('lots', listener.lots);
    hear('figures', listener.figures);
    hear('act', listener.act);
    hear('decisions', listener.decisions);
    hear('end', listener.end);
    expectMore();
  }

  private lose(): void {
    if (this.current().status !== 'lost') this.current.set({ status: 'lost', sinceMs: this.heardAtMs });
  }

  private connectLater(address: string, listener: ControlListener): void {
    this.close();
    const waitMs = this.failures === 0 ? RETRY_FIRST_MS : RETRY_NEXT_MS * 2 ** (this.failures - 1);
    this.failures++;
    this.timer = setTimeout(() => this.connect(address, listener), Math.min(RETRY_MAX_MS, waitMs));
  }
}
