// Puts a lot on the watchlist and takes it off; for whoever is logged in, and not in practice.
import { Component, computed, inject, input } from '@angular/core';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { OwnWatches } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';

@Component({
  selector: 'hp-watch-switch',
  imports: [Icon],
  template: `
    <button
      type="button"
      [attr.data-testid]="'watch-' + lotId()"
      [attr.aria-pressed]="isOn()"
      [attr.aria-label]="label()"
      [attr.aria-disabled]="watches.isChanging(lotId())"
      [attr.title]="title()"
      (click)="watches.toggle(lotId())"
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
export class WatchSwitch {
  private readonly words = inject(Words);
  protected readonly watches = inject(OwnWatches);

  readonly lotId = input.required<number>();
  readonly plate = input.required<string>();

  protected readonly isOn = computed(() => this.watches.has(this.lotId()));
  protected readonly label = computed(() =>
    this.words.say('watch.label', { plate: formatPlate({ number: this.plate() }) }),
  );
  protected readonly title = computed(() => this.words.say(this.isOn() ? 'watch.on' : 'watch.off'));
}
