// Whether a person or an organisation registers.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { type Choice, ChoiceField } from '@haopai/web-ui/fields';
import { RegistrationFields } from '../registration-fields';

@Component({
  selector: 'hp-kind-step',
  imports: [ChoiceField],
  template: `
    <hp-choice-field
      name="kind"
      [label]="say('register.kind.label')"
      [choices]="choices()"
      [error]="kind.shownFault() === null ? null : say('register.kind.first')"
      [(value)]="kind.text"
    />
  `,
  styleUrl: './step.scss',
})
export class KindStep {
  protected readonly say = inject(Words).say;
  protected readonly kind = inject(RegistrationFields).kind;
  protected readonly choices = computed<readonly Choice[]>(() =>
    ['person', 'organisation'].map((value) => ({
      value,
      label: this.say(`register.kind.${value}`),
      words: this.say(`register.kind.${value}Words`),
    })),
  );
}
