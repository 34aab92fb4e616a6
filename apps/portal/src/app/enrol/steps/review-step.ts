// Everything once more before it is sent, and what follows from it.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { groupVin } from '@haopai/web-ui/fields';
import { EnrolStore } from '../enrol-store';
import { EnrolSum } from '../enrol-sum';

const CONSEQUENCES = ['pay', 'refund', 'forfeit'] as const;

@Component({
  selector: 'hp-enrol-review-step',
  imports: [EnrolSum, RouterLink],
  template: `
    <dl>
      @for (car of cars(); track car.vin) {
        <div>
          <dt>{{ cars().length === 1 ? say('vinField.label') : say('enrol.vinOf', { no: $index + 1 }) }}</dt>
          <dd>{{ car.vin }}<br />{{ car.vehicle }}</dd>
        </div>
      }
    </dl>
    <a class="change" [routerLink]="['/auctions', store.auctionId(), 'enrol', 'vins']">{{
      say('enrol.change')
    }}</a>
    <hp-enrol-sum />
    <ul>
      @for (name of consequences; track name) {
        <li>{{ say('enrol.then.' + name, { days: store.auction()?.paymentDays ?? 0 }) }}</li>
      }
    </ul>
  `,
  styleUrl: './step.scss',
})
export class ReviewStep {
  protected readonly store = inject(EnrolStore);
  private readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly consequences = CONSEQUENCES;
  protected readonly cars = computed(() =>
    this.store.shares().map(({ vin, vehicle }) => ({
      vin: groupVin(vin.text()),
      vehicle: this.words.vehicle(vehicle.text()),
    })),
  );
}
