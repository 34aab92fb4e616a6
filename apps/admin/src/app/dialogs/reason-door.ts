// Opens the question for a reason and waits until the act is done or given up; its code is fetched when something is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { openQuestion } from './open-question';
import type { ReasonQuestion } from './reason-dialog';

/** What the act brought: wrapped, because an act may bring nothing. */
export interface Done<Value> {
  readonly value: Value;
}

@Injectable({ providedIn: 'root' })
export class ReasonDoor {
  private readonly dialog = inject(MatDialog);

  /** Null when nothing was done. */
  async ask<Value>(question: ReasonQuestion<Value>): Promise<Done<Value> | null> {
    const { ReasonDialog } = await import('./reason-dialog');
    return openQuestion(this.dialog, ReasonDialog, question, 'textarea');
  }
}
