// Where to go on for whoever has an account already, and for whose document somebody else has used.
import { booleanAttribute, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-taken-links',
  imports: [RouterLink],
  template: `
    <a routerLink="/login">{{ say('register.takenLogin') }}</a>
    <a routerLink="/recover/mobile">{{ say('register.takenRecover') }}</a>
    @if (mayClaim()) {
      <button type="button" class="hp-link-button" data-testid="claim-taken" (click)="claimed.emit()">
        {{ say('register.takenClaim') }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0 24px;
    }

    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
  `,
})
export class TakenLinks {
  readonly mayClaim = input(false, { transform: booleanAttribute });
  readonly claimed = output();
  protected readonly say = inject(Words).say;
}
