// Over the page: an act wants a code of the phone of whoever asks for it. Shown, it goes on; given up, nothing is done.
import { Component, inject, Injectable } from '@angular/core';
import { MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readTotp, refusalFault, Submission } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { firstValueFrom } from 'rxjs';
import { ConfirmationDue } from './confirmation-due';
import { PasskeysClient } from './passkeys-client';

@Component({
  selector: 'hp-show-code-dialog',
  imports: [MatDialogModule, Notice, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" data-testid="show-code" novalidate (submit)="show($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('codeDue.heading') }}</h2>
      <p>{{ say('codeDue.words') }}</p>
      @if (submission.refusal(); as refusal) {
        <hp-notice
          kind="failed"
          data-outcome
          tabindex="-1"
          data-testid="code-refusal"
          [heading]="words.sayRefusal(refusal)"
        />
      }
      <hp-text-field
        name="due-code"
        keyboard="numeric"
        autocomplete="one-time-code"
        [label]="say('account.code')"
        [help]="say('login.codeHelp')"
        [error]="words.sayFault(code.shownFault())"
        [(value)]="code.text"
        (left)="code.leave()"
      />
      <div class="row">
        <button
          type="submit"
          class="hp-button"
          data-testid="code-show"
          [attr.aria-disabled]="submission.isBusy()"
        >
          {{ say(submission.isBusy() ? 'login.busy' : 'codeDue.show') }}
        </button>
        <button type="button" class="hp-button quiet" data-testid="code-not-now" [mat-dialog-close]="false">
          {{ say('passkey.notNow') }}
        </button>
      </div>
    </form>
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
export class ShowCodeDialog {
  private readonly client = inject(PasskeysClient);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<ShowCodeDialog, boolean>>(MatDialogRef);

  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly code = new FormField(readTotp);
  protected readonly submission = new Submission();

  protected async show(event: Event): Promise<void> {
    event.preventDefault();
    if (areGood(this.code)) {
      const code = this.code.good();
      const answer = await this.submission.send(() => this.client.confirmByCode(code));
      if (answer?.ok === true) {
        this.dialog.close(true);
        return;
      }
      if (answer?.refusal.code === 'STAFF.CODE_WRONG') this.code.refuse(refusalFault(answer.refusal));
      else this.submission.refusal.set(answer?.refusal ?? null);
    }
    this.focus.move();
  }
}

@Injectable({ providedIn: 'root' })
export class ShowCode {
  private readonly dialog = inject(MatDialog);
  private readonly due = inject(ConfirmationDue);

  async ask(): Promise<void> {
    const opened = this.dialog.open<ShowCodeDialog, void, boolean>(ShowCodeDialog, {
      width: '480px',
      autoFocus: '[name=due-code]',
    });
    this.due.end((await firstValueFrom(opened.afterClosed())) === true);
  }
}
