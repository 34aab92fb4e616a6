// One of many, from the device's own list.
import { Component, computed, input, model, output } from '@angular/core';
import { describedBy, FieldFrame } from './field-frame';
import { Leave } from './leave';

export interface Option {
  readonly value: string;
  readonly label: string;
}

@Component({
  selector: 'hp-select-field',
  imports: [FieldFrame, Leave],
  template: `
    <hp-field-frame [name]="name()" [label]="label()" [help]="help()" [error]="error()" [caution]="caution()">
      <select
        [id]="name()"
        [name]="name()"
        [attr.data-testid]="name()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="error() !== null"
        (change)="take($event)"
        (hpLeft)="left.emit()"
      >
        <option value="" [selected]="value() === ''">{{ nothing() }}</option>
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
      </select>
    </hp-field-frame>
  `,
})
export class SelectField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly error = input<string | null>(null);
  /** Said beside the field when what is chosen may be right, but is worth a second look. */
  readonly caution = input<string | null>(null);
  /** What stands there while nothing is chosen. */
  readonly nothing = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly value = model('');
  readonly left = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.help(), this.error()));

  protected take(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.value.set(event.target.value);
  }
}
