// Until when something has to be paid, and how long that still is; amber from the first moment, red in the last five minutes.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { timeLeft } from './order-words';

const LAST_MS = 300_000;

@Component({
  selector: 'hp-order-due',
  imports: [Icon],
  template: `
    <hp-icon name="clock" />
    <span
      ><span class="whole">{{ say('order.dueBy', { time: until() }) }}</span
      ><strong class="whole" role="timer" data-testid="order-left">{{ left() }}</strong></span
    >
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      color: var(--hp-alert);
      font-weight: 600;
    }
    :host(.last) {
      color: var(--hp-stop);
    }
    hp-icon {
      margin-top: 2px;
    }
    /* Broken between the two, and within one only where it alone is too long. */
    .whole {
      display: inline-block;
      white-space: pre-wrap;
    }
    strong {
      font-variant-numeric: tabular-nums;
    }
  `,
  host: { '[class.last]': 'isLast()' },
})
export class OrderDue {
  private readonly words = inject(Words);

  readonly dueAtMs = input.required<number>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  private readonly leftMs = computed(() => Math.max(0, this.dueAtMs() - this.nowMs()));
  protected readonly isLast = computed(() => this.leftMs() <= LAST_MS);
  protected readonly until = computed(() => this.words.dayTime(this.dueAtMs(), this.nowMs()));
  protected readonly left = computed(() => {
    const { key, params } = timeLeft(this.leftMs());
    return this.say(key, params);
  });
}
