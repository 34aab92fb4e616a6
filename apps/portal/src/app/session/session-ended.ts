// Says why one is logged out without having wished it, until it is read or one logs in again; and why a page for whoever is logged in does not open yet.
import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { telephoneAddress } from '@haopai/rules';
import { HOTLINE, Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-session-ended',
  imports: [Notice],
  template: `
    @if (why(); as words) {
      <hp-notice kind="warning" role="alert" data-testid="session-ended" [heading]="say('ended.heading')">
        {{ words }}
        <div hpAction class="actions">
          <button type="button" class="hp-button" (click)="logIn()">{{ say('ended.login') }}</button>
          <button type="button" class="hp-button quiet" (click)="session.forgetWhyEnded()">
            {{ say('app.close') }}
          </button>
        </div>
      </hp-notice>
    }
    @if (silence(); as words) {
      <hp-notice
        kind="warning"
        role="status"
        data-testid="session-unknown"
        [heading]="say('unknownSession.heading')"
      >
        {{ words }}
        @if (hotline) {
          {{ say('load.call') }} <a [href]="hotlineAddress">{{ hotline }}</a>
        }
      </hp-notice>
    }
  `,
  styles: `
    hp-notice {
      margin-bottom: 24px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class SessionEnded {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  protected readonly session = inject(Session);

  protected readonly say = this.words.say;
  protected readonly hotline = inject(HOTLINE);
  protected readonly hotlineAddress = telephoneAddress(this.hotline);
  protected readonly why = computed(() => {
    const ended = this.session.ended();
    return ended === null ? null : this.words.sayRefusal(ended);
  });

  /** Null unless a page waits to hear who this is, and nobody says so. */
  protected readonly silence = computed(() => {
    const refusal = this.session.silence();
    if (refusal === null || this.router.currentNavigation() === null) return null;
    return this.say('unknownSession.words', { why: this.words.sayFailure({ kind: 'noAnswer', refusal }) });
  });

  protected async logIn(): Promise<void> {
    const next = this.router.url.startsWith('/login') ? null : this.router.url;
    this.session.forgetWhyEnded();
    await this.router.navigate(['/login'], { queryParams: { next } });
  }
}
