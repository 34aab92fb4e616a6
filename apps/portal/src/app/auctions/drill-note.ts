// Says on a page of a drill that it is one and that nothing of it counts: before it, while it runs, and afterwards.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';

@Component({
  selector: 'hp-drill-note',
  imports: [Icon],
  template: `
    <hp-icon name="alert" />
    <p>
      <b>{{ say(isOver() ? 'drill.over' : 'drill.runs') }}</b> {{ say(words()) }}
    </p>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      padding: 8px 12px;
      border: 2px dashed var(--hp-alert);
      border-radius: var(--hp-corner);
      line-height: 1.5rem;
    }
    hp-icon {
      flex: none;
      height: 24px;
      color: var(--hp-alert);
    }
    p {
      margin: 0;
    }
    /* One line, also on the smallest phones. */
    @media (max-width: 359px) {
      :host(.short) {
        padding-block: 2px;
        font-size: 0.875rem;
      }
    }
  `,
  host: { 'data-testid': 'drill-note', '[class.short]': 'isShort()' },
})
export class DrillNote {
  readonly isOver = input.required<boolean>();
  /** Where every line is wanted for something else. */
  readonly isShort = input(false);

  protected readonly say = inject(Words).say;
  protected readonly words = computed(() => {
    if (this.isShort()) return 'drill.shortWords';
    return this.isOver() ? 'drill.overWords' : 'drill.runsWords';
  });
}
