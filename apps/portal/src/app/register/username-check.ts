// Asks, a moment after the last key, whether a user name is free; the answer counts for that very name.
import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { refusalFault } from '@haopai/web-app/forms';
import { AccountsClient } from '@haopai/web-data';
import { RegistrationFields } from './registration-fields';

export const ASK_AFTER_MS = 400;

@Injectable()
export class UsernameCheck {
  private readonly accounts = inject(AccountsClient);
  private readonly field = inject(RegistrationFields).username;
  private readonly name = computed(() => this.field.value()?.name ?? null);
  private readonly freeName = signal<string | null>(null);

  readonly isFree = computed(() => this.name() !== null && this.name() === this.freeName());

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const name = this.name();
      clearTimeout(timer);
      if (name !== null) timer = setTimeout(() => void this.ask(name), ASK_AFTER_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Without an answer nothing is said: registration itself will tell. */
  private async ask(name: string): Promise<void> {
    const answer = await this.accounts.findUsername(name);
    if (!answer.ok || this.name() !== name) return;
    if (answer.value.isFree) this.freeName.set(name);
    else this.field.refuse(refusalFault({ code: 'ACCOUNT.USERNAME_TAKEN', data: {} }));
  }
}
