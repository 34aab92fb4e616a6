// A code that comes by SMS: six digits, and beside them the button that sends it and says when it may be pressed again.
import { Component, computed, input, model, output } from '@angular/core';
import { describedBy, FieldFrame } from './field-frame';
import { Leave } from './leave';
import { onlyCodeDigits } from './grouping';

@Component({
  selector: 'hp-code-field',
  imports: [FieldFrame, Leave],
  template: `
    <hp-field-frame [name]="name()" [label]="label()" [help]="help()" [error]="error()">
      <div class="beside">
        <input
          inputmode="numeric"
          autocomplete="one-time-code"
          [id]="name()"
          [name]="name()"
          [attr.data-testid]="name()"
          [attr.aria-describedby]="describedBy()"
          [attr.aria-invalid]="error() !== null"
          [value]="value()"
          (input)="take($event)"
          (hpLeft)="left.emit()"
        />
        <button
          type="button"
          class="hp-button quiet"
          [attr.data-testid]="name() + '-send'"
          [attr.aria-disabled]="isSendOff()"
          (click)="ask()"
        >
          {{ sendLabel() }}
        </button>
      </div>
      <span class="help" role="status" [attr.data-testid]="name() + '-sent'">{{ sent() }}</span>
    </hp-field-frame>
  `,
  styles: `
    input {
      letter-spacing: 0.2em;
      font-variant-numeric: tabular-nums;
    }
    .hp-button {
      min-width: 136px;
      font-variant-numeric: tabular-nums;
    }
    .beside + .help:not(:empty) {
      margin-top: 4px;
    }
    [aria-disabled='true'] {
      color: var(--hp-ink-soft);
      cursor: default;
    }
  `,
})
export class CodeField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly error = input<string | null>(null);
  readonly sendLabel = input.required<string>();
  /** While one is on its way or none may be asked for yet; the button keeps its focus. */
  readonly isSendOff = input(false);
  /** Where the last code went and for how long it counts. */
  readonly sent = input('');
  readonly value = model('');
  readonly send = output();
  readonly left = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.help(), this.error()));

  protected ask(): void {
    if (!this.isSendOff()) this.send.emit();
  }

  protected take(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const digits = onlyCodeDigits(event.target.value);
    if (digits !== event.target.value) event.target.value = digits;
    this.value.set(digits);
  }
}
