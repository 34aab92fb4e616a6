// Where one is logged in; what was ended leaves the list when the server has said so.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Refusal, SessionView } from '@haopai/contracts';
import { type Loaded, LOADING, SessionsClient, toLoaded } from '@haopai/web-data';

@Injectable()
export class SessionsStore {
  private readonly client = inject(SessionsClient);
  private readonly loaded = signal<Loaded<readonly SessionView[]>>(LOADING);

  readonly state = this.loaded.asReadonly();
  readonly isBusy = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  readonly sessions = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : [];
  });
  readonly others = computed(() => this.sessions().filter(({ isCurrent }) => !isCurrent));

  constructor() {
    void this.load();
  }

  async load(): Promise<void> {
    this.loaded.set(LOADING);
    await this.refresh();
  }

  /** True when it is ended. */
  end(id: string): Promise<boolean> {
    return this.act(() => this.client.end(id));
  }

  /** True when all others are ended. */
  endOthers(): Promise<boolean> {
    return this.act(() => this.client.endOthers());
  }

  private async act(ask: () => ReturnType<SessionsClient['end']>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    const answer = await ask();
    if (!answer.ok) this.refusal.set(answer.refusal);
    await this.refresh();
    this.isBusy.set(false);
    return answer.ok;
  }

  /** The list stays to be seen while it is asked for again. */
  private async refresh(): Promise<void> {
    this.loaded.set(toLoaded(await this.client.list()));
  }
}
