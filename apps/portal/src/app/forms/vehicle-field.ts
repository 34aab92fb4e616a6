// Asks which vehicle a car is, and says why: a plate's colour says which vehicles may carry it. Where the plate is for one kind alone, a tick
// says that the car is one.
import { Component, computed, inject, input } from '@angular/core';
import { PLATE_VEHICLES } from '@haopai/rules/plates';
import { Words } from '@haopai/web-app';
import { ConsentBox, SelectField } from '@haopai/web-ui/fields';
import type { VehicleChoice } from '../cars/vehicle-choice';

@Component({
  selector: 'hp-vehicle-field',
  imports: [ConsentBox, SelectField],
  template: `
    @if (only(); as kind) {
      <hp-consent-box
        [name]="name()"
        [error]="sayFault(field().shownFault())"
        [isTicked]="field().text() === kind"
        (isTickedChange)="choose($event ? kind : '')"
        >{{ say('vehicleField.isOne', { kind: words.vehicle(kind) }) }}</hp-consent-box
      >
      <p class="hp-soft">{{ say('vehicleField.onlyHelp') }}</p>
    } @else {
      <hp-select-field
        [name]="name()"
        [label]="label() || say('vehicleField.label')"
        [help]="help() ?? say('vehicleField.help')"
        [error]="sayFault(field().shownFault())"
        [nothing]="say('vehicleField.nothing')"
        [options]="options"
        [value]="field().text()"
        (valueChange)="choose($event)"
        (left)="field().leave()"
      />
    }
  `,
  styles: `
    p {
      margin: 4px 0 0;
    }
  `,
})
export class VehicleField {
  protected readonly words = inject(Words);

  readonly field = input.required<VehicleChoice>();
  readonly name = input('vehicle');
  readonly label = input('');
  readonly help = input<string | null>(null);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly only = computed(() => {
    const [kind, ...others] = this.field().kinds();
    return others.length === 0 ? (kind ?? null) : null;
  });
  protected readonly options = PLATE_VEHICLES.map((value) => ({ value, label: this.words.vehicle(value) }));

  /** What does not fit is said at once. */
  protected choose(text: string): void {
    this.field().text.set(text);
    this.field().leave();
  }
}
