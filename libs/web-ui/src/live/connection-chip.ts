// Says in a word and a shape how well this page hears the auction.
import { Component, computed, input } from '@angular/core';

export type ConnectionQuality = 'connecting' | 'good' | 'fair' | 'poor' | 'delayed' | 'offline';

const BARS_LIT: Readonly<Record<ConnectionQuality, number>> = {
  connecting: 0,
  offline: 0,
  poor: 1,
  delayed: 2,
  fair: 2,
  good: 3,
};

@Component({
  selector: 'hp-connection-chip',
  template: `
    <svg viewBox="0 0 16 12" aria-hidden="true">
      @for (bar of bars(); track $index) {
        <rect
          [attr.x]="$index * 6"
          [attr.y]="8 - $index * 4"
          width="4"
          [attr.height]="4 + $index * 4"
          [class.lit]="bar"
        />
      }
    </svg>
    <span><ng-content /></span>
  `,
  styleUrl: './connection-chip.scss',
  host: {
    '[class]': 'quality()',
    '[attr.data-quality]': 'quality()',
    'data-testid': 'connection',
    role: 'status',
  },
})
export class ConnectionChip {
  readonly quality = input.required<ConnectionQuality>();
  protected readonly bars = computed(() => [1, 2, 3].map((bar) => bar <= BARS_LIT[this.quality()]));
}
