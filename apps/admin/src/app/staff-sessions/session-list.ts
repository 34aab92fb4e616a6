// Sessions of somebody of the staff as a list: device, when it began and was last used, half of the address, and a button that ends it.
import { Component, inject, input, output } from '@angular/core';
import type { StaffSessionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { StateChip } from '@haopai/web-ui';

@Component({
  selector: 'hp-session-list',
  imports: [StateChip],
  template: `
    <ul>
      @for (session of sessions(); track session.id) {
        <li data-testid="session">
          <div class="what">
            <strong>{{ deviceOf(session) }}</strong>
            @if (session.isCurrent) {
              <hp-state-chip tone="lead">{{ say('account.sessionHere') }}</hp-state-chip>
            }
            <dl>
              <div>
                <dt>{{ say('account.sessionUsed') }}</dt>
                <dd>{{ dayTime(session.lastUsedAtMs, nowMs()) }}</dd>
              </div>
              <div>
                <dt>{{ say('account.sessionOpened') }}</dt>
                <dd>{{ dayTime(session.openedAtMs, nowMs()) }}</dd>
              </div>
              <div>
                <dt>{{ say('account.sessionAddress') }}</dt>
                <dd>{{ session.maskedAddress }}</dd>
              </div>
            </dl>
          </div>
          @if (!session.isCurrent) {
            <button
              type="button"
              class="hp-button quiet"
              data-testid="session-end"
              [attr.aria-label]="say('account.sessionEndLabel', { device: deviceOf(session) })"
              [attr.aria-disabled]="isBusy()"
              (click)="endAsked.emit(session)"
            >
              {{ say('account.sessionEnd') }}
            </button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 12px 0;
      border-top: 1px solid var(--hp-line);
    }

    .what {
      display: grid;
      flex: 1;
      gap: 4px;
      justify-items: start;
      min-width: min(100%, 220px);
    }

    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 24px;
      margin: 0;
      font-size: 0.9375rem;
    }

    dl > div {
      display: flex;
      gap: 8px;
    }

    dt {
      color: var(--hp-ink-soft);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class SessionList {
  private readonly words = inject(Words);
  protected readonly nowMs = inject(ServerClock).nowMs;

  readonly sessions = input.required<readonly StaffSessionView[]>();
  readonly isBusy = input(false);
  /** The one that is to end. */
  readonly endAsked = output<StaffSessionView>();

  protected readonly say = this.words.say;
  protected readonly dayTime = this.words.dayTime;

  protected deviceOf({ device }: StaffSessionView): string {
    return device || this.say('account.sessionUnknown');
  }
}
