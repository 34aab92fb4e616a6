// How a lot ended, in a colour, with an icon and a word.
import { Component, computed, inject, input } from '@angular/core';
import type { LotResult } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon, type IconName } from '@haopai/web-ui';

type Outcome = LotResult['outcome'];

const ICONS: Readonly<Record<Outcome, IconName>> = {
  sold: 'check',
  unsold: 'dot',
  withdrawn: 'stop',
  defaulted: 'stop',
};

@Component({
  selector: 'hp-lot-outcome',
  imports: [Icon],
  template: `<hp-icon [name]="icon()" />{{ say('results.' + outcome()) }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--hp-ink-soft);
      font-weight: 600;
      white-space: nowrap;
    }
    :host(.sold) {
      color: var(--hp-lead);
    }
    :host(.withdrawn),
    :host(.defaulted) {
      color: var(--hp-alert);
    }
  `,
  host: { '[class]': 'outcome()' },
})
export class LotOutcome {
  readonly outcome = input.required<Outcome>();
  protected readonly say = inject(Words).say;
  protected readonly icon = computed(() => ICONS[this.outcome()]);
}
