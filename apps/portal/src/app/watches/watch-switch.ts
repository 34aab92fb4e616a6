// Puts a lot on the watchlist and takes it off; for whoever is logged in, and not in practice.
import { Component, inject, input } from '@angular/core';
import { OwnWatches } from '@haopai/web-data';
import { HeartButton } from './heart-button';

@Component({
  selector: 'hp-watch-switch',
  imports: [HeartButton],
  template: `
    <hp-heart-button
      off="watch.off"
      [testId]="'watch-' + lotId()"
      [plate]="plate()"
      [isOn]="watches.has(lotId())"
      [isBusy]="watches.isChanging(lotId())"
      (pressed)="watches.toggle(lotId())"
    />
  `,
})
export class WatchSwitch {
  protected readonly watches = inject(OwnWatches);

  readonly lotId = input.required<number>();
  readonly plate = input.required<string>();
}
