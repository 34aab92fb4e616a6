// How a page without a place for its socket follows the sale: it looks over REST every two seconds, and knows for when what it sees is true.
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { Dated } from '../http/api-client';
import type { Outcome } from '../outcome';
import { keepLooking } from './keep-looking';
import { LiveSocket } from './live-socket';

/** Null when there was nothing to look at. */
export type Look = () => Promise<Outcome<Dated<unknown>> | null>;

interface LastLook {
  /** Server time. */
  readonly trueAtMs: number;
  /** The browser's monotonic time. */
  readonly receivedMs: number;
}

export const LOOK_EVERY_MS = 2_000;

@Injectable({ providedIn: 'root' })
export class DelayedLooks {
  private readonly live = inject(LiveSocket);
  private readonly document = inject(DOCUMENT);
  private readonly silent = signal(false);
  private readonly last = signal<LastLook | null>(null);

  /** The last look met no answer. */
  readonly areSilent = this.silent.asReadonly();
  /** Null before there was one, and where the server does not say for when it was true. */
  readonly newest = this.last.asReadonly();

  /** Looks whenever there is no place, at once and then again and again; returns how to stop. */
  whileFull(look: Look, everyMs = LOOK_EVERY_MS): () => void {
    let stop = (): void => undefined;
    const forget = this.live.onFull((isFull) => {
      stop();
      if (isFull) stop = keepLooking(() => this.note(look), { everyMs, document: this.document });
    });
    return () => {
      forget();
      stop();
    };
  }

  /** Once, for a page that has just come to something else. */
  now(look: Look): void {
    if (this.live.connection() === 'full') void this.note(look);
  }

  private async note(look: Look): Promise<Outcome<unknown>> {
    const answer = await look();
    if (answer === null) return { ok: true, value: null };
    // A server that was away turned the socket away in the same moment, which then would wait long for a place.
    if (this.silent() && answer.ok && this.live.connection() === 'full') this.live.reconnect();
    this.silent.set(!answer.ok && SILENT.includes(answer.refusal.code));
    if (answer.ok) {
      const { trueAtMs } = answer.value;
      this.last.set(trueAtMs === null ? null : { trueAtMs, receivedMs: performance.now() });
    }
    return answer;
  }
}

const SILENT: readonly string[] = ['SERVER.UNAVAILABLE', 'SERVER.FAILED'];
