// Above something that is shown and could not be read again: that it may be old, and why.
import { Component, computed, inject, input } from '@angular/core';
import { type Failure, Words } from '../words/words';

@Component({
  selector: 'hp-load-stale',
  template: `
    @if (words(); as text) {
      <p class="hp-soft" role="status" data-testid="load-stale">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      margin-block: 8px;
    }
  `,
})
export class LoadStale {
  private readonly all = inject(Words);

  /** Null or nothing while what is shown is new. */
  readonly why = input.required<Failure | null | undefined>();

  protected readonly words = computed(() => {
    const why = this.why() ?? null;
    return why === null ? '' : this.all.say('load.stale', { why: this.all.sayFailure(why) });
  });
}
