// Asks what a picture shows: whoever cannot see it hears that instead. A picture that only decorates says nothing.
import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine } from '@haopai/web-app/forms';
import { ConsentBox, TextField } from '@haopai/web-ui/fields';

const PICTURE_TEXT_MAX = 150;

/** What was said of it before; null for a new one. */
export interface PictureQuestion {
  readonly alt: string | null;
}

/** Empty for one that only decorates. */
export interface PictureAnswer {
  readonly alt: string;
}

@Component({
  selector: 'hp-picture-dialog',
  imports: [ConsentBox, MatDialogModule, TextField],
  providers: [FaultFocus],
  template: `
    <form class="hp-dialog" novalidate (submit)="answer($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('pictures.alt.heading') }}</h2>
      <p>{{ say('pictures.alt.words') }}</p>
      <hp-text-field
        name="alt"
        [label]="say('pictures.alt.label')"
        [help]="say('pictures.alt.help')"
        [lengthMax]="lengthMax"
        [error]="isDecoration() ? null : sayFault(text.shownFault())"
        [(value)]="text.text"
        (left)="text.leave()"
      />
      <hp-consent-box name="decoration" [(isTicked)]="isDecoration">{{
        say('pictures.alt.decoration')
      }}</hp-consent-box>
      <div class="row">
        <button type="submit" class="hp-button" data-testid="alt-yes">{{ say('pictures.alt.yes') }}</button>
        <button type="button" class="hp-button quiet" data-testid="alt-no" [mat-dialog-close]="null">
          {{ say('dialog.no') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class PictureDialog {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<PictureDialog, PictureAnswer>>(MatDialogRef);
  private readonly question = inject<PictureQuestion>(MAT_DIALOG_DATA);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly lengthMax = PICTURE_TEXT_MAX;
  protected readonly text = new FormField(readLine);
  protected readonly isDecoration = signal(this.question.alt === '');

  constructor() {
    this.text.text.set(this.question.alt ?? '');
  }

  protected answer(event: Event): void {
    event.preventDefault();
    if (this.isDecoration()) this.dialog.close({ alt: '' });
    else if (areGood(this.text)) this.dialog.close({ alt: this.text.good() });
    else this.focus.move();
  }
}
