// For addresses that lead nowhere.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-not-found-page',
  imports: [RouterLink],
  template: `
    <div class="hp-page">
      <h1>{{ say('notFound.heading') }}</h1>
      <p class="hp-soft">{{ say('notFound.words') }}</p>
      <p>
        <a class="hp-button" routerLink="/">{{ say('notFound.action') }}</a>
      </p>
    </div>
  `,
})
export class NotFoundPage {
  protected readonly say = inject(Words).say;
}
