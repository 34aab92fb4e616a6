// The car of one share: which vehicle it is, and its VIN, read while it is typed, unlike those of the shares before it, and free as far as the server knows.
import { computed, type Signal, signal } from '@angular/core';
import { comparableText, parseVin, type Vin } from '@haopai/rules';
import { FormField, type Reading } from '@haopai/web-app/forms';
import { VehicleChoice } from '../cars/vehicle-choice';

export class ShareField {
  readonly vin: FormField<Vin>;
  readonly vehicle: VehicleChoice;
  private readonly freeNumber = signal<string | null>(null);

  /** The server has said so of this very number. */
  readonly isFree = computed(() => {
    const number = this.vin.value()?.number;
    return number !== undefined && number === this.freeNumber();
  });

  /** `before`: the texts of the shares before this one. */
  constructor(before: Signal<readonly string[]>) {
    this.vin = new FormField<Vin>((text): Reading<Vin> => {
      const reading = parseVin(text);
      if (!reading.ok) return reading;
      const isRepeated = before().some((other) => comparableText(other) === reading.value.number);
      return isRepeated ? { ok: false, code: 'VIN.TWICE', data: {} } : reading;
    });
    this.vehicle = new VehicleChoice(this.vin);
  }

  tellFree(number: string): void {
    this.freeNumber.set(number);
  }
}
