// Closing the account: what goes, what stays, then the password and the user name typed as a confirmation.
import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { forgetOwnDrafts, Words } from '@haopai/web-app';
import { FaultFocus, FormField, type Reading } from '@haopai/web-app/forms';
import { ProfileClient, Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { ownDraft } from '../../forms/own-draft';
import { ChangeDesk } from '../security/change-desk';
import { ChangeOutcome } from '../security/change-outcome';
import { CurrentPassword } from '../security/current-password';

@Component({
  selector: 'hp-closing-page',
  imports: [ChangeOutcome, CurrentPassword, Notice, RouterLink, TextField],
  providers: [ChangeDesk, FaultFocus],
  templateUrl: './closing-page.html',
  styleUrl: '../part.scss',
})
export class ClosingPage {
  private readonly client = inject(ProfileClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly words = inject(Words);
  protected readonly desk = inject(ChangeDesk);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly username = this.session.citizen()?.username ?? '';
  protected readonly confirmation = new FormField((text): Reading<string> => {
    const isSame = text.trim().toLowerCase() === this.username.toLowerCase();
    return isSame ? { ok: true, value: text } : { ok: false, code: 'CONFIRMATION.OTHER', data: {} };
  });

  constructor() {
    // Of the two that it takes: the password is typed anew.
    ownDraft('closing', { confirmation: this.confirmation.text });
  }

  protected async close(event: Event): Promise<void> {
    event.preventDefault();
    const closed = await this.desk.change({ confirmation: this.confirmation }, (currentPassword) =>
      this.session.askToLeave(() => this.client.close({ currentPassword })),
    );
    if (closed === null) return;
    await this.router.navigateByUrl('/account/closed', { replaceUrl: true });
    this.session.leave();
    forgetOwnDrafts();
  }
}
