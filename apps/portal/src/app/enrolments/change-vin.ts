// Gives a free share of a paid enrolment to another car, before the auction starts.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type EnrolmentView } from '@haopai/contracts';
import { parseVin, type Vin } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FormField, refusalFault, Submission } from '@haopai/web-app/forms';
import { EnrolmentsClient } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { groupVin } from '@haopai/web-ui/fields';
import { askVinOf } from '../cars/ask-vin';
import { CAR_WORDS } from '../cars/car-words';
import { isAboutVehicle, VehicleChoice } from '../cars/vehicle-choice';
import { VehicleField } from '../forms/vehicle-field';
import { VinField } from '../forms/vin-field';

@Component({
  selector: 'hp-change-vin',
  imports: [Notice, VehicleField, VinField],
  template: `
    @if (isReady()) {
      @if (changed(); as vin) {
        <p role="status" data-testid="vin-changed">{{ say('car.changed', { vin }) }}</p>
      }
      @if (isOpen()) {
        <form novalidate data-testid="change-vin-form" (submit)="change($event)">
          <p class="hp-soft">{{ say('car.changeWords') }}</p>
          <hp-vin-field [name]="'vin-of-' + entryId()" [field]="vin" />
          <hp-vehicle-field [name]="'vehicle-of-' + entryId()" [field]="vehicle" />
          @if (why(); as words) {
            <hp-notice kind="failed" [heading]="words" />
          }
          <p class="ways">
            <button
              type="submit"
              class="hp-button"
              data-testid="change-vin-yes"
              [attr.aria-busy]="submission.isBusy()"
            >
              {{ say('car.changeYes') }}
            </button>
            <button type="button" class="hp-button quiet" (click)="close()">{{ say('car.changeNo') }}</button>
          </p>
        </form>
      } @else {
        <button type="button" class="hp-button quiet" data-testid="change-vin" (click)="isOpen.set(true)">
          {{ say('car.change') }}
        </button>
      }
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 8px;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class ChangeVin {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);

  readonly enrolmentId = input.required<number>();
  readonly entryId = input.required<number>();
  /** As it is now. */
  readonly made = output<EnrolmentView>();

  protected readonly say = this.words.say;
  protected readonly isReady = signal(false);
  protected readonly isOpen = signal(false);
  protected readonly changed = signal<string | null>(null);
  protected readonly vin = new FormField<Vin>(parseVin);
  protected readonly vehicle = new VehicleChoice(this.vin);
  protected readonly submission = new Submission();
  protected readonly why = computed(() => {
    const refusal = this.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  constructor() {
    askVinOf(this.vin);
    void this.words.bring(CAR_WORDS).then(
      () => this.isReady.set(true),
      () => undefined,
    );
  }

  protected close(): void {
    this.isOpen.set(false);
    this.vin.clear();
    this.vehicle.clear();
    this.submission.reset();
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.submission.reset();
    const areFilled = areGood(this.vin, this.vehicle);
    const [vin, vehicle] = [this.vin.value(), this.vehicle.value()];
    if (!areFilled || vin === null || vehicle === null) return;
    const answer = await this.submission.send(() =>
      this.client.changeVin(this.enrolmentId(), this.entryId(), { vin: vin.number, vehicle }),
    );
    if (answer === null) return;
    if (!answer.ok) {
      if (isAboutVehicle(answer.refusal)) this.vehicle.refuse(refusalFault(answer.refusal));
      else if ('vin' in answer.refusal.data) this.vin.refuse(refusalFault(answer.refusal));
      else this.submission.refusal.set(answer.refusal);
      return;
    }
    this.changed.set(groupVin(vin.number));
    this.close();
    this.made.emit(answer.value);
  }
}
