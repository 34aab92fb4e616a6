// A report that is asked for, and asked for again.
import { signal } from '@angular/core';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';

export class OneReport<Value> {
  private readonly loaded = signal<Loaded<Value>>(LOADING);
  private ask: (() => Promise<Outcome<Value>>) | null = null;

  readonly state = this.loaded.asReadonly();

  async show(ask: () => Promise<Outcome<Value>>): Promise<void> {
    this.ask = ask;
    await this.retry();
  }

  async retry(): Promise<void> {
    const { ask } = this;
    if (ask === null) return;
    this.loaded.set(LOADING);
    const outcome = await ask();
    // A slow answer for an earlier period must not cover the later one's.
    if (this.ask === ask) this.loaded.set(toLoaded(outcome));
  }
}
