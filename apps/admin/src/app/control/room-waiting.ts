// What of this auction waits for a second person, with the ways to decide it, where whoever runs or watches the sale stands.
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { WaitingCard } from '../waiting/waiting-card';
import { WaitingStore } from '../waiting/waiting-store';
import { WaitingWords } from '../waiting/waiting-words';
import { ControlStore } from './control-store';

/** Approvals of the room; what else names an auction is decided elsewhere. */
const OF_ROOM: readonly string[] = ['withdrawal', 'textToAll'];

@Component({
  selector: 'hp-room-waiting',
  imports: [WaitingCard],
  template: `
    @for (act of acts(); track act.source + act.id) {
      <details [open]="act.refusal === null" [class.urgent]="act.isUrgent">
        <summary>
          <strong>{{ say('controlRoom.waits') }}</strong>: {{ tell.kind(act) }} · {{ act.askedBy.name }}
        </summary>
        <hp-waiting-card [act]="act" />
      </details>
    }
    <span class="hp-heard" role="alert">{{ acts().length > 0 ? say('controlRoom.waits') : '' }}</span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    /* It lies over the sale: whoever only reads it puts it away. */
    details {
      border: 1px solid var(--hp-alert);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
    }
    .urgent {
      border-color: var(--hp-stop);
    }
    details[open] {
      border-color: transparent;
    }
    summary {
      min-height: var(--hp-touch);
      padding: 10px 16px;
      overflow-wrap: anywhere;
      cursor: pointer;
    }
  `,
})
export class RoomWaiting {
  private readonly waiting = inject(WaitingStore);
  private readonly room = inject(ControlStore);

  protected readonly say = inject(Words).say;
  protected readonly tell = inject(WaitingWords);
  protected readonly acts = computed(() => {
    const auctionId = this.room.room()?.auction.id;
    return (this.waiting.items() ?? []).filter(
      (act) => act.auctionId === auctionId && (act.source === 'stop' || OF_ROOM.includes(act.kind)),
    );
  });

  constructor() {
    // The stream is faster than the count in the bar; an act of somebody else may be what was approved.
    effect(() => {
      this.room.decisions();
      this.room.actOfOthers();
      untracked(() => this.waiting.reload());
    });
  }
}
