// By which ways a citizen wants to be told of what they watch: loaded, and each flip told to the server at once.
import { inject, Injectable, linkedSignal } from '@angular/core';
import type { NoticeTopic, NoticeWays, Refusal } from '@haopai/contracts';
import { Session, WatchesClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';

@Injectable()
export class NoticeChoicesStore {
  private readonly client = inject(WatchesClient);
  private readonly session = inject(Session);
  /** Belong to one citizen, though everybody asks the same: whoever comes next in the same browser waits for their own. */
  readonly choices = reading(() => this.client.choices(), {
    subject: () => String(this.session.citizenId()),
  });
  private readonly why = linkedSignal<number | null, Refusal | null>({
    source: this.session.citizenId,
    computation: () => null,
  });
  private isBusy = false;

  /** Why the last flip was refused; what is shown is what holds. */
  readonly refusal = this.why.asReadonly();

  async flip(topic: NoticeTopic, way: keyof NoticeWays): Promise<void> {
    const chosen = this.choices.value();
    if (chosen === null || this.isBusy) return;
    const citizenId = this.session.citizenId();
    this.isBusy = true;
    this.why.set(null);
    const ways = { ...chosen[topic], [way]: !chosen[topic][way] };
    const answer = await this.client.choose({ ...chosen, [topic]: ways });
    this.isBusy = false;
    if (this.session.citizenId() !== citizenId) return;
    if (answer.ok) this.choices.update(() => answer.value);
    else this.why.set(answer.refusal);
  }
}
