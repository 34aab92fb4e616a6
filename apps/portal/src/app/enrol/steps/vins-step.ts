// A car for each share, on which a plate won with it goes: its VIN, and which vehicle it is.
import { Component, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { VehicleField } from '../../forms/vehicle-field';
import { VinField } from '../../forms/vin-field';
import { EnrolStore } from '../enrol-store';
import { EnrolSum } from '../enrol-sum';
import { VinCheck } from '../vin-check';

@Component({
  selector: 'hp-vins-step',
  imports: [EnrolSum, VehicleField, VinField],
  providers: [VinCheck],
  template: `
    <p>{{ say('enrol.vinsWords') }}</p>
    @for (share of store.shares(); track share; let index = $index) {
      <hp-vin-field
        [name]="'vin-' + (index + 1)"
        [label]="store.shares().length === 1 ? '' : say('enrol.vinOf', { no: index + 1 })"
        [help]="index === 0 ? null : ''"
        [good]="share.isFree() ? say('enrol.vinFree') : null"
        [field]="share.vin"
      />
      <hp-vehicle-field
        [name]="'vehicle-' + (index + 1)"
        [label]="store.shares().length === 1 ? '' : say('enrol.vehicleOf', { no: index + 1 })"
        [help]="index === 0 ? null : ''"
        [field]="share.vehicle"
      />
    }
    <hp-enrol-sum />
  `,
  styleUrl: './step.scss',
})
export class VinsStep {
  protected readonly store = inject(EnrolStore);
  protected readonly say = inject(Words).say;

  constructor() {
    inject(VinCheck);
  }
}
