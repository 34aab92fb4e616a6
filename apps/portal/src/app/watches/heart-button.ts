// The heart that puts a plate on the watchlist and takes it off.
import { Component, computed, inject, input, output } from '@angular/core';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';

@Component({
  selector: 'hp-heart-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      [attr.data-testid]="testId()"
      [attr.aria-pressed]="isOn()"
      [attr.aria-label]="label()"
      [attr.aria-disabled]="isBusy()"
      [attr.title]="say(isOn() ? 'watch.on' : off())"
      (click)="pressed.emit()"
    >
      <hp-icon name="heart" [isFilled]="isOn()" [class.on]="isOn()" />
    </button>
  `,
  styles: `
    button {
      display: grid;
      place-items: center;
      width: var(--hp-touch);
      height: var(--hp-touch);
      padding: 0;
      border: 0;
      border-radius: var(--hp-corner);
      background: none;
      color: var(--hp-ink-soft);
      font-size: 1.125rem;
      cursor: pointer;
    }
    button:hover,
    .on {
      color: var(--hp-blue);
    }
  `,
})
export class HeartButton {
  private readonly words = inject(Words);

  readonly testId = input.required<string>();
  readonly plate = input.required<string>();
  readonly isOn = input.required<boolean>();
  readonly isBusy = input.required<boolean>();
  /** Key of what a press is for. */
  readonly off = input.required<string>();
  readonly pressed = output();

  protected readonly say = this.words.say;
  protected readonly label = computed(() =>
    this.say('watch.label', { plate: formatPlate({ number: this.plate() }) }),
  );
}
