// Who is logged in, as the whole app sees it.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { CitizenView, LoginBody, Refusal } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { LiveSocket } from '../live/live-socket';

export type SessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'anonymous' }
  | { readonly status: 'citizen'; readonly citizen: CitizenView };

@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(ApiClient);
  private readonly live = inject(LiveSocket);
  private readonly current = signal<SessionState>({ status: 'unknown' });

  readonly state = this.current.asReadonly();
  readonly citizen = computed(() => {
    const state = this.current();
    return state.status === 'citizen' ? state.citizen : null;
  });
  /** What belongs to one citizen hangs on it: it changes when somebody else takes over the browser, with or without a log-out. */
  readonly citizenId = computed(() => this.citizen()?.id ?? null);

  constructor() {
    this.live.on('session.ended', () => this.current.set({ status: 'anonymous' }));
  }

  /** Asks the server who this browser is. Without an answer the visitor counts as anonymous: pages stay readable. */
  async resume(): Promise<void> {
    const me = await this.api.get<CitizenView>('/me');
    this.current.set(me.ok ? { status: 'citizen', citizen: me.value } : { status: 'anonymous' });
  }

  /** Asks again. Only the server's word ends a session: no answer leaves things as they are. */
  async confirm(): Promise<void> {
    const before = this.citizenId();
    const me = await this.api.get<CitizenView>('/me');
    if (this.citizenId() !== before) return;
    if (!me.ok) {
      if (me.refusal.code === 'SESSION.MISSING') this.current.set({ status: 'anonymous' });
    } else if (me.value.id !== before) {
      // Another tab of this browser logged in as somebody else; the socket still speaks for the former one.
      this.current.set({ status: 'citizen', citizen: me.value });
      this.live.reconnect();
    }
  }

  /** Null when logged in, else why not. */
  async logIn(body: LoginBody): Promise<Refusal | null> {
    const answer = await this.api.post<unknown>('/auth/login', body);
    if (!answer.ok) return answer.refusal;
    await this.resume();
    this.live.reconnect();
    return null;
  }

  async logOut(): Promise<void> {
    await this.api.post<unknown>('/auth/logout', {});
    this.current.set({ status: 'anonymous' });
    this.live.reconnect();
  }
}
