// Over the page on which a session ended: the same person logs in again and goes on, or leaves the page. Nothing of it can be read meanwhile.
import { Component, effect, inject, Injectable } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import type { StaffView } from '@haopai/contracts';
import { firstValueFrom } from 'rxjs';
import { SessionLapse } from '../session/session-lapse';
import { StaffSession } from '../session/staff-session';
import { LoginForm } from './login-form';

@Component({
  selector: 'hp-log-in-again-dialog',
  imports: [LoginForm],
  template: `<hp-login-form
    data-testid="log-in-again"
    [member]="member"
    (entered)="dialog.close(true)"
    (left)="dialog.close(false)"
  />`,
})
export class LogInAgainDialog {
  private readonly lapse = inject(SessionLapse);
  protected readonly dialog = inject<MatDialogRef<LogInAgainDialog, boolean>>(MatDialogRef);
  protected readonly member = inject<StaffView>(MAT_DIALOG_DATA);

  constructor() {
    effect(() => {
      if (this.lapse.why() === null) this.dialog.close(false);
    });
  }
}

@Injectable({ providedIn: 'root' })
export class LogInAgain {
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(StaffSession);
  private readonly lapse = inject(SessionLapse);

  async ask(member: StaffView): Promise<void> {
    const opened = this.dialog.open<LogInAgainDialog, StaffView, boolean>(LogInAgainDialog, {
      data: member,
      width: '560px',
      disableClose: true,
      backdropClass: 'hp-opaque',
      ariaLabelledBy: 'log-in-again',
      autoFocus: 'input:not([hidden])',
    });
    if ((await firstValueFrom(opened.afterClosed())) === true) {
      this.lapse.end(true);
      return;
    }
    this.session.leave();
    // What was asked on the page goes with it.
    this.dialog.closeAll();
  }
}
