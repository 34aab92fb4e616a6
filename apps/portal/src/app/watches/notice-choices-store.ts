// By which ways a citizen wants to be told of what they watch: loaded, and each flip told to the server at once.
import { inject, Injectable, signal } from '@angular/core';
import type { NoticeTopic, NoticeWays, Refusal } from '@haopai/contracts';
import { WatchesClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';

@Injectable()
export class NoticeChoicesStore {
  private readonly client = inject(WatchesClient);
  readonly choices = reading(() => this.client.choices());
  private readonly why = signal<Refusal | null>(null);
  private isBusy = false;

  /** Why the last flip was refused; what is shown is what holds. */
  readonly refusal = this.why.asReadonly();

  async flip(topic: NoticeTopic, way: keyof NoticeWays): Promise<void> {
    const chosen = this.choices.value();
    if (chosen === null || this.isBusy) return;
    this.isBusy = true;
    this.why.set(null);
    const ways = { ...chosen[topic], [way]: !chosen[topic][way] };
    const answer = await this.client.choose({ ...chosen, [topic]: ways });
    this.isBusy = false;
    if (answer.ok) this.choices.update(() => answer.value);
    else this.why.set(answer.refusal);
  }
}
