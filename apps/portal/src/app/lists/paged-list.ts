// One page of a list of one's own, asked for again when its citizen hears news or comes back to it. Made where something can be injected.
import { computed, effect, inject, signal, untracked } from '@angular/core';
import type { Page } from '@haopai/contracts';
import { type Loaded, LOADING, NoticeBell, onResume, type Outcome, toLoaded } from '@haopai/web-data';

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

  constructor() {
    const bell = inject(NoticeBell);
    onResume(() => void this.refresh());
    let heard = bell.latest();
    effect(() => {
      const latest = bell.latest();
      if (latest === heard) return;
      heard = latest;
      untracked(() => void this.refresh());
    });
  }

  /** Another page, or another list. */
  async show(ask: () => Promise<Outcome<Page<Item>>>): Promise<void> {
    this.ask = ask;
    await this.retry();
  }

  async retry(): Promise<void> {
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
