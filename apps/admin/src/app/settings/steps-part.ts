// Who approves what, up to how much, and how many it takes: one table for all acts, which two administrators change.
import { Component, computed, inject, signal } from '@angular/core';
import {
  ACTING_PERMISSIONS,
  type ApprovalKind,
  type ApprovalStep,
  type ApprovalStepsView,
  type Refusal,
  STEPS_MAX,
} from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ApiClient, type Outcome } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Skeleton, StateChip } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { StaffSession } from '../session/staff-session';
import { SettingsClient } from './settings-client';
import { StepRow, stepsOfText, stepsPart, stepsText } from './step-row';

@Component({
  selector: 'hp-steps-part',
  imports: [FormNews, LoadFailed, SelectField, Skeleton, StateChip, TextField],
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
  private readonly api = inject(ApiClient);
  private readonly client = inject(SettingsClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly focus = inject(FaultFocus);
  private readonly session = inject(StaffSession);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly kinds = reading(() => this.client.steps());
  /** Those that are being changed, as they were read. */
  protected readonly open = signal<ApprovalStepsView | null>(null);
  protected readonly rows = signal<readonly StepRow[]>([]);
  private readonly typed = new TypedForm({ steps: stepsPart(this.rows) });
  protected readonly kept = keepForm(this.typed);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly nameOf = (): string => this.say('steps.heading');
  protected readonly textOf = (_: string, text: string): string => this.sentences(text);
  protected readonly mayEdit = computed(() => this.session.may('settings.edit'));
  protected readonly stepsMax = STEPS_MAX;
  protected readonly permissions = computed(() =>
    ACTING_PERMISSIONS.map((value) => ({ value, label: this.say(`permission.${value}`) })),
  );

  protected sentence(step: ApprovalStep, { hasAmount, steps }: ApprovalStepsView): string {
    const permission = this.say(`permission.${step.permission}`);
    const people = this.say(`steps.people.${step.people}`);
    if (!hasAmount || steps.length === 1) return this.say('steps.any', { permission, people });
    const key = step.upToFen === null ? 'above' : 'upTo';
    return this.say(`steps.${key}`, { amount: formatYuan(step.upToFen ?? 0), permission, people });
  }

  protected peopleOf({ peopleMin }: ApprovalStepsView): readonly { value: string; label: string }[] {
    const choices = ([1, 2] as const).filter((people) => people >= peopleMin);
    return choices.map((people) => ({ value: String(people), label: this.say(`steps.people.${people}`) }));
  }

  protected edit(view: ApprovalStepsView): void {
    this.refusal.set(null);
    this.open.set(view);
    this.typed.show({ steps: stepsText(view.steps) });
  }

  protected close(): void {
    this.open.set(null);
    this.typed.show({});
  }

  /** Before the last, which has no end. */
  protected add({ steps }: ApprovalStepsView): void {
    const [last] = steps.slice(-1);
    if (last === undefined) return;
    this.rows.update((rows) => [...rows.slice(0, -1), new StepRow(last), ...rows.slice(-1)]);
  }

  protected remove(row: StepRow): void {
    this.rows.update((rows) => rows.filter((one) => one !== row));
  }

  protected async save(event: Event, { kind, version }: ApprovalStepsView): Promise<void> {
    event.preventDefault();
    const rows = this.rows();
    if (!rows.map((row) => row.isGood()).every(Boolean)) {
      this.focus.move();
      return;
    }
    const name = this.say(`approvals.kind.${kind}`);
    const steps = rows.map((row) => row.step());
    const done = await this.reasons.ask({
      heading: this.say('steps.changeHeading', { kind: name }),
      words: this.say('steps.question'),
      yes: this.say('steps.ask'),
      act: (reason) => this.heed(kind, this.client.changeSteps(kind, { version, steps, reason })),
    });
    if (done === null) return;
    this.close();
    this.kinds.update(() => done.value);
    this.announcer.say(this.say('steps.done', { kind: name }));
  }

  /** Where somebody else was faster: behind the dialog, what counts now comes beside what was typed. */
  private async heed(
    kind: ApprovalKind,
    asked: Promise<Outcome<readonly ApprovalStepsView[]>>,
  ): Promise<Outcome<readonly ApprovalStepsView[]>> {
    const answer = await asked;
    if (answer.ok || answer.refusal.code !== 'RECORD.CHANGED') return answer;
    const now = await this.api.ask(this.client.steps());
    if (!now.ok) return answer;
    this.kinds.update(() => now.value);
    this.refusal.set(answer.refusal);
    const view = now.value.find((one) => one.kind === kind);
    if (view === undefined || this.open()?.kind !== kind) return answer;
    this.typed.meet({ steps: stepsText(view.steps) });
    this.open.set(view);
    return answer;
  }

  /** What is typed may not be good yet: then it stands as it was typed. */
  private sentences(text: string): string {
    const view = this.open();
    if (view === null) return '';
    const told = stepsOfText(text).map((step) =>
      typeof step === 'string' ? step : this.sentence(step, view),
    );
    return told.join('\n');
  }
}
