// How the sale goes, in figures; what is out of the ordinary is said in words beside the figure.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { unusualOf } from './unusual';

interface Tile {
  readonly name: string;
  readonly value: string;
  /** Key of what is out of the ordinary; null when nothing is. */
  readonly unusual: string | null;
}

@Component({
  selector: 'hp-room-figures',
  imports: [Icon],
  template: `
    <dl data-testid="figures">
      @for (tile of tiles(); track tile.name) {
        <div [class.unusual]="tile.unusual !== null" [attr.data-testid]="'figure-' + tile.name">
          <dt>{{ say('controlRoom.figure.' + tile.name) }}</dt>
          <dd class="value">{{ tile.value }}</dd>
          @if (tile.unusual !== null) {
            <dd class="words" [title]="say('controlRoom.unusual.' + tile.unusual, most())">
              <hp-icon name="alert" /><span>{{ say('controlRoom.unusual.' + tile.unusual, most()) }}</span>
            </dd>
          }
        </div>
      }
    </dl>
    <p data-testid="durability" [class.less]="isLess()" [attr.role]="isLess() ? 'alert' : null">
      @if (isLess()) {
        <hp-icon name="alert" />
      }
      <span>{{ durability() }}</span>
    </p>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      margin: 0;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
      overflow: hidden;
    }
    @media (max-width: 1179px) {
      dl {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
    }
    @media (max-width: 599px) {
      dl {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
    /* With room for what is out of the ordinary: no lot moves when it comes. */
    dl > div {
      min-width: 0;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-content: start;
      column-gap: 10px;
      min-height: 68px;
      padding: 6px 14px;
      box-shadow: 1px 1px 0 var(--hp-line);
    }
    /* Where lots are as high as before, what hangs over the figures has room over them. */
    @media (max-width: 1179px) {
      dl > div {
        min-height: 96px;
        padding: 12px 16px;
      }
    }
    dt {
      grid-column: 1 / -1;
      color: var(--hp-ink-soft);
      font-size: 14px;
      line-height: 20px;
    }
    dd {
      margin: 0;
    }
    .value {
      font-size: 20px;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      line-height: 32px;
      white-space: nowrap;
    }
    .unusual .value,
    .words {
      color: var(--hp-alert);
    }
    .words {
      display: flex;
      gap: 6px;
      align-self: center;
      font-size: 13px;
      font-weight: 600;
      line-height: 16px;
    }
    p {
      display: flex;
      gap: 6px;
      min-height: 20px;
      margin: 4px 0 0;
      color: var(--hp-ink-soft);
      font-size: 14px;
      line-height: 20px;
    }
    .less {
      color: var(--hp-alert);
      font-weight: 600;
    }
    /* Two lines at most, and all of it in the title. */
    .words span {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
  `,
})
export class RoomFigures {
  private readonly store = inject(ControlStore);
  protected readonly say = inject(Words).say;

  protected readonly most = computed(() => ({ most: this.store.room()?.instancesMost ?? 0 }));
  private readonly standing = computed(() => this.store.room()?.figures?.durability ?? null);
  protected readonly isLess = computed(() => this.standing()?.isLess ?? false);
  protected readonly durability = computed(() => {
    const standing = this.standing();
    if (standing === null) return this.say('controlRoom.durability.unknown');
    const { names, has, machines, isLess } = standing;
    const on = this.say(`controlRoom.durability.on.${has}`, { machines });
    if (!isLess) return this.say('controlRoom.durability.is', { on });
    return this.say('controlRoom.durability.less', {
      on,
      named: this.say(`controlRoom.durability.named.${names}`),
    });
  });
  protected readonly tiles = computed<readonly Tile[]>(() => {
    const figures = this.store.room()?.figures ?? null;
    if (figures === null)
      return ['watchers', 'bidders', 'bids', 'answer', 'clock', 'instances'].map((name) => tile(name, '—'));
    const unusual = unusualOf(figures, this.most().most);
    const { answerP50Ms: p50, answerP99Ms: p99, clockOffsetMs: offset, clockUncertaintyMs: doubt } = figures;
    const bids = figures.bidsLastMinute.reduce((sum, one) => sum + one.bids, 0);
    return [
      tile('watchers', String(figures.watchers)),
      tile('bidders', String(figures.biddersConnected)),
      tile('bids', String(bids)),
      tile('answer', p50 === null || p99 === null ? '—' : `${ms(p50)} / ${ms(p99)} ms`, unusual.answer),
      tile('clock', offset === null ? '—' : `${ms(offset)} ± ${ms(doubt ?? 0)} ms`, unusual.clock),
      tile('instances', String(figures.instances), unusual.instances),
    ];
  });
}

function tile(name: string, value: string, unusual: string | null = null): Tile {
  return { name, value, unusual };
}

function ms(value: number): string {
  return String(Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value)).replace('-', '−');
}
