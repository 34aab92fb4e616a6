// State of one claim's page: what was written, a reply, and a picture for what was written last.
import { inject, Injectable, signal } from '@angular/core';
import { areGood, FormField, Submission } from '@haopai/web-app/forms';
import { Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { withNews } from '../lists/news-list';
import { ClaimsClient } from './claims-client';
import { readText } from './read-text';

@Injectable()
export class ClaimStore {
  private readonly client = inject(ClaimsClient);
  private readonly session = inject(Session);
  private readonly asked = signal<number | null>(null);
  readonly claim = reading(
    () => {
      const claimId = this.asked();
      return claimId === null ? undefined : this.client.one(claimId);
    },
    { subject: () => `${this.session.citizenId()} ${this.asked()}` },
  );
  readonly text = new FormField(readText);
  readonly replying = new Submission();
  readonly adding = new Submission();

  constructor() {
    withNews(() => this.claim.reload());
  }

  show(claimId: number): void {
    this.asked.set(claimId);
  }

  /** True when it is sent. */
  async reply(): Promise<boolean> {
    const claimId = this.asked();
    this.replying.reset();
    if (!areGood(this.text) || claimId === null) return false;
    const answer = await this.replying.send(() => this.client.reply(claimId, this.text.good()));
    if (answer === null) return false;
    if (answer.ok) {
      this.text.clear();
      this.claim.update(() => answer.value);
    } else this.replying.refusal.set(answer.refusal);
    return answer.ok;
  }

  async addFile(file: File): Promise<void> {
    const claimId = this.asked();
    if (claimId === null) return;
    const answer = await this.adding.send(() => this.client.addFile(claimId, file));
    if (answer?.ok === true) this.claim.update(() => answer.value);
    else if (answer !== null) this.adding.refusal.set(answer.refusal);
  }
}
