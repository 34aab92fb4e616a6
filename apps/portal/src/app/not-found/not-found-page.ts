// For addresses that lead nowhere.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Plate } from '@haopai/web-ui';

@Component({
  selector: 'hp-not-found-page',
  imports: [Plate, RouterLink],
  template: `
    <div class="page">
      <hp-plate class="plate" number="浙G404NA" aria-hidden="true" />
      <h1>{{ say('notFound.heading') }}</h1>
      <p class="hp-soft">{{ say('notFound.words') }}</p>
      <a class="hp-button" routerLink="/">{{ say('notFound.action') }}</a>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      justify-items: start;
      gap: 16px;
      max-width: 560px;
      padding-top: 32px;
    }
    .plate {
      width: 200px;
    }
  `,
})
export class NotFoundPage {
  protected readonly say = inject(Words).say;
}
