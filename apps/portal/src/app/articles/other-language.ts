// Says that a text is not there in the reader's language yet, and in which it is shown instead.
import { Component, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { type Language, LANGUAGE_FACTS } from '@haopai/rules';

@Component({
  selector: 'hp-other-language',
  template: `
    @if (writtenIn(); as language) {
      <p class="hp-soft" data-testid="other-language">
        {{ say('article.otherLanguage', { language: facts[language].name }) }}
      </p>
    }
  `,
})
export class OtherLanguage {
  /** As the server says it: undefined where the reader's language was there. */
  readonly writtenIn = input.required<Language | undefined>();

  protected readonly say = inject(Words).say;
  protected readonly facts = LANGUAGE_FACTS;
}
