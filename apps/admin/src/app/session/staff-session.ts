// Who of the staff is in, and what their role lets them do, as the whole back office sees it.
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type Permission,
  PERMISSIONS_OF,
  type Refusal,
  type StaffLogInStep,
  type StaffView,
} from '@haopai/contracts';
import { ApiClient, type Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

export type StaffSessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'out'; readonly why: Refusal | null }
  | { readonly status: 'in'; readonly staff: StaffView };

@Injectable({ providedIn: 'root' })
export class StaffSession {
  private readonly admin = inject(AdminApi);
  private readonly current = signal<StaffSessionState>({ status: 'unknown' });

  readonly state = this.current.asReadonly();
  readonly staff = computed(() => {
    const state = this.current();
    return state.status === 'in' ? state.staff : null;
  });
  /** Why the last session is over, where nobody logged out. */
  readonly whyOut = computed(() => {
    const state = this.current();
    return state.status === 'out' ? state.why : null;
  });

  constructor() {
    inject(ApiClient)
      .refusals.pipe(takeUntilDestroyed())
      .subscribe((refusal) => {
        const isOver = refusal.code === 'SESSION.MISSING' || refusal.code === 'SESSION.ENDED';
        if (isOver && this.staff() !== null) this.current.set({ status: 'out', why: refusal });
      });
  }

  may(permission: Permission): boolean {
    const staff = this.staff();
    return staff !== null && PERMISSIONS_OF[staff.role].includes(permission);
  }

  /** Asks the server who this browser is. */
  async resume(): Promise<void> {
    const me = await this.admin.get<StaffView>('/me');
    if (me.ok) this.enter(me.value);
    else this.current.set({ status: 'out', why: me.refusal.code === 'SESSION.MISSING' ? null : me.refusal });
  }

  /** The log-in has come to its end. */
  enter(staff: StaffView): void {
    this.current.set({ status: 'in', staff });
  }

  logInStep(path: 'login' | 'totp' | 'password', body: object): Promise<Outcome<StaffLogInStep>> {
    return this.admin.post(`/auth/${path}`, body);
  }

  async logOut(): Promise<void> {
    await this.admin.post<unknown>('/auth/logout', {});
    this.current.set({ status: 'out', why: null });
  }
}
