// Opens the question on which terms a reservation is approved; its code and the usual terms are fetched when it is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { ApproveReservationBody, ReservationCase } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { openQuestion } from '../dialogs/open-question';
import type { ApprovalQuestion } from './approval-dialog';

@Injectable({ providedIn: 'root' })
export class ApprovalDoor {
  private readonly dialog = inject(MatDialog);

  /** Null when it was not approved. */
  async ask(
    reservation: ReservationCase,
    act: (body: ApproveReservationBody) => Promise<Outcome<ReservationCase>>,
  ): Promise<ReservationCase | null> {
    const { ApprovalDialog } = await import('./approval-dialog');
    return openQuestion(this.dialog, ApprovalDialog, { reservation, act } satisfies ApprovalQuestion, 'h2');
  }
}
