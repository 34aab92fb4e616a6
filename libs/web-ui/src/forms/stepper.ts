// Where one is in a form of several pages: all steps on a wide screen, the present one and a bar on a narrow one.
import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';

@Component({
  selector: 'hp-stepper',
  imports: [Icon],
  template: `
    <p class="brief" aria-hidden="true">
      <span>{{ place() }}</span>
      <strong>{{ steps()[current()] }}</strong>
    </p>
    <div class="bar" aria-hidden="true"><div [style.inline-size.%]="percent()"></div></div>
    <ol [attr.aria-label]="label()">
      @for (step of steps(); track $index) {
        <li
          [class.done]="$index < current()"
          [class.here]="$index === current()"
          [attr.aria-current]="$index === current() ? 'step' : null"
        >
          <span class="mark">
            @if ($index < current()) {
              <hp-icon name="check" />
            } @else {
              {{ $index + 1 }}
            }
          </span>
          {{ step }}
        </li>
      }
    </ol>
  `,
  styleUrl: './stepper.scss',
})
export class Stepper {
  readonly label = input.required<string>();
  readonly steps = input.required<readonly string[]>();
  /** From 0. */
  readonly current = input.required<number>();
  /** In words: step 2 of 7. */
  readonly place = input.required<string>();

  protected readonly percent = computed(() => ((this.current() + 1) / this.steps().length) * 100);
}
