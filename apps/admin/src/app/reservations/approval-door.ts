// Opens the question on which terms a reservation is approved; the usual terms are fetched when it is asked.
import { inject, Injectable } from '@angular/core';
import type { ApproveReservationBody, ReservationCase } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { QuestionOpener } from '../dialogs/question-opener';
import type { ApprovalQuestion } from './approval-dialog';

@Injectable({ providedIn: 'root' })
export class ApprovalDoor {
  private readonly opener = inject(QuestionOpener);

  /** Null when it was not approved. */
  ask(
    reservation: ReservationCase,
    act: (body: ApproveReservationBody) => Promise<Outcome<ReservationCase>>,
  ): Promise<ReservationCase | null> {
    const question: ApprovalQuestion = { reservation, act };
    return this.opener.ask(async () => (await import('./approval-dialog')).ApprovalDialog, question, 'h2');
  }
}
