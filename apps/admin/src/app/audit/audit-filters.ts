// Who, what, to what, when: what is looked for in the record of acts.
import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import type { StaffView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import {
  areGood,
  type Fault,
  FaultFocus,
  FormField,
  readOptional,
  readOptionalMoment,
  ruleFault,
} from '@haopai/web-app/forms';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { MomentField } from '@haopai/web-ui/office-forms';
import { ActWords } from './act-words';
import { AUDIT_TEXT_MAX, type AuditSearch, fieldsOf, subjectOf } from './audit-search';

@Component({
  selector: 'hp-audit-filters',
  imports: [MomentField, SelectField, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-tools" novalidate role="search" (submit)="find($event)">
      <hp-text-field name="text" [label]="say('audit.text')" [lengthMax]="textMax" [(value)]="text.text" />
      @if (staff()?.length !== 0) {
        <hp-select-field
          name="who"
          [label]="say('audit.who')"
          [nothing]="say('audit.anybody')"
          [options]="people()"
          [(value)]="who.text"
        />
      }
      <hp-select-field
        name="act"
        [label]="say('audit.act')"
        [nothing]="say('audit.anyAct')"
        [options]="acts()"
        [(value)]="act.text"
      />
      <hp-select-field
        name="subject"
        [label]="say('audit.subject')"
        [nothing]="say('audit.anySubject')"
        [options]="subjects()"
        [(value)]="subject.text"
      />
      @if (subject.text() !== '') {
        <hp-text-field
          name="subject-no"
          [label]="say('audit.subjectNo')"
          [lengthMax]="40"
          [(value)]="subjectNo.text"
        />
      }
      <hp-moment-field
        name="from"
        [label]="say('audit.from')"
        [error]="sayFault(from.shownFault())"
        [(value)]="from.text"
      />
      <hp-moment-field
        name="to"
        [label]="say('audit.to')"
        [error]="sayFault(toFault())"
        [(value)]="to.text"
      />
      <div class="hp-together">
        <button type="submit" class="hp-button" data-testid="find">{{ say('audit.find') }}</button>
        <button type="button" class="hp-button quiet" data-testid="find-all" (click)="clear()">
          {{ say('audit.all') }}
        </button>
      </div>
    </form>
  `,
})
export class AuditFilters {
  private readonly words = inject(Words);
  private readonly actWords = inject(ActWords);
  private readonly focus = inject(FaultFocus);

  readonly search = input.required<AuditSearch>();
  /** Whoever may see them can choose among them. */
  /** Null while they are on their way: the field has its place. None where one may not look for them. */
  readonly staff = input<readonly StaffView[] | null>([]);
  readonly wanted = output<AuditSearch>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly fields = computed(() => fieldsOf(this.search()));
  protected readonly acts = computed(() => this.actWords.actOptions(this.fields().act));
  protected readonly subjects = computed(() => this.actWords.subjectOptions(this.fields().subject));
  protected readonly people = computed(() =>
    (this.staff() ?? []).map(({ id, displayName }) => ({ value: String(id), label: displayName })),
  );
  protected readonly who = new FormField(readOptional);
  protected readonly act = new FormField(readOptional);
  protected readonly subject = new FormField(readOptional);
  protected readonly subjectNo = new FormField(readOptional);
  protected readonly text = new FormField(readOptional);
  protected readonly textMax = AUDIT_TEXT_MAX;
  protected readonly from = new FormField(readOptionalMoment);
  protected readonly to = new FormField(readOptionalMoment);
  /** Until either end is typed anew. */
  private readonly backwards = linkedSignal<readonly string[], Fault | null>({
    source: () => [this.from.text(), this.to.text()],
    computation: () => null,
  });
  protected readonly toFault = computed(() => this.backwards() ?? this.to.shownFault());

  constructor() {
    effect(() => {
      const fields = this.fields();
      untracked(() => {
        this.who.text.set(fields.staffId);
        this.act.text.set(fields.act);
        this.subject.text.set(fields.subject);
        this.subjectNo.text.set(fields.subjectNo);
        this.text.text.set(fields.text);
        this.from.text.set(fields.from);
        this.to.text.set(fields.to);
      });
    });
  }

  protected find(event: Event): void {
    event.preventDefault();
    const [from, to] = [this.from.value(), this.to.value()];
    if (from !== null && to !== null && to <= from)
      this.backwards.set(ruleFault({ code: 'PERIOD.BACKWARDS', data: {} }));
    if (!areGood(this.from, this.to) || this.backwards() !== null) {
      this.focus.move();
      return;
    }
    this.wanted.emit({
      staffId: Number(this.who.text()) || null,
      act: this.act.value() || null,
      subject: subjectOf(this.subject.value() ?? '', this.subjectNo.value() ?? ''),
      text: this.text.value() || null,
      fromMs: from,
      toMs: to,
    });
  }

  protected clear(): void {
    this.wanted.emit({ staffId: null, act: null, subject: null, text: null, fromMs: null, toMs: null });
  }
}
