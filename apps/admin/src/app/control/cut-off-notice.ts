// Says that many bidders were cut off at once, and offers with one key to pause until they are back.
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { exactTimeOf, Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { RoomActs } from './room-acts';
import { isRunning } from './room-order';

const KEY = 'p';

@Component({
  selector: 'hp-cut-off-notice',
  imports: [Notice],
  template: `
    @if (shown(); as cutOff) {
      <hp-notice kind="warning" data-testid="cut-off" [heading]="say('controlRoom.cutOff.heading', cutOff)">
        {{ say('controlRoom.cutOff.words', { count: cutOff.lots }) }}
        <div hpAction class="acts">
          @if (canPause()) {
            <button
              type="button"
              class="hp-button small"
              data-testid="cut-off-pause"
              [attr.aria-keyshortcuts]="key"
              (click)="pause()"
            >
              {{ say('controlRoom.all.pause', { count: running() }) }} <kbd>{{ key.toUpperCase() }}</kbd>
            </button>
          }
          <button
            type="button"
            class="hp-button quiet small"
            data-testid="cut-off-close"
            (click)="closed.set(cutOff.atMs)"
          >
            {{ say('app.close') }}
          </button>
        </div>
      </hp-notice>
    }
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    kbd {
      margin-inline-start: 6px;
      padding: 0 6px;
      border: 1px solid currentcolor;
      border-radius: 4px;
      font: inherit;
    }
  `,
  host: { '(document:keydown)': 'press($event)' },
})
export class CutOffNotice {
  private readonly store = inject(ControlStore);
  private readonly acts = inject(RoomActs);
  private readonly dialogs = inject(MatDialog);

  /** On lots, in this room, now. */
  readonly mayAct = input.required<boolean>();

  protected readonly say = inject(Words).say;
  protected readonly key = KEY;
  /** The one that was put away. */
  protected readonly closed = signal(0);
  protected readonly running = computed(() => (this.store.room()?.lots ?? []).filter(isRunning).length);
  protected readonly canPause = computed(() => this.mayAct() && this.running() > 0);
  protected readonly shown = computed(() => {
    const cutOff = this.store.room()?.cutOff ?? null;
    if (cutOff === null || cutOff.atMs <= this.closed()) return null;
    const { atMs, paddles, lotIds } = cutOff;
    return { atMs, paddles, time: exactTimeOf(atMs), lots: lotIds.size };
  });

  protected pause(): void {
    void this.acts.actOnAll('pause', this.say('controlRoom.cutOff.reason'));
  }

  protected press(event: KeyboardEvent): void {
    const { target, key, repeat } = event;
    const isTyped = target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
    const isMore = event.ctrlKey || event.metaKey || event.altKey || repeat;
    if (key.toLowerCase() !== KEY || isTyped || isMore || this.dialogs.openDialogs.length > 0) return;
    if (this.shown() === null || !this.canPause()) return;
    event.preventDefault();
    this.pause();
  }
}
