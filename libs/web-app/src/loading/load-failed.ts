// What stands in the place of something that was not brought: why, whether it is tried again by itself, the way to try at once, and whom to call.
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { telephoneAddress } from '@haopai/rules';
import type { FailureKind } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { type Failure, Words } from '../words/words';
import { CallOffice } from './call-office';

const SILENT = /^SERVER\.(UNAVAILABLE|BUSY)$/;
const HOPELESS: readonly FailureKind[] = ['notFound', 'notYours'];

@Component({
  selector: 'hp-load-failed',
  imports: [Notice],
  template: `
    <hp-notice kind="failed" [heading]="heading() || why()">
      {{ heading() ? why() : '' }}
      @if (call.isSaidBy(this)) {
        <p class="call">
          {{ say('load.call') }}
          <a data-testid="call-office" [href]="callAddress">{{ call.number }}</a>
        </p>
      }
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
    .call {
      margin: 8px 0 0;
    }
    a {
      display: inline-block;
      padding-block: 12px;
      white-space: nowrap;
    }
  `,
})
export class LoadFailed {
  private readonly words = inject(Words);
  protected readonly call = inject(CallOffice);
  protected readonly callAddress = telephoneAddress(this.call.number);

  readonly failure = input.required<Failure>();
  /** What it is that was not brought, where the failure alone does not tell. */
  readonly heading = input('');
  /** Of what follows the server live a press makes nothing sooner. */
  readonly helpsItself = input(false);
  readonly again = output();

  protected readonly say = this.words.say;
  protected readonly why = computed(() => this.words.sayFailure(this.failure()));
  /** What is not there, or is not one's own, is not there at the second try either. */
  protected readonly mayHelp = computed(() => {
    const { kind, refusal } = this.failure();
    if (this.helpsItself()) return false;
    // Of a question that was asked once only the code tells.
    if (kind === undefined) return !/^STAFF\.FORBIDDEN$|\.NOT_FOUND$/.test(refusal.code);
    return !HOPELESS.includes(kind);
  });

  constructor() {
    effect((onCleanup) => {
      const { kind, refusal } = this.failure();
      const isSilence = kind === 'noAnswer' || SILENT.test(refusal.code);
      if (isSilence) onCleanup(untracked(() => this.call.join(this)));
    });
  }
}
