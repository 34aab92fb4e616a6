// One form on its way to the server: at most one at a time, with its refusal and whether it is done.
import { signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';

export class Submission {
  readonly isBusy = signal(false);
  readonly isDone = signal(false);
  /** What the form as a whole was refused for. */
  readonly refusal = signal<Refusal | null>(null);

  /** The form is tried anew: what was said before counts no more. */
  reset(): void {
    this.isDone.set(false);
    this.refusal.set(null);
  }

  /** Null while another is on its way. */
  async send<Value>(ask: () => Promise<Outcome<Value>>): Promise<Outcome<Value> | null> {
    if (this.isBusy()) return null;
    this.reset();
    this.isBusy.set(true);
    const answer = await ask();
    this.isBusy.set(false);
    if (answer.ok) this.isDone.set(true);
    return answer;
  }
}
