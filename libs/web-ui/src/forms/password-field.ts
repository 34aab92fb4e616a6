// A password, hidden until its owner wants to see it.
import { Component, computed, input, model, output, signal } from '@angular/core';
import { describedBy, FieldFrame } from './field-frame';
import { Leave } from './leave';

@Component({
  selector: 'hp-password-field',
  imports: [FieldFrame, Leave],
  template: `
    <hp-field-frame [name]="name()" [label]="label()" [help]="help()" [error]="error()" [good]="good()">
      <div class="beside">
        <input
          autocapitalize="none"
          spellcheck="false"
          [id]="name()"
          [name]="name()"
          [type]="isShown() ? 'text' : 'password'"
          [attr.data-testid]="testId() || name()"
          [attr.autocomplete]="autocomplete()"
          [attr.aria-describedby]="describedBy()"
          [attr.aria-invalid]="error() !== null"
          [value]="value()"
          (input)="take($event)"
          (hpLeft)="left.emit()"
        />
        <button
          type="button"
          class="hp-button quiet"
          [attr.aria-pressed]="isShown()"
          [attr.aria-controls]="name()"
          (click)="isShown.set(!isShown())"
        >
          {{ isShown() ? hideLabel() : showLabel() }}
        </button>
      </div>
    </hp-field-frame>
  `,
})
export class PasswordField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly error = input<string | null>(null);
  readonly good = input<string | null>(null);
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  readonly showLabel = input.required<string>();
  readonly hideLabel = input.required<string>();
  readonly testId = input('');
  readonly value = model('');
  readonly left = output();

  protected readonly isShown = signal(false);
  protected readonly describedBy = computed(() => describedBy(this.name(), this.help(), this.error()));

  protected take(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.value.set(event.target.value);
  }
}
