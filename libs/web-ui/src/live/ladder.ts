// The steps by which one may bid, each with the price that it would make; choosing one arms the bid and sends nothing.
import { Component, computed, input, output } from '@angular/core';
import { groupYuan } from '../money/format-yuan';

export interface LadderStep {
  /** 0 is the first bid at the start price itself. */
  readonly stepFen: number;
  readonly amountFen: number;
  readonly label: string;
}

/** `999,000`: five prices that are longer do not fit beside each other on a phone. */
const PRICE_LENGTH_MAX = 7;

@Component({
  selector: 'hp-ladder',
  template: `
    @for (step of steps(); track step.stepFen) {
      <button
        type="button"
        [attr.data-testid]="'ladder-' + step.stepFen / 100"
        [attr.aria-pressed]="step.stepFen === chosenFen()"
        [class.chosen]="step.stepFen === chosenFen()"
        [attr.aria-disabled]="isOff()"
        (click)="press(step)"
      >
        <span class="step">{{ step.label }}</span>
        <span class="amount">{{ grouped(step.amountFen) }}</span>
      </button>
    }
  `,
  styleUrl: './ladder.scss',
  host: { role: 'group', '[style.--steps]': 'steps().length', '[class.in-threes]': 'isInThrees()' },
})
export class LadderButtons {
  readonly steps = input.required<readonly LadderStep[]>();
  readonly chosenFen = input<number | null>(null);
  readonly isOff = input(false);
  readonly choose = output<number>();

  protected readonly grouped = groupYuan;
  protected readonly isInThrees = computed(
    () =>
      this.steps().length > 5 ||
      this.steps().some(({ amountFen }) => groupYuan(amountFen).length > PRICE_LENGTH_MAX),
  );

  /** A button that is off keeps the focus, which one that is `disabled` would lose. */
  protected press({ stepFen }: LadderStep): void {
    if (!this.isOff()) this.choose.emit(stepFen);
  }
}
