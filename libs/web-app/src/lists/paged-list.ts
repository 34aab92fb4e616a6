// One page of a list, asked for again at will: what is shown stays until there is something newer.
import { computed, signal } from '@angular/core';
import type { Page } from '@haopai/contracts';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';

export class PagedList<Item> {
  private readonly loaded = signal<Loaded<Page<Item>>>(LOADING);
  private ask: (() => Promise<Outcome<Page<Item>>>) | null = null;

  readonly state = this.loaded.asReadonly();
  readonly items = computed<readonly Item[]>(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value.items : [];
  });
  readonly pages = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? Math.ceil(state.value.total / state.value.size) : 0;
  });

  /** Another page, or another list. */
  async show(ask: () => Promise<Outcome<Page<Item>>>): Promise<void> {
    this.ask = ask;
    await this.reload();
  }

  async reload(): Promise<void> {
    this.loaded.set(LOADING);
    await this.refresh();
  }

  /** What is shown stays until the answer is there, and when there is none. */
  async refresh(): Promise<void> {
    const { ask } = this;
    if (ask === null) return;
    const outcome = await ask();
    // A slow answer for an earlier page must not cover the later one's.
    if (this.ask !== ask) return;
    if (outcome.ok || this.loaded().status !== 'ready') this.loaded.set(toLoaded(outcome));
  }
}
