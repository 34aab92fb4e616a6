// What waits for a colleague's decision, and what was decided before.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ApprovalGroup, ApprovalView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { Notice } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import { confirmsFrom } from '../session/confirms-from';
import { StaffSession } from '../session/staff-session';
import { GivenPassword } from '../staff/given-password';
import { ApprovalCard } from './approval-card';
import { WaitingList } from '../waiting/waiting-list';
import { ApprovalsClient } from './approvals-client';

const GROUPS: readonly ApprovalGroup[] = ['open', 'decided'];

@Component({
  selector: 'hp-approvals-page',
  imports: [ApprovalCard, GivenPassword, ListFrame, Notice, SelectField, WaitingList],
  template: `
    <div>
      <h1>{{ say('approvals.heading') }}</h1>
      <p class="hp-soft">{{ say('approvals.words') }}</p>
    </div>
    @if (tooNewUntil(); as at) {
      <hp-notice kind="warning" data-testid="too-new" [heading]="say('approvals.tooNew')">{{
        say('approvals.tooNewWords', { at })
      }}</hp-notice>
    }
    @if (given(); as access) {
      <hp-given-password
        [heading]="say('approvals.given', { name: access.name })"
        [password]="access.password"
      />
    }
    <form class="hp-tools" novalidate (submit)="$event.preventDefault()">
      <hp-select-field
        name="group"
        [label]="say('approvals.show')"
        [nothing]="say('approvals.group.open')"
        [options]="others()"
        [(value)]="text"
        (valueChange)="choose()"
      />
    </form>
    @if (chosen() === 'open') {
      <hp-waiting-list (given)="given.set($event)" />
    } @else {
      <hp-list-frame
        [list]="list"
        [label]="say('approvals.heading')"
        [nothing]="say('approvals.nothing.decided')"
        [nothingWords]="say('approvals.nothingWords')"
      >
        <div class="cards">
          @for (approval of list.items(); track approval.id) {
            <hp-approval-card
              [approval]="approval"
              (given)="given.set({ name: nameIn(approval), password: $event })"
              (decided)="list.reload()"
            />
          }
        </div>
      </hp-list-frame>
    }
  `,
  styles: `
    .cards {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
  host: { class: 'hp-page' },
})
export class ApprovalsPage {
  private readonly router = inject(Router);
  private readonly client = inject(ApprovalsClient);

  readonly group = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = inject(Words).say;
  /** Shown once, and gone with the page. */
  protected readonly given = signal<{ readonly name: string; readonly password: string } | null>(null);
  private readonly staff = inject(StaffSession).staff;
  protected readonly tooNewUntil = computed(() => {
    const staff = this.staff();
    return staff === null ? null : confirmsFrom(staff);
  });
  protected readonly chosen = computed(() => GROUPS.find((one) => one === this.group()) ?? 'open');
  /** What waits comes from the queue, with all else that takes two. */
  protected readonly list = pagedReading(() =>
    this.chosen() === 'open' ? undefined : this.client.page(this.chosen(), this.page()),
  );
  protected readonly text = linkedSignal(() => (this.chosen() === 'open' ? '' : this.chosen()));
  protected readonly others = computed(() =>
    GROUPS.slice(1).map((value) => ({ value, label: this.say(`approvals.group.${value}`) })),
  );

  protected nameIn({ facts }: ApprovalView): string {
    return String(facts['displayName']);
  }

  protected choose(): void {
    void this.router.navigate([], { queryParams: { group: this.text() === '' ? null : this.text() } });
  }
}
