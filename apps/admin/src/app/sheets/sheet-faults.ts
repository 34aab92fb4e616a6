// What is wrong with a spreadsheet, cell by cell: where, what stands there, why exactly, and what to write instead.
import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FAULTS_TOLD_MAX, type LotFault, type PlateFault, type SheetCause } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { MendedCell } from './mended-sheet';

export type SheetFault = LotFault | PlateFault;

@Component({
  selector: 'hp-sheet-faults',
  imports: [RouterLink],
  template: `
    @if (count() > faults().length) {
      <p class="hp-soft">{{ say('sheet.firstFaults', { count: told }) }}</p>
    }
    <div class="hp-rows" tabindex="0" role="group" [attr.aria-label]="say('sheet.faults')">
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col" class="figure">{{ say('sheet.line') }}</th>
            <th scope="col">{{ say('sheet.column') }}</th>
            <th scope="col">{{ say('sheet.cell') }}</th>
            <th scope="col">{{ say('sheet.wrong') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (fault of faults(); track $index) {
            <tr [attr.data-testid]="'fault-' + fault.line + '-' + fault.column">
              <td class="figure">{{ fault.line }}</td>
              <td>{{ say('sheet.columns.' + fault.column) }}</td>
              <td>
                @if (canMend() && fault.rule !== 'COLUMN.MISSING') {
                  <div class="hp-field">
                    <input
                      type="text"
                      [attr.data-testid]="'mend-' + fault.line + '-' + fault.column"
                      [attr.aria-label]="
                        say('sheet.mendCell', {
                          line: fault.line,
                          column: say('sheet.columns.' + fault.column),
                        })
                      "
                      [value]="fault.value"
                      (input)="mend(fault, $event)"
                    />
                  </div>
                } @else {
                  {{ fault.value || '—' }}
                }
              </td>
              <td>
                @if (auctionOf(fault); as auctionId) {
                  <a [routerLink]="['/auctions', auctionId, 'lots']">{{ why(fault) }}</a>
                } @else {
                  <span>{{ why(fault) }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class SheetFaults {
  private readonly words = inject(Words);

  readonly faults = input.required<readonly SheetFault[]>();
  /** Of all, also those that are not told. */
  readonly count = input.required<number>();
  /** Where what was read is known. */
  readonly canMend = input(false);
  readonly mended = output<MendedCell>();

  protected readonly say = this.words.say;
  protected readonly told = FAULTS_TOLD_MAX;

  /** That has the plate; null where none has. */
  protected auctionOf({ cause }: SheetFault): number | null {
    return isElsewhere(cause) ? cause.data.auctionId : null;
  }

  protected mend({ line, column }: SheetFault, event: Event): void {
    this.mended.emit({ line, column, value: (event.target as HTMLInputElement).value });
  }

  protected why(fault: SheetFault): string {
    return faultWords(this.words, fault);
  }
}

type Elsewhere = Extract<SheetCause, { readonly code: 'PLATE.IN_AUCTION' | 'PLATE.IN_PUBLISHED' }>;

function isElsewhere(cause: SheetCause | undefined): cause is Elsewhere {
  return cause?.code === 'PLATE.IN_AUCTION' || cause?.code === 'PLATE.IN_PUBLISHED';
}

/** The words of the cause; of one that a later server tells of, those of the rule. */
export function faultWords(words: Words, { rule, cause }: Pick<SheetFault, 'rule' | 'cause'>): string {
  const ofRule = words.say(`sheet.fault.${rule}`);
  if (cause === undefined || words.sayOr(`sheet.cause.${cause.code}`, '') === '') return ofRule;
  const data = isElsewhere(cause)
    ? { ...cause.data, title: words.auctionTitle(cause.data.title) }
    : cause.data;
  return words.sayFault({ key: `sheet.cause.${cause.code}`, data }) ?? ofRule;
}
