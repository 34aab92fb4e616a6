// How long there is to answer, inside the dialogs of the bidding page, which cover its countdown on a phone.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import type { LotClock } from '@haopai/web-data';
import { formatLeft } from '@haopai/web-ui';

@Component({
  selector: 'hp-time-left',
  template: `
    @if (left(); as words) {
      <p data-testid="time-left" [class.last]="clock()?.isLast">{{ words }}</p>
    }
  `,
  styles: `
    p {
      color: var(--hp-alert);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }

    .last {
      color: var(--hp-stop);
    }
  `,
})
export class TimeLeft {
  private readonly words = inject(Words);

  readonly clock = input.required<LotClock | null>();

  /** Null while nothing runs out. */
  protected readonly left = computed(() => {
    const clock = this.clock();
    const isRunning = clock?.phase === 'fiveMinutes' || clock?.phase === 'oneMinute';
    return isRunning ? this.words.say('lot.left', { left: formatLeft(clock.leftMs ?? 0) }) : null;
  });
}
