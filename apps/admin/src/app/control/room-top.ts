// The line above everything in a control room: what a colleague did last. Alarms and what lots answered hang below it, over the figures;
// nothing in the page makes room for them, so that no lot moves under the mouse.
import { Component, computed, inject, signal } from '@angular/core';
import { exactTimeOf, momentOf, Words } from '@haopai/web-app';
import { formatLeft, Icon } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { RoomActWords } from './room-act-words';

@Component({
  selector: 'hp-room-top',
  imports: [Icon],
  template: `
    <div class="hanging">
      @if (stands(); as stop) {
        <p class="line stop" data-testid="room-stop">
          <hp-icon name="pause" />
          <span class="words"
            ><strong>{{ say('stopDesk.stands.' + stop.kind) }}</strong> {{ stop.words }}</span
          >
        </p>
      }
      @if (act(); as act) {
        <p class="line" data-testid="act-of-others">
          <hp-icon name="alert" />
          <span class="time">{{ time(act.atMs) }}</span>
          <span class="words"
            ><strong>{{ act.staffName }}</strong> {{ what(act) }} · {{ act.reason }}</span
          >
          <button
            type="button"
            class="hp-button quiet small"
            data-testid="act-of-others-close"
            (click)="closed.set(act.actId)"
          >
            {{ say('app.close') }}
          </button>
        </p>
      } @else if (stands() === null) {
        <p class="line quiet">{{ say('controlRoom.noOthers') }}</p>
      }
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      position: sticky;
      z-index: 3;
      top: 8px;
      display: block;
      height: 48px;
    }
    .hanging {
      position: absolute;
      inset: 0 0 auto;
      display: grid;
      gap: 8px;
      max-height: 70dvh;
      overflow-y: auto;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 48px;
      padding: 4px 16px;
      border: 1px solid var(--hp-alert);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
    }
    .line > hp-icon {
      flex: none;
      color: var(--hp-alert);
    }
    .stop {
      border-color: var(--hp-stop);
    }
    .time {
      flex: none;
      font-variant-numeric: tabular-nums;
    }
    .words {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    @media (max-width: 1179px) {
      :host {
        height: 56px;
      }
      .line {
        min-height: 56px;
      }
    }
    @media (max-width: 767px) {
      /* Here it would lie over the figures for as long as the suspension lasts. */
      :host:has(.stop) {
        position: static;
        height: auto;
      }
      :host:has(.stop) .hanging {
        position: static;
        max-height: none;
      }
    }
    .quiet {
      border-color: var(--hp-line);
      color: var(--hp-ink-soft);
    }
  `,
})
export class RoomTop {
  private readonly store = inject(ControlStore);

  protected readonly say = inject(Words).say;
  protected readonly what = inject(RoomActWords).what;
  protected readonly time = exactTimeOf;
  /** Id of the act that was read and put away. */
  protected readonly closed = signal<string | null>(null);
  /** Cancelled, postponed or suspended: by whom, why, and until when. */
  protected readonly stands = computed(() => {
    const room = this.store.room();
    const stop = room?.auction.stop ?? null;
    if (room === null || stop === null) return null;
    const { kind, reason, untilMs } = stop;
    const by =
      room.stopBy === null
        ? ''
        : this.say('controlRoom.stopBy', { asker: room.stopBy.askedBy, decider: room.stopBy.decidedBy });
    return { kind, words: [this.until(kind, untilMs), reason, by].filter((one) => one !== '').join(' · ') };
  });
  protected readonly act = computed(() => {
    const act = this.store.actOfOthers();
    return act === null || act.actId === this.closed() ? null : act;
  });

  private until(kind: string, untilMs: number | null): string {
    if (untilMs === null) return '';
    const time = momentOf(untilMs);
    if (kind !== 'suspend') return this.say('controlRoom.newStart', { time });
    const leftMs = untilMs - this.store.nowMs();
    return leftMs > 0
      ? this.say('controlRoom.goesOnAt', { time, left: formatLeft(leftMs) })
      : this.say('controlRoom.goesOnNow');
  }
}
