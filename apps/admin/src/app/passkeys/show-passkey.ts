// Over the page: an act wants the passkey of whoever asks for it. Shown, it goes on; given up, nothing is done.
import { Component, inject, Injectable, signal } from '@angular/core';
import { MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Words } from '@haopai/web-app';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import { Notice } from '@haopai/web-ui';
import { firstValueFrom } from 'rxjs';
import { ConfirmationDue } from './confirmation-due';
import { PasskeysClient } from './passkeys-client';

@Component({
  selector: 'hp-show-passkey-dialog',
  imports: [MatDialogModule, Notice],
  template: `
    <div class="hp-dialog" data-testid="show-passkey">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('passkey.dueHeading') }}</h2>
      <p>{{ say('passkey.dueWords') }}</p>
      @if (refused(); as words) {
        <hp-notice kind="failed" role="alert" data-testid="passkey-refusal" [heading]="words" />
      }
      <div class="row">
        <button
          type="button"
          class="hp-button"
          data-testid="passkey-show"
          [attr.aria-disabled]="isBusy()"
          (click)="show()"
        >
          {{ say(isBusy() ? 'passkey.waiting' : 'passkey.show') }}
        </button>
        <button
          type="button"
          class="hp-button quiet"
          data-testid="passkey-not-now"
          [mat-dialog-close]="false"
        >
          {{ say('passkey.notNow') }}
        </button>
      </div>
    </div>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class ShowPasskeyDialog {
  private readonly words = inject(Words);
  private readonly client = inject(PasskeysClient);
  private readonly device = inject(PasskeyDevice);
  private readonly dialog = inject<MatDialogRef<ShowPasskeyDialog, boolean>>(MatDialogRef);

  protected readonly say = this.words.say;
  protected readonly isBusy = signal(false);
  /** In words. */
  protected readonly refused = signal<string | null>(null);

  protected async show(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refused.set(null);
    const why = await this.tryOnce();
    this.isBusy.set(false);
    if (why === null) this.dialog.close(true);
    else this.refused.set(why);
  }

  /** Null when it was shown. */
  private async tryOnce(): Promise<string | null> {
    const question = await this.client.askToConfirm();
    if (!question.ok) return this.words.sayRefusal(question.refusal);
    const answer = await this.device.show(question.value);
    if (!answer.ok) return this.say(`passkey.failure.${answer.failure}`);
    const confirmed = await this.client.confirm(answer.value);
    return confirmed.ok ? null : this.words.sayRefusal(confirmed.refusal);
  }
}

@Injectable({ providedIn: 'root' })
export class ShowPasskey {
  private readonly dialog = inject(MatDialog);
  private readonly due = inject(ConfirmationDue);

  async ask(): Promise<void> {
    const opened = this.dialog.open<ShowPasskeyDialog, void, boolean>(ShowPasskeyDialog, {
      width: '480px',
      autoFocus: '[data-testid=passkey-show]',
    });
    this.due.end((await firstValueFrom(opened.afterClosed())) === true);
  }
}
