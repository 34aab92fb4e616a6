// Several lines of text with everything around them, and how much room is left.
import { Component, computed, input, model, output } from '@angular/core';
import { describedBy, FieldFrame } from './field-frame';
import { Leave } from './leave';

@Component({
  selector: 'hp-area-field',
  imports: [FieldFrame, Leave],
  template: `
    <hp-field-frame
      [name]="name()"
      [label]="label()"
      [optional]="optional()"
      [help]="help()"
      [error]="error()"
    >
      <textarea
        [id]="name()"
        [name]="name()"
        [attr.rows]="rows()"
        [attr.data-testid]="name()"
        [attr.maxlength]="lengthMax()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="error() !== null"
        [value]="value()"
        (input)="take($event)"
        (hpLeft)="left.emit()"
      ></textarea>
      @if (lengthMax(); as max) {
        <span class="counter" aria-hidden="true">{{ value().length }} / {{ max }}</span>
      }
    </hp-field-frame>
  `,
})
export class AreaField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly optional = input('');
  readonly help = input('');
  readonly error = input<string | null>(null);
  readonly rows = input(3);
  readonly lengthMax = input<number | null>(null);
  readonly value = model('');
  readonly left = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.help(), this.error()));

  protected take(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.value.set(event.target.value);
  }
}
