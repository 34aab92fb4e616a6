// State of the page that says whether one is known to be who one says: looked at again while an answer is waited for.
import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import type { CorrectIdentityBody, OwnIdentityView } from '@haopai/contracts';
import { Submission } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { IdentityClient } from './identity-client';

const LOOK_AGAIN_MS = 5_000;

@Injectable()
export class IdentityStore {
  private readonly client = inject(IdentityClient);
  private readonly reading = reading(() => this.client.own());

  readonly state = this.reading.state;
  readonly identity = this.reading.value;
  readonly submission = new Submission();
  /** The region that was just taken. */
  readonly tookRegion = signal<string | null>(null);

  constructor() {
    const looking = setInterval(() => {
      if (this.identity()?.state === 'waiting' && !this.submission.isBusy()) this.reading.reload();
    }, LOOK_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(looking));
    effect(() => {
      if (this.identity()?.region.isProven === false) this.tookRegion.set(null);
    });
  }

  reload(): void {
    this.reading.reload();
  }

  /** True when there was an answer, whatever it says. */
  check(): Promise<boolean> {
    return this.send(() => this.client.check());
  }

  /** Asked anew at once. */
  async correct(body: CorrectIdentityBody): Promise<boolean> {
    return (await this.send(() => this.client.correct(body))) && (await this.mayCheck());
  }

  async takeRegion(region: string): Promise<boolean> {
    const isTaken = await this.send(() => this.client.takeRegion(region));
    if (isTaken) this.tookRegion.set(region);
    return isTaken;
  }

  private async mayCheck(): Promise<boolean> {
    if (this.identity()?.state === 'notAsked') await this.check();
    return true;
  }

  private async send(ask: () => Promise<Outcome<OwnIdentityView>>): Promise<boolean> {
    this.submission.reset();
    this.tookRegion.set(null);
    const answer = await this.submission.send(ask);
    if (answer === null) return false;
    if (!answer.ok) {
      this.submission.refusal.set(answer.refusal);
      return false;
    }
    this.reading.update(() => answer.value);
    return true;
  }
}
