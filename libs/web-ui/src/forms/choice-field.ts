// One of a few, each a large target with a word on what it means.
import { Component, computed, input, model } from '@angular/core';
import { Icon } from '../icon/icon';
import { naming } from './field-frame';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Empty where the label says all. */
  readonly words: string;
}

@Component({
  selector: 'hp-choice-field',
  imports: [Icon],
  template: `
    <fieldset [attr.aria-describedby]="error() === null ? null : name() + '-error'">
      <legend>{{ label() }}</legend>
      @if (fault(); as words) {
        <span class="error" [id]="name() + '-error'"><hp-icon name="stop" />{{ words }}</span>
      }
      @for (choice of choices(); track choice.value) {
        <label class="choice" [class.chosen]="choice.value === value()" [class.short]="choice.words === ''">
          <input
            type="radio"
            [name]="name()"
            [value]="choice.value"
            [checked]="choice.value === value()"
            [attr.data-testid]="name() + '-' + choice.value"
            [attr.aria-invalid]="error() === null ? null : true"
            (change)="value.set(choice.value)"
          />
          <span class="words">
            <strong>{{ choice.label }}</strong>
            @if (choice.words !== '') {
              <span class="help">{{ choice.words }}</span>
            }
          </span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './choice-field.scss',
  host: { class: 'hp-field' },
})
export class ChoiceField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly error = input<string | null>(null);
  readonly value = model('');
  protected readonly fault = computed(() => naming(this.label(), this.error()));
}
