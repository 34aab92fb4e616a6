// Below a lot: what plates of its kind were sold for lately, and the way to all of them.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlateView } from '@haopai/contracts';
import { plateClass } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { SoldPlatesClient } from '@haopai/web-data/results';
import { formatYuan, Skeleton } from '@haopai/web-ui';
import { type PlateKind, sayKind } from './kind-name';
import { SoldPlateLine } from './sold-plate-line';

const SHOWN = 4;

@Component({
  selector: 'hp-similar-plates',
  imports: [LoadFailed, LoadStale, RouterLink, Skeleton, SoldPlateLine],
  template: `
    <h2>{{ say('prices.similar') }}</h2>
    <p class="hp-soft lead">{{ lead() }}</p>
    @let state = list.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="2" [height]="64" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed [heading]="say('prices.failed')" [failure]="state" (again)="list.reload()" />
      }
      @case ('ready') {
        <hp-load-stale [why]="state.stale" />
        @if (others().length > 0) {
          <ul>
            @for (sold of others(); track sold.lotId) {
              <li><hp-sold-plate-line [sold]="sold" /></li>
            }
          </ul>
        } @else {
          <p>{{ say('prices.similarNone') }}</p>
        }
        <a class="more" routerLink="/results/prices" [queryParams]="kind()" data-testid="similar-more">{{
          say('prices.similarMore')
        }}</a>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    /* As high before its figures are there. */
    .lead {
      min-height: 48px;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr));
      gap: 0 32px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      border-top: 1px solid var(--hp-line);
    }
    .more {
      display: inline-flex;
      align-items: center;
      justify-self: start;
      min-height: var(--hp-touch);
    }
  `,
  host: { 'data-testid': 'similar-plates' },
})
export class SimilarPlates {
  private readonly words = inject(Words);
  private readonly client = inject(SoldPlatesClient);

  readonly plate = input.required<PlateView>();
  /** Is not similar to itself. */
  readonly lotId = input.required<number>();

  protected readonly say = this.words.say;
  /** A plate's figures change with each bid on it, its kind never. */
  protected readonly kind = computed(
    () => ({ pattern: plateClass(this.plate()), colour: this.plate().colour }) satisfies PlateKind,
    { equal: (one, other) => one.pattern === other.pattern && one.colour === other.colour },
  );
  protected readonly list = pagedReading(() =>
    this.client.page({ ...this.kind(), sort: 'newest', page: 1, size: SHOWN + 1 }),
  );
  /** Said beside them when it is there; without it the plates speak for themselves. */
  private readonly figures = reading(() => this.client.figures(this.kind(), 'year')).value;
  protected readonly others = computed(() =>
    this.list
      .items()
      .filter(({ lotId }) => lotId !== this.lotId())
      .slice(0, SHOWN),
  );
  protected readonly lead = computed(() => {
    const kind = sayKind(this.kind(), this.say);
    const all = this.figures()?.all ?? null;
    if (all === null) return kind;
    const [lowest, median, highest] = [all.lowestFen, all.medianFen, all.highestFen].map(formatYuan);
    return this.say('prices.similarLead', {
      ...{ kind, count: all.sold, lowest: lowest ?? '', median: median ?? '', highest: highest ?? '' },
    });
  });
}
