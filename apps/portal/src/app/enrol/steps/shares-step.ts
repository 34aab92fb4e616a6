// How many shares: each is a deposit that can win one plate.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
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
    @if (limit(); as words) {
      <p data-testid="enrol-limit">{{ words }}</p>
    }
    <hp-enrol-sum />
  `,
  styleUrl: './step.scss',
})
export class SharesStep {
  protected readonly store = inject(EnrolStore);
  protected readonly say = inject(Words).say;
  /** How much a share may bid, where the auction limits it. */
  protected readonly limit = computed(() => {
    const { limitFactor = null, depositFen } = this.store.auction() ?? { depositFen: 0 };
    if (limitFactor === null) return null;
    return this.say('enrol.limit', { factor: limitFactor, limit: formatYuan(limitFactor * depositFen) });
  });
  protected readonly counts = computed(() =>
    Array.from({ length: this.store.auction()?.sharesMax ?? 1 }, (_, index) => String(index + 1)),
  );
}
