// One page back, one page on, and where one is among the pages of a list; shows nothing when there is only one.
import { Component, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

@Component({
  selector: 'hp-pager',
  imports: [Icon],
  template: `
    @if (pages() > 1) {
      <nav [attr.aria-label]="label()">
        <button type="button" class="hp-button quiet" [disabled]="page() <= 1" (click)="go.emit(page() - 1)">
          <hp-icon name="back" />{{ back() }}
        </button>
        <span class="where" aria-live="polite">{{ where() }}</span>
        <button
          type="button"
          class="hp-button quiet"
          [disabled]="page() >= pages()"
          (click)="go.emit(page() + 1)"
        >
          {{ on() }}<hp-icon name="next" />
        </button>
      </nav>
    }
  `,
  styleUrl: './pager.scss',
})
export class Pager {
  /** From 1. */
  readonly page = input.required<number>();
  readonly pages = input.required<number>();
  /** Words: of the whole, of the two buttons, and of the place among the pages. */
  readonly label = input.required<string>();
  readonly back = input.required<string>();
  readonly on = input.required<string>();
  readonly where = input.required<string>();
  readonly go = output<number>();
}
