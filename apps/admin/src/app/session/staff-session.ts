// Who of the staff is in, and what their roles let them do, as the whole back office sees it.
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type Permission,
  permissionsOf,
  type Refusal,
  type StaffLogInStep,
  type StaffView,
} from '@haopai/contracts';
import { ApiClient, isSessionOver, type Outcome } from '@haopai/web-data';
import { forgetOfficeDrafts } from '../forms/office-drafts';
import { AdminApi } from '../http/admin-api';
import { SessionLapse } from './session-lapse';
import { rolesOf } from './staff-roles';

export type StaffSessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'out'; readonly why: Refusal | null }
  /** Also while they are asked to log in again over the page (`SessionLapse`). */
  | { readonly status: 'in'; readonly staff: StaffView };

@Injectable({ providedIn: 'root' })
export class StaffSession {
  private readonly admin = inject(AdminApi);
  private readonly lapse = inject(SessionLapse);
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

  private readonly permissions = computed(() => {
    const staff = this.staff();
    if (staff === null) return permissionsOf([]);
    return staff.permissions === undefined ? permissionsOf(rolesOf(staff)) : new Set(staff.permissions);
  });

  constructor() {
    inject(ApiClient)
      .refusals.pipe(takeUntilDestroyed())
      .subscribe((refusal) => {
        if (isSessionOver(refusal) && this.staff() !== null) this.lapse.begin(refusal);
      });
  }

  may(permission: Permission): boolean {
    return this.permissions().has(permission);
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

  logInStep(path: 'login' | 'totp' | 'passkey' | 'password', body: object): Promise<Outcome<StaffLogInStep>> {
    return this.admin.post(`/auth/${path}`, body);
  }

  /** The session is over, and whoever had it does not come back to this page. */
  leave(): void {
    const why = this.lapse.why();
    this.current.set({ status: 'out', why });
    this.lapse.end(false);
  }

  /** Whoever sits down next finds none of what was typed. */
  async logOut(): Promise<void> {
    const staff = this.staff();
    await this.admin.post<unknown>('/auth/logout', {});
    this.current.set({ status: 'out', why: null });
    this.lapse.end(false);
    if (staff !== null) forgetOfficeDrafts(staff.id);
  }
}
