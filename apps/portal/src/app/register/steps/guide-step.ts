// What to have ready and what to know before one registers.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';

@Component({
  selector: 'hp-guide-step',
  imports: [RouterLink],
  template: `
    <div>
      <p>{{ say('register.guide.lead') }}</p>
      <ul>
        <li>{{ say('register.guide.id') }}</li>
        <li>{{ say('register.guide.phone') }}</li>
      </ul>
    </div>
    <div>
      <h2>{{ say('register.guide.rules') }}</h2>
      <ol>
        <li>{{ say('register.guide.one') }}</li>
        <li>{{ say('register.guide.region') }}</li>
        <li>{{ say('register.guide.private') }}</li>
      </ol>
    </div>
    <p>
      {{ say('register.guide.moreWords') }}
      <a routerLink="/guides">{{ say('register.guide.more') }}</a>
    </p>
  `,
  styleUrl: './step.scss',
})
export class GuideStep {
  protected readonly say = inject(Words).say;
}
