// Says why a page that is for whoever is logged in does not open: nobody has said yet who this is. It opens by itself.
import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-session-unknown',
  imports: [Notice],
  template: `
    @if (why(); as words) {
      <hp-notice
        kind="warning"
        role="status"
        data-testid="session-unknown"
        [heading]="say('unknownSession.heading')"
      >
        {{ words }}
      </hp-notice>
    }
  `,
  styles: `
    hp-notice {
      margin-bottom: 24px;
    }
  `,
})
export class SessionUnknown {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  /** Null unless a page waits for the answer. */
  protected readonly why = computed(() => {
    const refusal = this.session.silence();
    if (refusal === null || this.router.currentNavigation() === null) return null;
    return this.say('unknownSession.words', { why: this.words.sayFailure({ kind: 'noAnswer', refusal }) });
  });
}
