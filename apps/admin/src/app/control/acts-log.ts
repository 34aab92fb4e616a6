// What was done in the control room, by whom and why: the newest on top.
import { Component, computed, inject } from '@angular/core';
import type { ControlActView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { ControlStore } from './control-store';
import { RoomActWords } from './room-act-words';

@Component({
  selector: 'hp-acts-log',
  imports: [MomentPipe],
  template: `
    <h2>{{ say('controlRoom.acts') }}</h2>
    @if (acts().length === 0) {
      <p class="hp-soft" data-testid="no-acts">{{ say('controlRoom.noActs') }}</p>
    } @else {
      <div class="rows" tabindex="0" role="group" [attr.aria-label]="say('controlRoom.acts')">
        <table class="hp-table" data-testid="acts">
          <thead>
            <tr>
              <th scope="col">{{ say('controlRoom.column.time') }}</th>
              <th scope="col">{{ say('controlRoom.column.who') }}</th>
              <th scope="col">{{ say('controlRoom.column.what') }}</th>
              <th scope="col">{{ say('controlRoom.column.reason') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (act of acts(); track act.actId) {
              <tr data-testid="act" [attr.data-kind]="act.kind">
                <td class="time">{{ act.atMs | hpMoment }}</td>
                <td>{{ act.staffName }}</td>
                <td class="what">{{ what(act) }}</td>
                <td class="reason">{{ act.reason }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      margin-top: 8px;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .rows {
      max-height: 360px;
      border: 1px solid var(--hp-line);
      border-radius: var(--hp-corner);
      background: var(--hp-surface);
      overflow: auto;
    }
    /* No line ends within a plate, behind its province. */
    .what {
      word-break: keep-all;
    }
    .reason {
      min-width: 200px;
      overflow-wrap: anywhere;
    }
  `,
})
export class ActsLog {
  private readonly store = inject(ControlStore);
  protected readonly say = inject(Words).say;
  protected readonly acts = computed<readonly ControlActView[]>(() => this.store.room()?.acts ?? []);
  protected readonly what = inject(RoomActWords).what;
}
