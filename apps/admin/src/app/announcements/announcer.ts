// Says what an act did, to eyes and ears, wherever one goes next.
import { Injectable, signal } from '@angular/core';

const SHOWN_MS = 12_000;

@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly current = signal<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly said = this.current.asReadonly();

  /** A finished sentence in the reader's language. */
  say(words: string): void {
    clearTimeout(this.timer);
    this.current.set(words);
    this.timer = setTimeout(() => this.current.set(null), SHOWN_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    this.current.set(null);
  }
}
