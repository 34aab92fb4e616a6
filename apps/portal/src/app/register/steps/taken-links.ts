// Where to go on for whoever has an account already.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-taken-links',
  imports: [RouterLink],
  template: `
    <a routerLink="/login">{{ say('register.takenLogin') }}</a>
    <a routerLink="/recover/mobile">{{ say('register.takenRecover') }}</a>
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
  protected readonly say = inject(Words).say;
}
