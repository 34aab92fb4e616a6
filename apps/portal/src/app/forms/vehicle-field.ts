// Asks which vehicle a car is, and says why: a plate's colour says which vehicles may carry it.
import { Component, inject, input } from '@angular/core';
import { PLATE_VEHICLES } from '@haopai/rules/plates';
import { Words } from '@haopai/web-app';
import { SelectField } from '@haopai/web-ui/fields';
import type { VehicleChoice } from '../cars/vehicle-choice';

@Component({
  selector: 'hp-vehicle-field',
  imports: [SelectField],
  template: `
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
  `,
})
export class VehicleField {
  private readonly words = inject(Words);

  readonly field = input.required<VehicleChoice>();
  readonly name = input('vehicle');
  readonly label = input('');
  readonly help = input<string | null>(null);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly options = PLATE_VEHICLES.map((value) => ({ value, label: this.words.vehicle(value) }));

  /** What does not fit is said at once. */
  protected choose(text: string): void {
    this.field().text.set(text);
    this.field().leave();
  }
}
