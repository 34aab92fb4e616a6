// Who approves what, up to how much, and how many it takes: one table for all acts, which two administrators change.
import { Component, computed, inject, signal } from '@angular/core';
import { ACTING_PERMISSIONS, type ApprovalStep, type ApprovalStepsView, STEPS_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Skeleton, StateChip } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { SettingsClient } from './settings-client';
import { StepRow } from './step-row';

interface OpenSteps {
  readonly view: ApprovalStepsView;
  readonly rows: readonly StepRow[];
}

@Component({
  selector: 'hp-steps-part',
  imports: [LoadFailed, SelectField, Skeleton, StateChip, TextField],
  providers: [FaultFocus],
  templateUrl: './steps-part.html',
  styles: `
    :host,
    section,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    h3,
    p,
    ol {
      margin: 0;
    }
    .step {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: 12px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
  `,
  host: { class: 'hp-card' },
})
export class StepsPart {
  private readonly words = inject(Words);
  private readonly client = inject(SettingsClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  private readonly session = inject(StaffSession);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly kinds = reading(() => this.client.steps());
  protected readonly open = signal<OpenSteps | null>(null);
  protected readonly mayEdit = computed(() => this.session.may('settings.edit'));
  protected readonly stepsMax = STEPS_MAX;
  protected readonly permissions = computed(() =>
    ACTING_PERMISSIONS.map((value) => ({ value, label: this.say(`permission.${value}`) })),
  );

  protected sentence(step: ApprovalStep, { hasAmount }: ApprovalStepsView): string {
    const permission = this.say(`permission.${step.permission}`);
    const people = this.say(`steps.people.${step.people}`);
    if (!hasAmount) return this.say('steps.any', { permission, people });
    const key = step.upToFen === null ? 'above' : 'upTo';
    return this.say(`steps.${key}`, { amount: formatYuan(step.upToFen ?? 0), permission, people });
  }

  protected peopleOf({ peopleMin }: ApprovalStepsView): readonly { value: string; label: string }[] {
    const choices = ([1, 2] as const).filter((people) => people >= peopleMin);
    return choices.map((people) => ({ value: String(people), label: this.say(`steps.people.${people}`) }));
  }

  protected edit(view: ApprovalStepsView): void {
    this.open.set({ view, rows: view.steps.map((step) => new StepRow(step)) });
  }

  /** Before the last, which has no end. */
  protected add({ view, rows }: OpenSteps): void {
    const [last] = view.steps.slice(-1);
    if (last === undefined) return;
    this.open.set({ view, rows: [...rows.slice(0, -1), new StepRow(last), ...rows.slice(-1)] });
  }

  protected remove({ view, rows }: OpenSteps, row: StepRow): void {
    this.open.set({ view, rows: rows.filter((one) => one !== row) });
  }

  protected async save(event: Event, { view, rows }: OpenSteps): Promise<void> {
    event.preventDefault();
    if (!rows.map((row) => row.isGood()).every(Boolean)) {
      this.focus.move();
      return;
    }
    const { kind, version } = view;
    const name = this.say(`approvals.kind.${kind}`);
    const steps = rows.map((row) => row.step());
    const done = await this.reasons.ask({
      heading: this.say('steps.changeHeading', { kind: name }),
      words: this.say('steps.question'),
      yes: this.say('steps.ask'),
      act: (reason) => this.client.changeSteps(kind, { version, steps, reason }),
    });
    if (done === null) return;
    this.open.set(null);
    this.kinds.update(() => done.value);
    this.announcer.say(this.say('steps.done', { kind: name }));
  }
}
