// Says in one line why a plate could not be put on the watchlist, where that was tried: a phone keeps its room for the bid.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { OwnWatches } from '@haopai/web-data';
import { OwnListingWatches } from './own-listing-watches';

@Component({
  selector: 'hp-watch-refused',
  imports: [RouterLink],
  template: `
    @if (why(); as words) {
      <p role="alert" data-testid="watch-refused">
        {{ words }} <a routerLink="/account/watches">{{ say('watch.toList') }}</a>
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host:empty {
      display: none;
    }
    p {
      padding: 10px 16px;
      border: 1px solid var(--hp-stop);
      border-radius: var(--hp-corner);
      background: var(--hp-stop-tint);
      color: var(--hp-stop);
      font-weight: 600;
    }
    a {
      color: inherit;
    }
    @media (max-width: 899px) {
      p {
        padding: 8px 16px;
        font-size: 0.875rem;
        line-height: 1.25rem;
      }
    }
  `,
})
export class WatchRefused {
  private readonly words = inject(Words);
  private readonly lots = inject(OwnWatches);
  private readonly listings = inject(OwnListingWatches);

  /** What can be put on the list where this stands. */
  readonly of = input<readonly ('lots' | 'listings')[]>(['lots']);

  protected readonly say = this.words.say;
  protected readonly why = computed(() => {
    const refusals = this.of().map((what) => this[what].refusal());
    const refusal = refusals.find((one) => one !== null) ?? null;
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
}
