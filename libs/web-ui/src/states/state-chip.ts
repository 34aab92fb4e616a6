// A word on the state of a thing, short enough for a row: with an icon and a colour, never the colour alone.
import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from '../icon/icon';
import type { Tone } from '../live/state-strip';

const CHIP_ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  lead: 'check',
  alert: 'clock',
  stop: 'stop',
};

@Component({
  selector: 'hp-state-chip',
  imports: [Icon],
  template: `<hp-icon [name]="iconName()" /><span><ng-content /></span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      width: fit-content;
      padding: 2px 10px 2px 8px;
      border-radius: 999px;
      background: var(--hp-ground);
      box-shadow: inset 0 0 0 1px var(--hp-line);
      color: var(--hp-ink-soft);
      font-size: 0.875rem;
      font-weight: 600;
      line-height: 1.375rem;
    }
    :host(.lead) {
      background: var(--hp-lead-tint);
      box-shadow: none;
      color: var(--hp-lead);
    }
    /* Amber is legible at this size on the plain surface alone. */
    :host(.alert) {
      background: var(--hp-surface);
      box-shadow: inset 0 0 0 1px var(--hp-alert);
      color: var(--hp-alert);
    }
    :host(.stop) {
      background: var(--hp-stop-tint);
      box-shadow: none;
      color: var(--hp-stop);
    }
    hp-icon {
      width: 16px;
      height: 16px;
    }
  `,
  host: { '[class]': 'tone()', '[attr.data-tone]': 'tone()' },
})
export class StateChip {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName | null>(null);
  protected readonly iconName = computed(() => this.icon() ?? CHIP_ICONS[this.tone()]);
}
