// A day and a time, by the device's own chooser; what is typed is Beijing time, `2026-11-26T14:05`, wherever the device is.
import { Component, computed, input, model, output } from '@angular/core';
import { describedBy, FieldFrame } from './field-frame';
import { Leave } from './leave';

@Component({
  selector: 'hp-moment-field',
  imports: [FieldFrame, Leave],
  template: `
    <hp-field-frame
      [name]="name()"
      [label]="label()"
      [optional]="optional()"
      [help]="help()"
      [error]="error()"
    >
      <input
        type="datetime-local"
        [id]="name()"
        [name]="name()"
        [attr.step]="withSeconds() ? 1 : null"
        [attr.data-testid]="name()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="error() !== null"
        [value]="value()"
        (input)="take($event)"
        (hpLeft)="left.emit()"
      />
    </hp-field-frame>
  `,
})
export class MomentField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly optional = input('');
  readonly help = input('');
  readonly error = input<string | null>(null);
  readonly withSeconds = input(false);
  readonly value = model('');
  readonly left = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.help(), this.error()));

  protected take(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.value.set(event.target.value);
  }
}
