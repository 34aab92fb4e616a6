// What stands in the place of something that was not brought: why, and the way to try again.
import { Component, computed, inject, input, output } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-load-failed',
  imports: [Notice],
  template: `
    <hp-notice kind="failed" [heading]="heading() || why()">
      {{ heading() ? why() : '' }}
      @if (mayHelp()) {
        <button hpAction type="button" class="hp-button quiet" (click)="again.emit()">
          {{ say('app.retry') }}
        </button>
      }
    </hp-notice>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LoadFailed {
  private readonly words = inject(Words);

  readonly refusal = input.required<Refusal>();
  /** What it is that was not brought, where the refusal alone does not tell. */
  readonly heading = input('');
  readonly again = output();

  protected readonly say = this.words.say;
  /** What is not there, or is not one's own, is not there at the second try either. */
  protected readonly mayHelp = computed(() => !/^STAFF\.FORBIDDEN$|\.NOT_FOUND$/.test(this.refusal().code));
  protected why(): string {
    return this.words.sayRefusal(this.refusal());
  }
}
