// Asks until when a winner may pay and why.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import type { WinnerView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, Words } from '@haopai/web-app';
import { FormField, momentText, readMoment } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { MomentField } from '@haopai/web-ui/office-forms';
import { ReasonForm } from '../dialogs/reason-form';

export interface ExtendQuestion {
  readonly winner: WinnerView;
  readonly dueAtMs: number;
  readonly latestDueAtMs: number;
  act(dueAtMs: number, reason: string): Promise<Outcome<WinnerView>>;
}

const USUAL_MS = 3 * 24 * 3_600_000;

@Component({
  selector: 'hp-extend-dialog',
  imports: [MomentField, ReasonForm],
  template: `
    <hp-reason-form name="extend" [question]="words" [fields]="[until]" [act]="act">
      <hp-moment-field
        name="due"
        [label]="say('settlement.extend.until')"
        [help]="say('settlement.extend.help', { due, latest })"
        [error]="sayFault(until.shownFault())"
        [(value)]="until.text"
        (left)="until.leave()"
      />
    </hp-reason-form>
  `,
})
export class ExtendDialog {
  private readonly question = inject<ExtendQuestion>(MAT_DIALOG_DATA);

  protected readonly say = inject(Words).say;
  protected readonly sayFault = inject(Words).sayFault;
  protected readonly words = {
    heading: this.say('settlement.extend.heading', { plate: formatPlate(this.question.winner.plate) }),
    words: this.say('settlement.extend.words'),
    yes: this.say('settlement.extend.yes'),
  };
  protected readonly due = momentOf(this.question.dueAtMs);
  protected readonly latest = momentOf(this.question.latestDueAtMs);
  protected readonly until = new FormField(readMoment);
  protected readonly act = (reason: string): Promise<Outcome<WinnerView>> =>
    this.question.act(this.until.good(), reason);

  constructor() {
    const { dueAtMs, latestDueAtMs } = this.question;
    const usualMs = Math.min(dueAtMs + USUAL_MS, latestDueAtMs);
    this.until.text.set(momentText(usualMs - (usualMs % 60_000)));
  }
}
