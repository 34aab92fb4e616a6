// How many notices the citizen has not read, and the newest that came while the page was open; kept right by the socket.
import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { NoticeView } from '@haopai/contracts';
import type { Subscription } from 'rxjs';
import { ApiClient } from '../http/api-client';
import { LiveSocket } from '../live/live-socket';
import type { Outcome } from '../outcome';
import { Session } from '../session/session';
import { NoticesClient } from './notices-client';

@Injectable({ providedIn: 'root' })
export class NoticeBell {
  private readonly client = inject(NoticesClient);
  private readonly live = inject(LiveSocket);
  private readonly session = inject(Session);
  private readonly api = inject(ApiClient);
  private asking: Subscription | null = null;
  private readonly count = signal(0);
  private readonly newest = signal<NoticeView | null>(null);
  private leave: () => void = () => undefined;

  readonly unread = this.count.asReadonly();
  readonly latest = this.newest.asReadonly();

  constructor() {
    const deafen = this.live.on('notice', ({ unread, ...notice }) => {
      this.count.set(unread);
      this.newest.set(notice);
    });
    effect(() => {
      const citizenId = this.session.citizenId();
      untracked(() => this.follow(citizenId));
    });
    inject(DestroyRef).onDestroy(() => {
      deafen();
      this.asking?.unsubscribe();
      this.leave();
    });
  }

  /** For whoever has just read some. */
  hear(answer: Outcome<{ readonly unread: number }>): void {
    if (answer.ok) this.count.set(answer.value.unread);
  }

  private follow(citizenId: number | null): void {
    this.leave();
    this.count.set(0);
    this.newest.set(null);
    // What came while the connection was down is counted when it stands again.
    this.asking?.unsubscribe();
    this.leave = citizenId === null ? () => undefined : this.live.onConnected(() => this.ask());
    if (citizenId !== null) this.ask();
  }

  /** Until there is an answer, for whoever is here. */
  private ask(): void {
    this.asking?.unsubscribe();
    this.asking = this.api.hear(this.client.unread()).subscribe((heard) => {
      if (heard.at === 'answered') this.count.set(heard.value.unread);
    });
  }
}
