// State of one claim's page in the back office: the claim, what is being written to the citizen, and what becomes of it.
import { inject, Injectable, signal } from '@angular/core';
import type { AdminClaimView, Refusal } from '@haopai/contracts';
import { FormField, type Reading, Submission } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import { TypedForm } from '../forms/typed-form';
import { type ClaimAct, ClaimsClient } from './claims-client';

@Injectable()
export class ClaimStore {
  private readonly client = inject(ClaimsClient);
  private readonly loaded = signal<Loaded<AdminClaimView>>(LOADING);
  private claimId = 0;

  readonly state = this.loaded.asReadonly();
  readonly text = new FormField<string>(readText);
  /** About a person: kept on no device, and not lost without a question. */
  readonly form = new TypedForm({ text: this.text.text });
  readonly sending = new Submission();
  /** Of which act. */
  readonly done = signal<ClaimAct | 'take' | null>(null);

  async show(claimId: number): Promise<void> {
    this.claimId = claimId;
    if (this.form.begun() === null) this.form.keep();
    this.loaded.set(LOADING);
    const loaded = toLoaded(await this.client.one(claimId));
    if (this.claimId === claimId) this.loaded.set(loaded);
  }

  retry(): Promise<void> {
    return this.show(this.claimId);
  }

  async take(claim: AdminClaimView): Promise<void> {
    await this.send('take', () => this.client.assign(claim));
  }

  /** What was written stays unless it is sent. */
  async act(claim: AdminClaimView, act: ClaimAct): Promise<void> {
    this.text.insist();
    const text = this.text.value();
    if (text === null) return;
    if (!(await this.send(act, () => this.client.act(claim, act, text)))) return;
    this.text.clear();
    this.form.keep();
  }

  private async send(act: ClaimAct | 'take', ask: () => Promise<Outcome<AdminClaimView>>): Promise<boolean> {
    this.done.set(null);
    const answer = await this.sending.send(ask);
    if (answer === null) return false;
    if (!answer.ok) {
      this.sending.refusal.set(answer.refusal);
      await this.learnFrom(answer.refusal);
      return false;
    }
    this.loaded.set({ status: 'ready', value: answer.value });
    this.done.set(act);
    return true;
  }

  /** Somebody was faster: what they did is shown, and what was written stays. */
  private async learnFrom({ code }: Refusal): Promise<void> {
    if (code !== 'RECORD.CHANGED' && code !== 'CLAIM.CLOSED') return;
    const now = await this.client.one(this.claimId);
    if (now.ok) this.loaded.set({ status: 'ready', value: now.value });
  }
}

/** Several lines as they were written, and not nothing. */
function readText(text: string): Reading<string> {
  const written = text.trim();
  return written === '' ? { ok: false, code: 'TEXT.EMPTY', data: {} } : { ok: true, value: written };
}
