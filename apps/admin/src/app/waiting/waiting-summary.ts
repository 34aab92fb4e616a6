// The head of home: what waits for a second person, a line each, the urgent first; as high before it is known as where nothing waits.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { momentOf, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { Skeleton, StateChip } from '@haopai/web-ui';
import { WaitingStore } from './waiting-store';
import { WaitingWords } from './waiting-words';

const LINES_MAX = 5;

@Component({
  selector: 'hp-waiting-summary',
  imports: [LoadFailed, RouterLink, Skeleton, StateChip],
  template: `
    @let state = store.state();
    @if (state.status === 'failed') {
      <hp-load-failed
        data-testid="waiting-failed"
        [heading]="say('waiting.failed')"
        [failure]="state"
        (again)="store.reload()"
      />
    } @else {
      <section [attr.aria-label]="say('waiting.heading')">
        <div class="hp-head">
          <h2>{{ say('waiting.heading') }}</h2>
          <a routerLink="/approvals" data-testid="waiting-all">{{ say('waiting.all') }}</a>
        </div>
        <ul>
          @if (state.status === 'loading') {
            <li><hp-skeleton [count]="1" [height]="64" [label]="say('app.loading')" /></li>
          } @else if (lines().length === 0) {
            <li class="hp-card nothing hp-soft" data-testid="nothing-waits">
              {{ say('approvals.nothing.open') }}
            </li>
          }
          @for (line of lines(); track line.key) {
            <li>
              <a
                class="hp-card"
                [class.urgent]="line.isUrgent"
                [attr.data-testid]="'waits-' + line.key"
                [routerLink]="line.link"
              >
                <span class="what">
                  <span
                    ><strong>{{ line.kind }}</strong> {{ line.about }}</span
                  >
                  @for (change of line.changes; track $index) {
                    <span>{{ change }}</span>
                  }
                  <span class="hp-soft">{{ line.asked }}</span>
                </span>
                @if (line.isUrgent) {
                  <hp-state-chip tone="stop" icon="alert">{{ say('waiting.urgent') }}</hp-state-chip>
                }
                @if (line.why; as why) {
                  <span class="hp-soft">{{ why }}</span>
                }
              </a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section,
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .nothing {
      min-height: 64px;
    }
    .hp-card {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 4px 16px;
      color: var(--hp-ink);
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    .hp-card:hover {
      border-color: var(--hp-blue);
    }
    .urgent {
      border-color: var(--hp-stop);
    }
    .what {
      display: grid;
      gap: 2px;
    }
  `,
})
export class WaitingSummary {
  private readonly tell = inject(WaitingWords);
  protected readonly store = inject(WaitingStore);
  protected readonly say = inject(Words).say;
  protected readonly lines = computed(() =>
    (this.store.items() ?? []).slice(0, LINES_MAX).map((act) => ({
      ...{ key: `${act.source}-${act.id}`, isUrgent: act.isUrgent },
      ...{ kind: this.tell.kind(act), about: this.tell.about(act), changes: this.tell.changes(act) },
      asked: `${act.askedBy.name} · ${momentOf(act.askedAtMs)}`,
      why: act.refusal === null ? null : this.tell.why(act.refusal),
      // Stops and approvals are decided where all stand together, the others on their pages.
      link:
        act.source === 'draft' || act.source === 'refundOutside'
          ? (this.tell.place(act)?.link ?? ['/approvals'])
          : ['/approvals'],
    })),
  );
}
