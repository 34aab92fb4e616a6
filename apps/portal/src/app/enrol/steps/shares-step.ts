// How many shares: each is a deposit that can win one plate.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { EnrolStore } from '../enrol-store';
import { EnrolSum } from '../enrol-sum';

@Component({
  selector: 'hp-shares-step',
  imports: [EnrolSum],
  template: `
    <p>{{ say('enrol.sharesWords') }}</p>
    <fieldset>
      <legend class="hp-heard">{{ say('enrol.title.shares') }}</legend>
      @for (count of counts(); track count) {
        <label [class.chosen]="count === store.count()">
          <input
            type="radio"
            name="shares"
            [value]="count"
            [checked]="count === store.count()"
            [attr.data-testid]="'shares-' + count"
            (change)="store.count.set(count)"
          />
          {{ count }}
        </label>
      }
    </fieldset>
    <hp-enrol-sum />
  `,
  styleUrl: './step.scss',
})
export class SharesStep {
  protected readonly store = inject(EnrolStore);
  protected readonly say = inject(Words).say;
  protected readonly counts = computed(() =>
    Array.from({ length: this.store.auction()?.sharesMax ?? 1 }, (_, index) => String(index + 1)),
  );
}
