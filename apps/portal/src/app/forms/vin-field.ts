// A VIN, grouped while it is typed, with where to find it; one that only might be right is worth a second look.
import { Component, computed, inject, input } from '@angular/core';
import type { Vin } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { type FormField } from '@haopai/web-app/forms';
import { groupVin, TextField } from '@haopai/web-ui/fields';
import { HeldVin } from '../cars/held-vin';

@Component({
  selector: 'hp-vin-field',
  imports: [HeldVin, TextField],
  template: `
    <hp-text-field
      [name]="name()"
      [label]="label() || say('vinField.label')"
      [help]="help() ?? say('vinField.help')"
      [error]="sayFault(field().shownFault())"
      [caution]="caution()"
      [good]="shownGood()"
      [format]="groupVin"
      [(value)]="field().text"
      (left)="field().leave()"
    />
    <hp-held-vin [fault]="field().shownFault()" />
  `,
})
export class VinField {
  private readonly words = inject(Words);

  readonly field = input.required<FormField<Vin>>();
  readonly name = input('vin');
  readonly label = input('');
  readonly help = input<string | null>(null);
  /** What is said of a good one; by default that its form is right. */
  readonly good = input<string | null>(null);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly groupVin = groupVin;
  protected readonly caution = computed(() =>
    this.field().value()?.hasValidCheckDigit === false ? this.say('vinField.caution') : null,
  );
  protected readonly shownGood = computed(() =>
    this.field().isGood() ? (this.good() ?? this.say('form.formatGood')) : null,
  );
}
