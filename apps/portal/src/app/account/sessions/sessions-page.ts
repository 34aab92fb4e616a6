// Every place where one is logged in, and ending it there after a question.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { SessionsStore } from './sessions-store';

@Component({
  selector: 'hp-sessions-page',
  imports: [LoadFailed, LoadStale, Notice, RouterLink, Skeleton],
  providers: [FaultFocus, SessionsStore],
  templateUrl: './sessions-page.html',
  styleUrl: './sessions-page.scss',
})
export class SessionsPage {
  private readonly words = inject(Words);
  private readonly door = inject(ConfirmDoor);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(SessionsStore);
  protected readonly nowMs = inject(ServerClock).nowMs;

  protected readonly say = this.words.say;
  protected readonly dayTime = this.words.dayTime;
  /** What was ended last: one session's device, or all others. */
  private readonly ended = signal<SessionView | 'others' | null>(null);
  protected readonly news = computed(() => {
    const ended = this.ended();
    if (ended === null) return null;
    if (ended === 'others') return this.say('account.sessionsEndedOthers');
    return this.say('account.sessionEnded', { device: this.deviceOf(ended) });
  });
  protected readonly why = computed(() => {
    const refusal = this.store.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  protected deviceOf(session: SessionView): string {
    return session.device || this.say('account.unknownDevice');
  }

  protected async end(session: SessionView): Promise<void> {
    const device = this.deviceOf(session);
    const isSure = await this.door.ask({
      heading: this.say('account.sessionEndAsk'),
      words: this.say('account.sessionEndAskWords', { device, address: session.address }),
      yes: this.say('account.sessionEndYes'),
    });
    if (isSure) await this.tell(this.store.end(session.id), session);
  }

  protected async endOthers(): Promise<void> {
    const isSure = await this.door.ask({
      heading: this.say('account.sessionsEndOthersAsk'),
      words: this.say('account.sessionsEndOthersWords', { count: this.store.others().length }),
      yes: this.say('account.sessionsEndOthers'),
    });
    if (isSure) await this.tell(this.store.endOthers(), 'others');
  }

  private async tell(ending: Promise<boolean>, what: SessionView | 'others'): Promise<void> {
    this.ended.set(null);
    if (await ending) this.ended.set(what);
    this.focus.move();
  }
}
