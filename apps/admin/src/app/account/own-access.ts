// Asks the server to change one's own way in, and puts what was refused beside the field that it is about.
import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  ChangeStaffPasswordBody,
  NewPhone,
  Refusal,
  StaffConfirmation,
  StaffView,
} from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FormField, readSecret, readTotp, refusalFault } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';
import { StaffSession } from '../session/staff-session';

/** Provided by each form, which shows what one has to show again: the password, and a code or a passkey. */
@Injectable()
export class OwnAccess {
  private readonly api = inject(AdminApi);
  private readonly words = inject(Words);

  private readonly session = inject(StaffSession);

  /** Whoever has a passkey is asked for it over the page, and for no code. */
  readonly wantsCode = computed(() => this.session.staff()?.hasPasskey !== true);
  readonly currentPassword = new FormField(readSecret);
  readonly code = new FormField(readTotp);
  readonly isBusy = signal(false);
  /** Of the form as a whole, in words. */
  readonly refused = signal<string | null>(null);

  /** Says what is missing; null while something is. */
  confirmation(...others: readonly FormField<unknown>[]): StaffConfirmation | null {
    const wantsCode = this.wantsCode();
    if (!areGood(...others, this.currentPassword, ...(wantsCode ? [this.code] : []))) return null;
    const currentPassword = this.currentPassword.good();
    return wantsCode ? { currentPassword, code: this.code.good() } : { currentPassword };
  }

  changePassword(body: ChangeStaffPasswordBody, newPassword: FormField<unknown>): Promise<StaffView | null> {
    return this.ask(() => this.api.post<StaffView>('/me/password', body), newPassword);
  }

  beginPhone(body: StaffConfirmation): Promise<NewPhone | null> {
    return this.ask(() => this.api.post<NewPhone>('/me/phone', body));
  }

  finishPhone(code: string): Promise<StaffView | null> {
    return this.ask(() => this.api.post<StaffView>('/me/phone/code', { code }));
  }

  clear(): void {
    this.currentPassword.clear();
    this.code.clear();
  }

  /** Null where it was refused, or is on its way already. */
  async ask<Value>(
    send: () => Promise<Outcome<Value>>,
    newPassword?: FormField<unknown>,
  ): Promise<Value | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    this.refused.set(null);
    const answer = await send();
    this.isBusy.set(false);
    if (answer.ok) return answer.value;
    this.learnFrom(answer.refusal, newPassword);
    return null;
  }

  private learnFrom(refusal: Refusal, newPassword: FormField<unknown> | undefined): void {
    if (refusal.code === 'STAFF.PASSWORD_WRONG') this.currentPassword.refuse(refusalFault(refusal));
    else if (refusal.code === 'STAFF.CODE_WRONG') this.code.refuse(refusalFault(refusal));
    else if (refusal.code === 'STAFF.PASSWORD_REFUSED' && newPassword !== undefined)
      newPassword.refuse(refusalFault(refusal));
    // The words that citizens read offer a way in by text message, which staff have not.
    else if (refusal.code === 'LOGIN.LOCKED' && 'retryAfterMs' in refusal.data)
      this.refused.set(this.words.say('login.locked', { left: this.words.span(refusal.data.retryAfterMs) }));
    else this.refused.set(this.words.sayRefusal(refusal));
  }
}
