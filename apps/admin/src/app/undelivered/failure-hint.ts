// What a failure means and what to do, with its code for whoever looks it up.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { failureKey } from './failure-words';

@Component({
  selector: 'hp-failure-hint',
  template: `
    <span>{{ say('messages.failure.' + key() + '.means') }}</span>
    @if (advice() !== 'none') {
      <span class="hp-soft">{{
        say(advice() === 'lapsed' ? 'messages.lapsed' : 'messages.failure.' + key() + '.do')
      }}</span>
    }
    @if (code() !== null) {
      <code class="hp-soft">{{ code() }}</code>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 2px;
    }
    /* Looked up as a whole: its column is as wide as one is. */
    code {
      font-size: 13px;
      overflow-wrap: break-word;
    }
  `,
})
export class FailureHint {
  readonly code = input.required<string | null>();
  /** `lapsed`: nothing is left to do. `none`: where many stand under each other it is said once, above them. */
  readonly advice = input<'given' | 'lapsed' | 'none'>('given');

  protected readonly say = inject(Words).say;
  protected readonly key = computed(() => failureKey(this.code()));
}
