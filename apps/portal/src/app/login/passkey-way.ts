// The way in by a passkey: a button below the others, in browsers that know passkeys. Neither name nor password is typed.
import { Component, inject, signal } from '@angular/core';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import { Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { PasskeysClient } from '../passkeys/passkeys-client';
import { ShowPasskey } from '../passkeys/show-passkey';
import { PASSKEY_WORDS } from '../passkeys/words-loader';

@Component({
  selector: 'hp-passkey-way',
  imports: [Notice],
  providers: [FaultFocus],
  template: `
    @if (isOffered()) {
      @if (why(); as words) {
        <hp-notice kind="failed" data-testid="passkey-refused" data-outcome tabindex="-1" [heading]="words" />
      }
      <button
        type="button"
        class="hp-button quiet"
        data-testid="login-by-passkey"
        [attr.aria-disabled]="isBusy()"
        (click)="logIn()"
      >
        {{ say(isBusy() ? 'passkeys.waiting' : 'passkeys.logIn') }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }

    :host:empty {
      display: none;
    }
  `,
})
export class PasskeyWay {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly client = inject(PasskeysClient);
  private readonly show = inject(ShowPasskey);
  private readonly session = inject(Session);

  protected readonly say = this.words.say;
  /** Once its words are here; without them the other ways are there. */
  protected readonly isOffered = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly why = signal<string | null>(null);

  constructor() {
    if (inject(PasskeyDevice).isThere())
      void this.words.bring(PASSKEY_WORDS).then(
        () => this.isOffered.set(true),
        () => undefined,
      );
  }

  protected async logIn(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.why.set(null);
    // Who is in is led on, however it came about.
    const why = await this.show.why(
      () => this.client.askToLogIn(),
      async (answer) => {
        const answered = await this.client.logIn(answer);
        this.session.begin(answered);
        return answered;
      },
    );
    this.isBusy.set(false);
    this.why.set(why);
    if (why !== null) this.focus.move();
  }
}
