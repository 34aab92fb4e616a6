// One line of text with everything around it; groups what is typed, and counts when the end comes near.
import { Component, computed, input, model, output } from '@angular/core';
import { describedBy, FieldFrame } from './field-frame';
import { Leave } from './leave';
import { type TextFormat, typedInto } from './typed-into';

@Component({
  selector: 'hp-text-field',
  imports: [FieldFrame, Leave],
  template: `
    <hp-field-frame
      [name]="name()"
      [label]="label()"
      [optional]="optional()"
      [help]="help()"
      [error]="error()"
      [caution]="caution()"
      [good]="good()"
    >
      <input
        autocapitalize="none"
        spellcheck="false"
        [id]="name()"
        [name]="name()"
        [type]="kind()"
        [attr.data-testid]="testId() || name()"
        [attr.inputmode]="keyboard()"
        [attr.autocomplete]="autocomplete()"
        [attr.maxlength]="lengthMax()"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-invalid]="error() !== null"
        [value]="value()"
        (input)="take($event)"
        (compositionend)="take($event)"
        (hpLeft)="left.emit()"
      />
      @if (isNearEnd()) {
        <span class="counter" aria-hidden="true">{{ value().length }} / {{ lengthMax() }}</span>
      }
    </hp-field-frame>
  `,
})
export class TextField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly optional = input('');
  readonly help = input('');
  readonly error = input<string | null>(null);
  /** Said beside the field when what is typed may be right, but is worth a second look. */
  readonly caution = input<string | null>(null);
  /** Said beside the field when what is typed is right. */
  readonly good = input<string | null>(null);
  readonly kind = input<'text' | 'tel'>('text');
  readonly keyboard = input<'text' | 'numeric' | null>(null);
  readonly autocomplete = input('off');
  readonly lengthMax = input<number | null>(null);
  readonly format = input<TextFormat | null>(null);
  readonly testId = input('');
  readonly value = model('');
  readonly left = output();

  protected readonly describedBy = computed(() => describedBy(this.name(), this.help(), this.error()));

  /** A short name needs no counter. */
  protected readonly isNearEnd = computed(() => {
    const max = this.lengthMax();
    return max !== null && this.value().length > max / 2;
  });

  protected take(event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    const format = this.format();
    // A Chinese word that is still being composed must not be touched.
    const isComposing = event instanceof InputEvent && event.isComposing;
    if (format !== null && !isComposing) {
      const { text, caret } = typedInto(field.value, field.selectionStart ?? field.value.length, format);
      if (text !== field.value) {
        field.value = text;
        field.setSelectionRange(caret, caret);
      }
    }
    this.value.set(field.value);
  }
}
