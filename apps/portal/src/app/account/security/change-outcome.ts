// Above a form of the personal centre: why the change was refused, or that it was made and what follows from it.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { type Submission } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-change-outcome',
  imports: [Notice],
  template: `
    @if (why(); as words) {
      <hp-notice kind="failed" data-testid="change-refused" data-outcome tabindex="-1" [heading]="words" />
    } @else if (submission().isDone()) {
      <hp-notice
        kind="done"
        role="status"
        data-testid="change-done"
        data-outcome
        tabindex="-1"
        [heading]="done()"
        >{{ doneWords() }}</hp-notice
      >
    }
  `,
})
export class ChangeOutcome {
  private readonly words = inject(Words);
  readonly submission = input.required<Submission>();
  readonly done = input.required<string>();
  readonly doneWords = input('');
  protected readonly why = computed(() => {
    const refusal = this.submission().refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
}
