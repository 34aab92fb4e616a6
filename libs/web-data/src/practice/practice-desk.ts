// The visitor's practice: begun, found again after a reload or a broken connection, and over.
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { PracticeEnd, PracticeView, Refusal, RoomPass } from '@haopai/contracts';
import { Session } from '../session/session';
import { PracticeSocket } from './practice-socket';

export type PracticeState =
  | { readonly status: 'unknown' }
  /** `why` tells of one that ran on this page; `lost` with the connection, or with the instance that it lived on. */
  | { readonly status: 'none'; readonly why: PracticeEnd['reason'] | 'lost' | null }
  | { readonly status: 'running'; readonly view: PracticeView };

const ASK_AGAIN_AFTER_MS = 1_500;

@Injectable()
export class PracticeDesk {
  private readonly socket = inject(PracticeSocket);
  private readonly current = signal<PracticeState>({ status: 'unknown' });
  private isGone = false;

  readonly state = this.current.asReadonly();
  readonly breaks = this.socket.breaks;
  readonly view = computed(() => {
    const state = this.current();
    return state.status === 'running' ? state.view : null;
  });
  /** There are lots that have not ended. */
  readonly isUnderWay = computed(() => this.view()?.auction.state === 'live');

  constructor() {
    const stops = [
      this.socket.on('practice.ended', ({ auctionId, reason }) => {
        if (this.view()?.auction.id === auctionId) this.current.set({ status: 'none', why: reason });
      }),
      this.socket.on('auction.message', ({ auctionId, kind, atMs }) => {
        if (kind === 'ended') this.noteEnd(auctionId, atMs);
      }),
      this.socket.onConnected(() => void this.find()),
    ];
    const session = inject(Session);
    let citizenId = session.citizenId();
    effect(() => {
      const next = session.citizenId();
      if (next === citizenId) return;
      citizenId = next;
      // The handshake speaks for whoever was logged in before.
      untracked(() => {
        this.current.set({ status: 'unknown' });
        this.socket.reconnect();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      stops.forEach((stop) => stop());
    });
  }

  /** Null when a new practice runs, else why not. */
  async start(): Promise<Refusal | null> {
    const answer = await this.socket.ask('practice.start', {});
    if (!answer.ok) return answer.refusal;
    this.current.set({ status: 'running', view: answer.value });
    return null;
  }

  async stop(): Promise<void> {
    await this.socket.ask('practice.stop', {});
  }

  /** Asks for the practice that runs, and so learns which shares stand behind which plates. */
  async find(): Promise<void> {
    const answer = await this.socket.ask('practice.find', {});
    if (answer.ok) this.current.set({ status: 'running', view: answer.value });
    else if (answer.refusal.code !== 'SERVER.UNAVAILABLE') this.forget();
    else if (!this.isGone && this.socket.connection() === 'connected')
      setTimeout(() => void this.find(), ASK_AGAIN_AFTER_MS);
  }

  /** An accepted bid binds its entry to its lot. */
  changePass(change: (pass: RoomPass) => RoomPass): void {
    const view = this.view();
    if (view !== null) this.current.set({ status: 'running', view: { ...view, pass: change(view.pass) } });
  }

  private noteEnd(auctionId: number, endedAtMs: number): void {
    const view = this.view();
    if (view?.auction.id !== auctionId) return;
    const auction = { ...view.auction, state: 'past', endedAtMs } as const;
    this.current.set({ status: 'running', view: { ...view, auction } });
  }

  private forget(): void {
    const before = this.current();
    if (before.status === 'none') return;
    this.current.set({ status: 'none', why: before.status === 'running' ? 'lost' : null });
  }
}
