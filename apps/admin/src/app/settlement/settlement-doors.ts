// Opens the questions of settlement that ask for more than a reason; their code is fetched when one is first asked.
import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { RefundCase, WinnerView } from '@haopai/contracts';
import { firstValueFrom } from 'rxjs';
import type { ExtendQuestion } from './extend-dialog';
import type { OutsideQuestion } from './outside-dialog';

const WIDTH = '520px';

@Injectable({ providedIn: 'root' })
export class SettlementDoors {
  private readonly dialog = inject(MatDialog);

  /** Null when no more time was given. */
  async extend(question: ExtendQuestion): Promise<WinnerView | null> {
    const { ExtendDialog } = await import('./extend-dialog');
    const opened = this.dialog.open<unknown, ExtendQuestion, WinnerView>(ExtendDialog, {
      ...{ data: question, width: WIDTH, autoFocus: 'input' },
    });
    return (await firstValueFrom(opened.afterClosed())) ?? null;
  }

  /** Null when nothing was said. */
  async outside(question: OutsideQuestion): Promise<RefundCase | null> {
    const { OutsideDialog } = await import('./outside-dialog');
    const opened = this.dialog.open<unknown, OutsideQuestion, RefundCase>(OutsideDialog, {
      ...{ data: question, width: WIDTH, autoFocus: 'input' },
    });
    return (await firstValueFrom(opened.afterClosed())) ?? null;
  }
}
