// Says why a lot could not be put on the watchlist, where that was tried.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { OwnWatches } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';

@Component({
  selector: 'hp-watch-refused',
  imports: [Notice, RouterLink],
  template: `
    @if (why(); as words) {
      <hp-notice kind="failed" data-testid="watch-refused" [heading]="words">
        <a hpAction class="hp-button quiet" routerLink="/account/watches">{{ say('watch.toList') }}</a>
      </hp-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class WatchRefused {
  private readonly words = inject(Words);
  private readonly watches = inject(OwnWatches);

  protected readonly say = this.words.say;
  protected readonly why = computed(() => {
    const refusal = this.watches.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
}
