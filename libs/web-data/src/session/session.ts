// Who is logged in, as the whole app sees it.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OwnCitizenView, LoginBody, Refusal, RegisterBody, SmsLoginBody } from '@haopai/contracts';
import type { Subscription } from 'rxjs';
import { ApiClient } from '../http/api-client';
import { LiveSocket } from '../live/live-socket';
import type { Outcome } from '../outcome';
import type { ReadFailure } from '../reading/read-state';

export type SessionState =
  /** Nobody has said yet who this is; `silence` is why not, null before the first question has met one. */
  | { readonly status: 'unknown'; readonly silence: Refusal | null }
  | { readonly status: 'anonymous' }
  | { readonly status: 'citizen'; readonly citizen: OwnCitizenView };

@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(ApiClient);
  private readonly live = inject(LiveSocket);
  private readonly current = signal<SessionState>({ status: 'unknown', silence: null });
  private asking: Subscription | null = null;

  readonly state = this.current.asReadonly();
  /** Why it is not known who this is, as long as that is asked for and nobody answers. */
  readonly silence = computed(() => {
    const state = this.current();
    return state.status === 'unknown' ? state.silence : null;
  });
  readonly isKnown = computed(() => this.current().status !== 'unknown');
  readonly citizen = computed(() => {
    const state = this.current();
    return state.status === 'citizen' ? state.citizen : null;
  });
  /** What belongs to one citizen hangs on it: it changes when somebody else takes over the browser, with or without a log-out. */
  readonly citizenId = computed(() => this.citizen()?.id ?? null);

  private readonly end = signal<Refusal | null>(null);
  /** Why the last session is over, where its citizen did not end it here; null once they logged in again or have read it. */
  readonly ended = this.end.asReadonly();
  private isLeaving = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stopAsking());
    this.live.on('session.ended', ({ reason }) => {
      if (this.citizen() === null || this.isLeaving) return;
      if (reason === 'elsewhere') this.end.set({ code: 'SESSION.ENDED', data: {} });
      if (reason === 'expired') this.end.set({ code: 'SESSION.MISSING', data: {} });
      this.current.set({ status: 'anonymous' });
    });
    this.api.refusals.pipe(takeUntilDestroyed()).subscribe((refusal) => {
      if (refusal.code !== 'SESSION.ENDED') return;
      this.end.set(refusal);
      this.current.set({ status: 'anonymous' });
    });
  }

  forgetWhyEnded(): void {
    this.end.set(null);
  }

  /**
   * Asks the server who this browser is, until it says so or somebody logs in: no answer is not "nobody" (ADR 50).
   * Resolves when it is known.
   */
  resume(): Promise<void> {
    return new Promise((resolve) => {
      this.stopAsking();
      const asking = this.api.hear<OwnCitizenView>({ path: '/me' }, isNobody);
      this.asking = asking.subscribe((heard) => {
        if (heard.at === 'answered') this.current.set({ status: 'citizen', citizen: heard.value });
        else if (heard.isOver) this.current.set({ status: 'anonymous' });
        else if (!this.isKnown()) this.current.set({ status: 'unknown', silence: heard.failure.refusal });
      });
      this.asking.add(resolve);
    });
  }

  /** Asks again. Only the server's word ends a session: no answer leaves things as they are. */
  async confirm(): Promise<void> {
    const before = this.citizenId();
    const me = await this.api.get<OwnCitizenView>('/me');
    if (this.citizenId() !== before) return;
    if (!me.ok) {
      if (me.refusal.code === 'SESSION.MISSING') this.current.set({ status: 'anonymous' });
    } else if (me.value.id === before) {
      // A new agreement may have come into force.
      if (me.value.agreementDue !== this.citizen()?.agreementDue)
        this.current.set({ status: 'citizen', citizen: me.value });
    } else {
      // Another tab of this browser logged in as somebody else; the socket still speaks for the former one.
      this.current.set({ status: 'citizen', citizen: me.value });
      this.live.reconnect();
    }
  }

  /** With the answer to any log-in. Null when logged in, else why not. */
  begin(answer: Outcome<OwnCitizenView>): Refusal | null {
    if (!answer.ok) return answer.refusal;
    this.stopAsking();
    this.end.set(null);
    this.current.set({ status: 'citizen', citizen: answer.value });
    this.live.reconnect();
    return null;
  }

  /** Null when logged in, else why not. */
  async logIn(body: LoginBody): Promise<Refusal | null> {
    return this.begin(await this.api.post<OwnCitizenView>('/auth/login', body));
  }

  /** Null when logged in, else why not. */
  async logInBySms(body: SmsLoginBody): Promise<Refusal | null> {
    return this.begin(await this.api.post<OwnCitizenView>('/auth/login/sms', body));
  }

  /** Null when there is an account and it is logged in, else why not. */
  async register(body: RegisterBody): Promise<Refusal | null> {
    return this.begin(await this.api.post<OwnCitizenView>('/accounts', body));
  }

  /** The citizen has agreed to what is in force. */
  noteAgreed(): void {
    const citizen = this.citizen();
    if (citizen !== null)
      this.current.set({ status: 'citizen', citizen: { ...citizen, agreementDue: null } });
  }

  async logOut(): Promise<void> {
    await this.api.post<unknown>('/auth/logout', {});
    this.leave();
  }

  /** Asks for what ends this session, too: the socket may tell of the end before the answer comes, and that is no news. */
  async askToLeave(ask: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    this.isLeaving = true;
    const answer = await ask();
    this.isLeaving = false;
    return answer;
  }

  /** The server has ended the session at this citizen's wish: the account was closed. */
  leave(): void {
    this.stopAsking();
    this.end.set(null);
    this.current.set({ status: 'anonymous' });
    this.live.reconnect();
  }

  private stopAsking(): void {
    this.asking?.unsubscribe();
    this.asking = null;
  }
}

/** The server's word that nobody is logged in; of anything else it says nothing about who this is. */
function isNobody({ kind }: ReadFailure): boolean {
  return kind === 'notYours';
}
