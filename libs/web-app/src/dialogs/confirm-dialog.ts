// Asks once more before something that cannot be undone: what will happen, yes or no.
import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { Words } from '../words/words';

export interface ConfirmQuestion {
  readonly heading: string;
  readonly words: string;
  readonly yes: string;
  /** Something is lost or ended by it: the answer looks so, too. */
  readonly isGrave?: boolean;
  /** Where `cancel` would say the wrong thing. */
  readonly no?: string;
}

@Component({
  selector: 'hp-confirm-dialog',
  imports: [MatDialogModule],
  template: `
    <div class="hp-dialog">
      <h2 mat-dialog-title class="hp-dialog-title">{{ question.heading }}</h2>
      <p>{{ question.words }}</p>
      <div class="row">
        <button
          type="button"
          class="hp-button"
          [class.grave]="question.isGrave"
          data-testid="confirm-yes"
          [mat-dialog-close]="true"
        >
          {{ question.yes }}
        </button>
        <button type="button" class="hp-button quiet" data-testid="confirm-no" [mat-dialog-close]="false">
          {{ question.no ?? say('dialog.no') }}
        </button>
      </div>
    </div>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
      overflow-wrap: anywhere;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    @media (max-width: 599px) {
      .row > * {
        flex: 1 1 auto;
      }
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<ConfirmQuestion>(MAT_DIALOG_DATA);
  protected readonly say = inject(Words).say;
}
