// A copy of everything that is kept about the citizen, as a file (Personal Information Protection Law, art. 45).
import { Component, inject, signal } from '@angular/core';
import { SaveFile, Words } from '@haopai/web-app';
import { FaultFocus, Submission } from '@haopai/web-app/forms';
import { ProfileClient, ServerClock, Session } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { ConfirmSelf } from '../../confirm-self/confirm-self';
import { ChangeOutcome } from '../security/change-outcome';

@Component({
  selector: 'hp-export-page',
  imports: [ChangeOutcome, Icon, Notice],
  providers: [FaultFocus],
  template: `
    <div>
      <h1>{{ say('account.section.export') }}</h1>
      <p>{{ say('account.exportWords') }}</p>
    </div>
    <hp-notice kind="warning" [heading]="say('account.exportCare')" />
    <hp-change-outcome [submission]="submission" [done]="say('account.exportDone', { file: file() })" />
    <button
      type="button"
      class="hp-button submit"
      data-testid="export"
      [attr.aria-disabled]="submission.isBusy()"
      (click)="save()"
    >
      <hp-icon name="download" />{{ say(submission.isBusy() ? 'form.busy' : 'account.exportSubmit') }}
    </button>
  `,
  styleUrl: '../part.scss',
})
export class ExportPage {
  private readonly client = inject(ProfileClient);
  private readonly confirming = inject(ConfirmSelf);
  private readonly files = inject(SaveFile);
  private readonly session = inject(Session);
  private readonly clock = inject(ServerClock);
  private readonly focus = inject(FaultFocus);

  protected readonly say = inject(Words).say;
  protected readonly submission = new Submission();
  protected readonly file = signal('');

  protected async save(): Promise<void> {
    const answer = await this.submission.send(() =>
      this.confirming.whileConfirmed(() => this.client.export()),
    );
    // Given up: the words above say what it takes.
    if (answer?.ok === false) this.submission.refusal.set(answer.refusal);
    if (answer?.ok === true) {
      const day = new Date(this.clock.nowMs()).toISOString().slice(0, 10);
      this.file.set(`haopai-${this.session.citizen()?.username ?? 'account'}-${day}.json`);
      this.files.saveJson(this.file(), answer.value);
    }
    this.focus.move();
  }
}
