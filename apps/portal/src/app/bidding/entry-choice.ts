// Asks on the lot's page, before anything is bid, for which of the bidder's cars the plate is to be: so that a bid is two presses.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { BiddingStore } from './bidding-store';

/** The end of a VIN tells one's own cars apart. */
const TOLD_APART = 6;

@Component({
  selector: 'hp-entry-choice',
  template: `
    @if (store.asksForEntry()) {
      <div class="choice" role="group" [attr.aria-label]="say('vin.heading')" data-testid="entry-choice">
        <p>{{ say('vin.heading') }}</p>
        <div class="cars">
          @for (car of cars(); track car.entryId) {
            <button
              type="button"
              [attr.data-testid]="'car-' + car.entryId"
              [attr.aria-pressed]="car.entryId === store.entry()?.entryId"
              [title]="car.vin"
              (click)="store.useEntry(car.entryId)"
            >
              …{{ car.end }}
            </button>
          }
        </div>
      </div>
    }
  `,
  styleUrl: './entry-choice.scss',
})
export class EntryChoice {
  protected readonly store = inject(BiddingStore);
  protected readonly say = inject(Words).say;
  protected readonly cars = computed(() =>
    this.store.entries().map(({ entryId, vin }) => ({ entryId, vin, end: vin.slice(-TOLD_APART) })),
  );
}
