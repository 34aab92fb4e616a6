// The account is closed: said on a page of its own, for nobody in particular.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-closed-page',
  imports: [RouterLink],
  template: `
    <h1 data-testid="account-closed">{{ say('account.closed') }}</h1>
    <p>{{ say('account.closedWords') }}</p>
    <a class="hp-button submit" routerLink="/">{{ say('app.home') }}</a>
  `,
  styleUrl: '../part.scss',
})
export class ClosedPage {
  protected readonly say = inject(Words).say;
}
