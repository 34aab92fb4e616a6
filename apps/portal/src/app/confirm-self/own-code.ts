// A code to the number of whoever is logged in: asked for, and when the next may be.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { Wait } from '@haopai/web-app/forms';
import { ProfileClient, ServerClock } from '@haopai/web-data';

@Injectable()
export class OwnCode {
  private readonly client = inject(ProfileClient);
  private readonly clock = inject(ServerClock);

  readonly wait = new Wait();
  readonly isSending = signal(false);
  readonly isOff = computed(() => this.isSending() || !this.wait.isOver());
  /** For how long the last one counts; null before. */
  readonly minutes = signal<number | null>(null);
  /** Why none was sent. */
  readonly trouble = signal<Refusal | null>(null);

  /** False when none was sent; `trouble` says why. */
  async send(): Promise<boolean> {
    if (this.isOff()) return false;
    this.isSending.set(true);
    this.trouble.set(null);
    const answer = await this.client.sendOwnCode();
    this.isSending.set(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'SMS_CODE.TOO_MANY' && 'retryAfterMs' in answer.refusal.data)
        this.wait.start(answer.refusal.data.retryAfterMs);
      this.trouble.set(answer.refusal);
      return false;
    }
    const nowMs = this.clock.nowMs();
    this.wait.start(Math.max(0, answer.value.nextAtMs - nowMs));
    this.minutes.set(Math.max(1, Math.round((answer.value.expiresAtMs - nowMs) / 60_000)));
    return true;
  }
}
