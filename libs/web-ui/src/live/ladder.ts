// The steps by which one may bid, each with the price that it would make. Choosing one arms the bid and sends nothing; Enter on the one
// that is chosen confirms it.
import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { groupYuan } from '../money/format-yuan';

export interface LadderStep {
  /** 0 is the first bid at the start price itself. */
  readonly stepFen: number;
  readonly amountFen: number;
  readonly label: string;
  /** That chooses it, on a page that listens for it. */
  readonly key?: string | null;
  /** Why it can no longer be chosen, in place of its amount: it keeps its place, so that no other moves under a finger. */
  readonly gone?: string;
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
        [attr.aria-keyshortcuts]="step.key"
        [attr.aria-pressed]="step.stepFen === chosenFen()"
        [class.chosen]="step.stepFen === chosenFen()"
        [attr.aria-disabled]="isOff() || step.gone !== undefined"
        (click)="press(step)"
        (keydown.enter)="enter(step, $event)"
      >
        <span class="step">{{ step.label }}</span>
        <span class="amount">{{ step.gone ?? grouped(step.amountFen) }}</span>
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
  readonly confirm = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly grouped = groupYuan;
  protected readonly isInThrees = computed(
    () =>
      this.steps().length > 5 ||
      (this.steps().length > 1 &&
        this.steps().some(({ amountFen }) => groupYuan(amountFen).length > PRICE_LENGTH_MAX)),
  );

  /** Puts the keyboard on a step. */
  focusStep(stepFen: number): void {
    const place = this.steps().findIndex((step) => step.stepFen === stepFen);
    this.host.querySelectorAll('button')[place]?.focus({ preventScroll: true });
  }

  /** A button that is off keeps the focus, which one that is `disabled` would lose. */
  protected press({ stepFen, gone }: LadderStep): void {
    if (!this.isOff() && gone === undefined) this.choose.emit(stepFen);
  }

  /** A key that is held down is one press. */
  protected enter({ stepFen }: LadderStep, event: Event): void {
    const isHeld = event instanceof KeyboardEvent && event.repeat;
    if (!isHeld && stepFen !== this.chosenFen()) return;
    event.preventDefault();
    if (!isHeld && !this.isOff()) this.confirm.emit();
  }
}
