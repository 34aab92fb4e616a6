// Asks once which of the free entries is to stand behind the plate; answering confirms the bid.
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { EntryView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { LotClock } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { SETTLE_MS } from './armed-bid';
import { TimeLeft } from './time-left';

export interface VinDialogData {
  readonly entries: readonly EntryView[];
  /** Both are read as long as the question stands, so that it never shows what was. */
  readonly amountFen: () => number | null;
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
      <div class="options" role="group" [attr.aria-label]="say('vin.vin')">
        @for (entry of entries; track entry.entryId) {
          <button
            type="button"
            class="option"
            [attr.data-testid]="'entry-' + entry.entryId"
            [attr.aria-disabled]="!isSettled()"
            (click)="choose(entry.entryId)"
          >
            <span class="label">{{ say('vin.vin') }}</span>
            <span class="vin"
              >{{ entry.vin.slice(0, 11) }}<strong>{{ entry.vin.slice(11) }}</strong></span
            >
            <span class="act">{{ action() }}</span>
          </button>
        }
      </div>
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
  protected readonly action = computed(() => {
    const amountFen = this.data.amountFen();
    return amountFen === null ? '' : this.say('vin.bid', { amount: formatYuan(amountFen) });
  });

  /** False for a moment: the second click of a double click on the bid button may land on an option. */
  protected readonly isSettled = signal(false);

  constructor() {
    const settling = setTimeout(() => this.isSettled.set(true), SETTLE_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(settling));
  }

  protected choose(entryId: number): void {
    if (!this.isSettled() || this.isChosen) return;
    this.isChosen = true;
    this.dialog.close(entryId);
  }
}
