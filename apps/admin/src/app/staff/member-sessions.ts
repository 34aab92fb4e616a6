// Where a colleague is logged in, for administrators: each session ends with a reason, or all of them at once.
import { Component, effect, inject, input, untracked } from '@angular/core';
import type { StaffSessionView, StaffView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Skeleton } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { SessionList } from '../staff-sessions/session-list';
import { StaffSessionsClient } from '../staff-sessions/staff-sessions-client';

@Component({
  selector: 'hp-member-sessions',
  imports: [LoadFailed, LoadStale, SessionList, Skeleton],
  template: `
    <section class="hp-card" data-testid="member-sessions">
      <h2>{{ say('staff.sessionsHeading') }}</h2>
      @let state = sessions.state();
      @switch (state.status) {
        @case ('loading') {
          <hp-skeleton [count]="2" [height]="64" [label]="say('app.loading')" />
        }
        @case ('failed') {
          <hp-load-failed
            data-testid="sessions-failed"
            [heading]="say('staff.sessionsFailed')"
            [failure]="state"
            (again)="sessions.reload()"
          />
        }
        @case ('ready') {
          <hp-load-stale [why]="state.stale" />
          @if (state.value.length === 0) {
            <p class="hp-soft" data-testid="sessions-none">{{ say('staff.sessionsNone') }}</p>
          } @else {
            <hp-session-list [sessions]="state.value" (endAsked)="endOne($event)" />
            <p>
              <button type="button" class="hp-button quiet" data-testid="sessions-end-all" (click)="endAll()">
                {{ say('staff.sessionsEndAll') }}
              </button>
            </p>
          }
        }
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }

    h2,
    p {
      margin: 0;
    }
  `,
})
export class MemberSessions {
  private readonly words = inject(Words);
  private readonly client = inject(StaffSessionsClient);
  private readonly door = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);

  readonly member = input.required<StaffView>();

  protected readonly say = this.words.say;
  protected readonly sessions = reading(() => this.client.of(this.member().id));

  constructor() {
    // A lock, a reset and other roles end sessions, too.
    let shown: StaffView | null = null;
    effect(() => {
      const member = this.member();
      if (shown !== null && shown.id === member.id && shown.version !== member.version)
        untracked(() => this.sessions.reload());
      shown = member;
    });
  }

  protected endOne(session: StaffSessionView): Promise<void> {
    const device = session.device || this.say('account.sessionUnknown');
    const name = this.member().displayName;
    return this.end(session.id, {
      heading: this.say('staff.sessionEndHeading', { name }),
      words: this.say('staff.sessionEndWords', { device, address: session.maskedAddress }),
      yes: this.say('account.sessionEndYes'),
    });
  }

  protected endAll(): Promise<void> {
    const name = this.member().displayName;
    return this.end(null, {
      heading: this.say('staff.sessionsEndAllHeading', { name }),
      words: this.say('staff.sessionsEndAllWords'),
      yes: this.say('staff.sessionsEndAll'),
    });
  }

  private async end(
    sessionId: string | null,
    question: { readonly heading: string; readonly words: string; readonly yes: string },
  ): Promise<void> {
    const { id, displayName: name } = this.member();
    const done = await this.door.ask({
      ...question,
      isGrave: true,
      act: (reason) => this.client.endOf(id, { reason, ...(sessionId === null ? {} : { sessionId }) }),
    });
    if (done !== null) this.announcer.say(this.say('staff.sessionsEnded', { name }));
    this.sessions.reload();
  }
}
