// How many notices the citizen has not read, and the newest that came while the page was open; kept right by the socket.
import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { NoticeView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { LiveSocket } from '../live/live-socket';
import type { Outcome } from '../outcome';
import { NewestAsker } from '../session/newest-asker';
import { Session } from '../session/session';
import { NoticesClient } from './notices-client';

@Injectable({ providedIn: 'root' })
export class NoticeBell {
  private readonly client = inject(NoticesClient);
  private readonly live = inject(LiveSocket);
  private readonly session = inject(Session);
  private readonly api = inject(ApiClient);
  private readonly asker = new NewestAsker(this.session.citizenId);
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
    this.leave = citizenId === null ? () => undefined : this.live.onConnected(() => void this.ask(citizenId));
    if (citizenId !== null) void this.ask(citizenId);
  }

  private async ask(citizenId: number): Promise<void> {
    const answer = await this.api.answerTo(this.client.unread(), this.asker.ask('unread'));
    if (this.session.citizenId() === citizenId) this.hear(answer);
  }
}
