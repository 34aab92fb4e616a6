// Where one is logged in at the back office, and ending it there after a question.
import { Component, computed, inject, signal } from '@angular/core';
import type { StaffSessionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import type { Outcome } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Skeleton } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { SessionList } from '../staff-sessions/session-list';
import { StaffSessionsClient } from '../staff-sessions/staff-sessions-client';

@Component({
  selector: 'hp-own-sessions',
  imports: [LoadFailed, LoadStale, SessionList, Skeleton],
  template: `
    <section class="hp-card" data-testid="own-sessions">
      <h2>{{ say('account.sessionsHeading') }}</h2>
      <p class="hp-soft">{{ say('account.sessionsWords') }}</p>
      @let state = sessions.state();
      @switch (state.status) {
        @case ('loading') {
          <hp-skeleton [count]="2" [height]="64" [label]="say('app.loading')" />
        }
        @case ('failed') {
          <hp-load-failed
            data-testid="sessions-failed"
            [heading]="say('account.sessionsFailed')"
            [failure]="state"
            (again)="sessions.reload()"
          />
        }
        @case ('ready') {
          <hp-load-stale [why]="state.stale" />
          <hp-session-list [sessions]="state.value" [isBusy]="isBusy()" (endAsked)="end($event)" />
          @if (others() > 0) {
            <p>
              <button
                type="button"
                class="hp-button quiet"
                data-testid="sessions-end-others"
                [attr.aria-disabled]="isBusy()"
                (click)="endOthers()"
              >
                {{ say('account.sessionsEndOthers') }}
              </button>
            </p>
          } @else {
            <p class="hp-soft" data-testid="sessions-only-this">{{ say('account.sessionsOnlyThis') }}</p>
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
export class OwnSessions {
  private readonly words = inject(Words);
  private readonly door = inject(ConfirmDoor);
  private readonly client = inject(StaffSessionsClient);
  private readonly announcer = inject(Announcer);

  protected readonly say = this.words.say;
  protected readonly sessions = reading(() => this.client.own());
  protected readonly isBusy = signal(false);
  protected readonly others = computed(
    () => (this.sessions.value() ?? []).filter(({ isCurrent }) => !isCurrent).length,
  );

  protected async end(session: StaffSessionView): Promise<void> {
    const device = session.device || this.say('account.sessionUnknown');
    const isSure = await this.door.ask({
      heading: this.say('account.sessionEndAsk'),
      words: this.say('account.sessionEndAskWords', { device, address: session.maskedAddress }),
      yes: this.say('account.sessionEndYes'),
    });
    if (isSure)
      await this.act(() => this.client.endOwn(session.id), this.say('account.sessionEnded', { device }));
  }

  protected async endOthers(): Promise<void> {
    const isSure = await this.door.ask({
      heading: this.say('account.sessionsEndOthersAsk'),
      words: this.say('account.sessionsEndOthersWords', { count: this.others() }),
      yes: this.say('account.sessionsEndOthers'),
    });
    if (isSure) await this.act(() => this.client.endOthers(), this.say('account.sessionsEndedOthers'));
  }

  private async act(send: () => Promise<Outcome<unknown>>, done: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const answer = await send();
    this.isBusy.set(false);
    if (answer.ok) this.announcer.say(done);
    else this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
    this.sessions.reload();
  }
}
