// Asks why something with consequences is done, and nothing else.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import type { Outcome } from '@haopai/web-data';
import { type QuestionWords, ReasonForm } from './reason-form';

export interface ReasonQuestion<Value> extends QuestionWords {
  act(reason: string): Promise<Outcome<Value>>;
}

@Component({
  selector: 'hp-reason-dialog',
  imports: [ReasonForm],
  template: `<hp-reason-form [question]="question" [act]="act" />`,
})
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion<unknown>>(MAT_DIALOG_DATA);
  protected readonly act = (reason: string): Promise<Outcome<unknown>> => this.question.act(reason);
}
