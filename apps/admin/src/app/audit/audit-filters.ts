// Who, what, to what, when: what is looked for in the record of acts.
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import type { StaffView } from '@haopai/contracts';
import { areGood, FaultFocus, FormField, readOptional, readOptionalMoment, Words } from '@haopai/web-app';
import { MomentField, SelectField, TextField } from '@haopai/web-ui';
import { type AuditSearch, fieldsOf } from './audit-search';

@Component({
  selector: 'hp-audit-filters',
  imports: [MomentField, SelectField, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-tools" novalidate role="search" (submit)="find($event)">
      @if (staff().length > 0) {
        <hp-select-field
          name="who"
          [label]="say('audit.who')"
          [nothing]="say('audit.anybody')"
          [options]="people()"
          [(value)]="who.text"
        />
      }
      <hp-text-field
        name="act"
        [label]="say('audit.act')"
        [help]="say('audit.actHelp')"
        [lengthMax]="40"
        [(value)]="act.text"
      />
      <hp-text-field
        name="subject"
        [label]="say('audit.subject')"
        [help]="say('audit.subjectHelp')"
        [lengthMax]="60"
        [(value)]="subject.text"
      />
      <hp-moment-field
        name="from"
        [label]="say('audit.from')"
        [error]="sayFault(from.shownFault())"
        [(value)]="from.text"
      />
      <hp-moment-field
        name="to"
        [label]="say('audit.to')"
        [error]="sayFault(to.shownFault())"
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
  private readonly focus = inject(FaultFocus);

  readonly search = input.required<AuditSearch>();
  /** Whoever may see them can choose among them. */
  readonly staff = input<readonly StaffView[]>([]);
  readonly wanted = output<AuditSearch>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly people = computed(() =>
    this.staff().map(({ id, displayName }) => ({ value: String(id), label: displayName })),
  );
  protected readonly who = new FormField(readOptional);
  protected readonly act = new FormField(readOptional);
  protected readonly subject = new FormField(readOptional);
  protected readonly from = new FormField(readOptionalMoment);
  protected readonly to = new FormField(readOptionalMoment);

  constructor() {
    effect(() => {
      const fields = fieldsOf(this.search());
      untracked(() => {
        this.who.text.set(fields.staffId);
        this.act.text.set(fields.act);
        this.subject.text.set(fields.subject);
        this.from.text.set(fields.from);
        this.to.text.set(fields.to);
      });
    });
  }

  protected find(event: Event): void {
    event.preventDefault();
    if (!areGood(this.from, this.to)) {
      this.focus.move();
      return;
    }
    this.wanted.emit({
      staffId: Number(this.who.text()) || null,
      act: this.act.value() || null,
      subject: this.subject.value() || null,
      fromMs: this.from.value(),
      toMs: this.to.value(),
    });
  }

  protected clear(): void {
    this.wanted.emit({ staffId: null, act: null, subject: null, fromMs: null, toMs: null });
  }
}
