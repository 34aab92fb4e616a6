// By which ways a citizen wants to be told of what they watch: loaded, and each flip told to the server at once.
import { inject, Injectable, signal } from '@angular/core';
import type { NoticeChoices, NoticeTopic, NoticeWays, Refusal } from '@haopai/contracts';
import { type Loaded, LOADING, toLoaded, WatchesClient } from '@haopai/web-data';

@Injectable()
export class NoticeChoicesStore {
  private readonly client = inject(WatchesClient);
  private readonly loaded = signal<Loaded<NoticeChoices>>(LOADING);
  private readonly why = signal<Refusal | null>(null);
  private isBusy = false;

  readonly state = this.loaded.asReadonly();
  /** Why the last flip was refused; what is shown is what holds. */
  readonly refusal = this.why.asReadonly();

  async load(): Promise<void> {
    this.loaded.set(LOADING);
    this.loaded.set(toLoaded(await this.client.choices()));
  }

  async flip(topic: NoticeTopic, way: keyof NoticeWays): Promise<void> {
    const state = this.loaded();
    if (state.status !== 'ready' || this.isBusy) return;
    this.isBusy = true;
    this.why.set(null);
    const ways = { ...state.value[topic], [way]: !state.value[topic][way] };
    const answer = await this.client.choose({ ...state.value, [topic]: ways });
    this.isBusy = false;
    if (answer.ok) this.loaded.set({ status: 'ready', value: answer.value });
    else this.why.set(answer.refusal);
  }
}
