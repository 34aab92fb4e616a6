// What the vehicle register says of the plates of a sheet before they are put up: which of them a car has, or that it does not say. In the way of nothing.
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import { AskRegister } from './ask-register';

@Component({
  selector: 'hp-register-note',
  imports: [Notice],
  template: `
    @if (isAsking()) {
      <p class="hp-soft" role="status" data-testid="register-asking">{{ say('vehicleRegister.asking') }}</p>
    } @else if (isSilent()) {
      <p class="hp-soft" role="status" data-testid="register-silent">
        {{ say(register.isWithoutLine() ? 'vehicleRegister.noLine' : 'vehicleRegister.silent') }}
      </p>
    } @else if (taken(); as numbers) {
      @if (numbers.length === 0) {
        <p class="hp-soft" role="status" data-testid="register-free">{{ say('vehicleRegister.allFree') }}</p>
      } @else {
        <hp-notice kind="warning" data-testid="register-taken" [heading]="register.sayTaken(numbers)">{{
          say('vehicleRegister.takenInSheet')
        }}</hp-notice>
      }
    }
  `,
})
export class RegisterNote {
  protected readonly register = inject(AskRegister);
  protected readonly say = inject(Words).say;

  readonly numbers = input.required<readonly string[]>();

  protected readonly isAsking = signal(false);
  protected readonly isSilent = signal(false);
  /** Null as long as the register has not said. */
  protected readonly taken = signal<readonly string[] | null>(null);

  constructor() {
    effect(() => {
      const numbers = this.numbers();
      untracked(() => void this.ask(numbers));
    });
  }

  private async ask(numbers: readonly string[]): Promise<void> {
    const mayAsk = this.register.mayAsk(numbers);
    this.isAsking.set(mayAsk);
    this.isSilent.set(false);
    this.taken.set(null);
    if (!mayAsk) return;
    const taken = await this.register.takenAmong(numbers);
    // Another sheet may have been chosen meanwhile.
    if (this.numbers() !== numbers) return;
    this.isAsking.set(false);
    this.isSilent.set(taken === null);
    this.taken.set(taken);
  }
}
