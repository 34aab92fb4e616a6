// Says above a board why lots are paused or were withdrawn; heard when it changes.
import { Component, computed, inject, input } from '@angular/core';
import type { LotView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { type Standstill, standstillsOf } from './standstills';

@Component({
  selector: 'hp-standstill-list',
  imports: [Icon],
  template: `
    <div aria-live="polite">
      @if (all().length > 0) {
        <ul>
          @for (one of all(); track one.phase + one.reason) {
            <li data-testid="standstill" [class]="one.phase">
              <hp-icon [name]="one.phase === 'paused' ? 'pause' : 'stop'" />
              <span>
                <strong>{{ headOf(one) }}</strong>
                @if (one.reason !== '') {
                  {{ say('lot.reason', { reason: one.reason }) }}
                }
              </span>
            </li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      margin: 0 0 16px;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
      align-items: baseline;
      padding: 10px 16px;
      border: 1px solid var(--hp-line);
      border-left: 4px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
      overflow-wrap: anywhere;
    }
    li.paused {
      border-left-color: var(--hp-alert);
    }
    hp-icon {
      flex: none;
      align-self: start;
      margin-top: 3px;
    }
    .paused hp-icon {
      color: var(--hp-alert);
    }
  `,
})
export class StandstillList {
  readonly lots = input.required<readonly LotView[]>();
  /** A reason that the page says already, of the whole auction. */
  readonly known = input<string | null>(null);
  protected readonly say = inject(Words).say;
  protected readonly all = computed(() =>
    standstillsOf(this.lots()).filter(({ reason }) => reason !== this.known()),
  );

  protected headOf({ phase, lotNos }: Standstill): string {
    return this.say(`board.standstill.${phase}`, {
      nos: lotNos.length === this.lots().length ? this.say('board.standstill.all') : this.numbers(lotNos),
    });
  }

  private numbers(lotNos: readonly number[]): string {
    return this.say('board.standstill.lots', { nos: lotNos.join(this.say('board.standstill.and')) });
  }
}
