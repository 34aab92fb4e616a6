// Opens the question for a reason and waits until the act is done or given up.
import { inject, Injectable, type Type } from '@angular/core';
import { QuestionOpener } from './question-opener';
import type { ReasonQuestion } from './reason-dialog';

/** What the act brought: wrapped, because an act may bring nothing. */
export interface Done<Value> {
  readonly value: Value;
}

@Injectable({ providedIn: 'root' })
export class ReasonDoor {
  private readonly opener = inject(QuestionOpener);

  /** Fetches the dialog's code beforehand, for pages on which it may be wanted just when the line is cut. */
  prepare(): void {
    // Who asks later fetches it again, and is told when that fails.
    fetchDialog().catch(() => undefined);
  }

  /** Null when nothing was done. */
  ask<Value>(question: ReasonQuestion<Value>): Promise<Done<Value> | null> {
    return this.opener.ask(fetchDialog, question, 'textarea');
  }
}

async function fetchDialog(): Promise<Type<unknown>> {
  return (await import('./reason-dialog')).ReasonDialog;
}
