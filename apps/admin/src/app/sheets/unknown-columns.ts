// Columns of a spreadsheet whose headings nobody knows: each can be taken for one that is still missing.
import { Component, inject, input, output } from '@angular/core';
import { Words } from '@haopai/web-app';
import type { PlateSheetColumn, UnknownColumn } from './mended-sheet';

export interface ColumnChoice {
  readonly at: number;
  readonly column: PlateSheetColumn;
}

@Component({
  selector: 'hp-unknown-columns',
  template: `
    <ul class="columns">
      @for (one of unknown(); track one.at) {
        <li class="hp-field">
          <label [for]="'column-' + one.at">
            {{ say('sheet.takeColumnAs', { heading: one.heading }) }}
            @if (one.example) {
              <span class="hp-soft">{{ say('sheet.columnExample', { example: one.example }) }}</span>
            }
          </label>
          <select
            [id]="'column-' + one.at"
            [attr.data-testid]="'column-' + one.at"
            (change)="choose(one.at, $event)"
          >
            <option value="">{{ say('sheet.notTaken') }}</option>
            @for (column of free(); track column) {
              <option [value]="column">{{ say('sheet.columns.' + column) }}</option>
            }
          </select>
        </li>
      }
    </ul>
  `,
  styles: `
    .columns {
      display: grid;
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class UnknownColumns {
  protected readonly say = inject(Words).say;

  readonly unknown = input.required<readonly UnknownColumn[]>();
  /** Columns that no heading names yet. */
  readonly free = input.required<readonly PlateSheetColumn[]>();
  readonly taken = output<ColumnChoice>();

  protected choose(at: number, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const column = this.free().find((one) => one === value);
    if (column !== undefined) this.taken.emit({ at, column });
  }
}
