// Says what an act did, or why it did nothing, to eyes and ears, wherever one goes next.
import { Injectable, signal } from '@angular/core';

const SHOWN_MS = 12_000;

@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly current = signal<string | null>(null);
  private readonly isRefused = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly said = this.current.asReadonly();
  readonly isRefusal = this.isRefused.asReadonly();

  /** A finished sentence in the reader's language. */
  say(words: string): void {
    this.show(words, false);
  }

  /** Why nothing was done, where there is no form beside which it could stand. */
  sayRefused(words: string): void {
    this.show(words, true);
  }

  close(): void {
    clearTimeout(this.timer);
    this.current.set(null);
  }

  private show(words: string, isRefused: boolean): void {
    clearTimeout(this.timer);
    this.current.set(words);
    this.isRefused.set(isRefused);
    this.timer = setTimeout(() => this.current.set(null), SHOWN_MS);
  }
}
