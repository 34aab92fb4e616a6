// All that waits for a second person, one card each; what is not known is not "nothing".
import { Component, inject, output } from '@angular/core';
import type { WaitingActView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { WaitingCard } from './waiting-card';
import { WaitingStore } from './waiting-store';

@Component({
  selector: 'hp-waiting-list',
  imports: [LoadFailed, LoadStale, Notice, Skeleton, WaitingCard],
  template: `
    @let state = store.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="2" [height]="96" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed
          data-testid="waiting-failed"
          [heading]="say('waiting.failed')"
          [failure]="state"
          (again)="store.reload()"
        />
      }
      @case ('ready') {
        <hp-load-stale [why]="state.stale" />
        @for (act of state.value.items; track act.source + act.id) {
          <hp-waiting-card [act]="act" (given)="given.emit({ name: nameIn(act), password: $event })" />
        } @empty {
          <hp-notice kind="empty" data-testid="nothing-waits" [heading]="say('approvals.nothing.open')">{{
            say('approvals.nothingWords')
          }}</hp-notice>
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
})
export class WaitingList {
  /** Of whoever was added or reset by an approval. */
  readonly given = output<{ readonly name: string; readonly password: string }>();

  protected readonly store = inject(WaitingStore);
  protected readonly say = inject(Words).say;

  protected nameIn({ after }: WaitingActView): string {
    const name = after['displayName'];
    return typeof name === 'string' ? name : '';
  }
}
