// Lets a citizen take one of their own cars into a form instead of typing seventeen characters: its kind, and the characters by which one knows it.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { Vin } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import type { FormField } from '@haopai/web-app/forms';
import { OwnEnrolments, Session } from '@haopai/web-data';
import { type OwnCar, ownCars } from './own-cars';
import type { VehicleChoice } from './vehicle-choice';

const KNOWN_BY = 6;

@Component({
  selector: 'hp-car-picker',
  template: `
    @if (cars().length > 0) {
      <div role="group" data-testid="own-cars" [attr.aria-label]="say('vinField.own')">
        <p class="hp-soft">{{ say('vinField.own') }}</p>
        @for (car of cars(); track car.vin) {
          <button
            type="button"
            class="hp-button quiet"
            [attr.data-testid]="'own-car-' + car.vin"
            [attr.aria-pressed]="car.vin === taken()"
            (click)="take(car)"
          >
            {{ nameOf(car) }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host:empty {
      display: none;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    p {
      flex: 1 1 100%;
      margin: 0;
    }
    button {
      font-variant-numeric: tabular-nums;
    }
    [aria-pressed='true'] {
      border-color: var(--hp-blue);
      color: var(--hp-blue);
    }
  `,
})
export class CarPicker {
  private readonly words = inject(Words);
  private readonly own = inject(OwnEnrolments);
  private readonly session = inject(Session);

  readonly vin = input.required<FormField<Vin>>();
  readonly vehicle = input.required<VehicleChoice>();

  protected readonly say = this.words.say;
  /** Cars that cannot carry the plate are not offered. */
  protected readonly cars = computed(() =>
    ownCars(this.own.latest() ?? []).filter(
      ({ vehicle }) => vehicle === null || this.vehicle().kinds().includes(vehicle),
    ),
  );
  protected readonly taken = computed(() => this.vin().value()?.number ?? null);

  constructor() {
    effect(() => {
      if (this.session.citizenId() !== null) untracked(() => void this.own.resumeLatest());
    });
  }

  protected nameOf({ vin, vehicle }: OwnCar): string {
    const tail = vin.slice(-KNOWN_BY);
    return vehicle === null
      ? this.say('vinField.ownTail', { tail })
      : this.say('vinField.ownCar', { kind: this.words.vehicle(vehicle), tail });
  }

  protected take({ vin, vehicle }: OwnCar): void {
    this.vin().text.set(vin);
    this.vin().leave();
    if (vehicle !== null) this.vehicle().text.set(vehicle);
  }
}
