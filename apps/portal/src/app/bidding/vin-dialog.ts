// Asks which of the free entries is to stand behind the plate, where the page was not told before; answering confirms the bid. It goes by itself
// as soon as that bid can no longer be made, and the page says why.
import { Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { EntryView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { LotClock } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { TimeLeft } from './time-left';

/** The second tap of a double tap on the bid button comes sooner, and may land on a car. */
export const DOUBLE_TAP_MS = 350;

export interface VinDialogData {
  readonly entries: readonly EntryView[];
  readonly amountFen: number;
  /** Read as long as the question stands: whether the bid can still be made. */
  readonly stands: () => boolean;
  readonly clock: () => LotClock | null;
}

@Component({
  selector: 'hp-vin-dialog',
  imports: [MatDialogModule, TimeLeft],
  template: `
    <div class="hp-dialog">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('vin.heading') }}</h2>
      <hp-time-left [clock]="clock()" />
      <p class="hp-soft">{{ say('vin.words') }}</p>
      <div class="options" role="group" [attr.aria-label]="say('vin.vin')" [attr.data-settled]="isSettled()">
        @for (entry of entries; track entry.entryId) {
          <button
            type="button"
            class="option"
            [class.again]="askedAgain() === entry.entryId"
            [attr.data-testid]="'entry-' + entry.entryId"
            (keydown.enter)="ignoreHeld($event)"
            (click)="choose(entry.entryId, $event)"
          >
            <span class="label">{{ say('vin.vin') }}</span>
            <span class="vin"
              >{{ entry.vin.slice(0, 11) }}<strong>{{ entry.vin.slice(11) }}</strong></span
            >
            <span class="act">{{ askedAgain() === entry.entryId ? say('vin.again') : action() }}</span>
          </button>
        }
      </div>
      <p class="cdk-visually-hidden" role="status">{{ askedAgain() === null ? '' : say('vin.again') }}</p>
      <button type="button" class="hp-button quiet" [mat-dialog-close]="null">{{ say('app.cancel') }}</button>
    </div>
  `,
  styleUrl: './vin-dialog.scss',
})
export class VinDialog {
  private readonly words = inject(Words);
  private readonly dialog = inject<MatDialogRef<VinDialog, number>>(MatDialogRef);
  private readonly data = inject<VinDialogData>(MAT_DIALOG_DATA);
  private isChosen = false;

  protected readonly say = this.words.say;
  protected readonly entries = this.data.entries;
  protected readonly clock = this.data.clock;
  protected readonly action = computed(() =>
    this.say('vin.bid', { amount: formatYuan(this.data.amountFen) }),
  );

  /** False while a tap may be the second of a double tap on the bid button. */
  protected readonly isSettled = signal(false);
  /** The car whose tap came so soon: it is said that one more is needed. */
  protected readonly askedAgain = signal<number | null>(null);

  constructor() {
    const settling = setTimeout(() => this.isSettled.set(true), DOUBLE_TAP_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(settling));
    effect(() => {
      if (!this.data.stands() && !this.isChosen) this.dialog.close();
    });
  }

  /** A key that is still held since it opened the question answers nothing. */
  protected ignoreHeld(event: Event): void {
    if (event instanceof KeyboardEvent && event.repeat) event.preventDefault();
  }

  /** A key has no double tap: Enter is taken at once. */
  protected choose(entryId: number, { detail }: MouseEvent): void {
    if (this.isChosen) return;
    const isByKey = detail === 0;
    if (!this.isSettled() && !isByKey) {
      this.askedAgain.set(entryId);
      return;
    }
    this.isChosen = true;
    this.dialog.close(entryId);
  }
}
