// Paddles that were put out of the auction, and the next one.
import { Component, computed, inject, input } from '@angular/core';
import { exactTimeOf, Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readWhole, Submission } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { ControlStore } from './control-store';
import { RoomActs } from './room-acts';

const PADDLE_MAX = 1_000_000;

@Component({
  selector: 'hp-disqualified',
  imports: [Notice, TextField],
  providers: [FaultFocus],
  template: `
    <h2>{{ say('controlRoom.disqualified') }}</h2>
    @if (mayAct()) {
      <form novalidate (submit)="disqualify($event)">
        <hp-text-field
          name="paddle"
          keyboard="numeric"
          autocomplete="off"
          [label]="say('controlRoom.paddleNo')"
          [error]="sayFault(paddle.shownFault())"
          [(value)]="paddle.text"
          (left)="paddle.leave()"
        />
        @if (looking.refusal(); as refusal) {
          <hp-notice
            kind="failed"
            data-testid="paddle-refusal"
            data-outcome
            tabindex="-1"
            [heading]="sayRefusal(refusal)"
          />
        }
        <button
          type="submit"
          class="hp-button grave"
          data-testid="disqualify"
          [attr.aria-disabled]="looking.isBusy()"
        >
          {{ say('controlRoom.disqualifyPaddle') }}
        </button>
      </form>
    }
    @if (paddles().length === 0) {
      <p class="hp-soft" data-testid="none-disqualified">{{ say('controlRoom.noneDisqualified') }}</p>
    } @else {
      <ul data-testid="disqualified" tabindex="0" [attr.aria-label]="say('controlRoom.disqualified')">
        @for (one of paddles(); track one.paddleNo) {
          <li>
            <strong>{{ say('controlRoom.paddle', { paddle: one.paddleNo }) }}</strong>
            <span class="hp-soft">{{ time(one.atMs) }}</span>
            <span>{{ one.reason }}</span>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './beside.scss',
})
export class Disqualified {
  private readonly words = inject(Words);
  private readonly store = inject(ControlStore);
  private readonly acts = inject(RoomActs);
  private readonly focus = inject(FaultFocus);

  readonly mayAct = input.required<boolean>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly time = exactTimeOf;
  protected readonly paddles = computed(() => this.store.room()?.disqualified ?? []);
  protected readonly paddle = new FormField(readWhole(1, PADDLE_MAX));

  /** Whose paddle it is. */
  protected readonly looking = new Submission();

  protected async disqualify(event: Event): Promise<void> {
    event.preventDefault();
    const paddleNo = this.paddle.value();
    if (!areGood(this.paddle) || paddleNo === null) {
      this.focus.move();
      return;
    }
    const found = await this.looking.send(() => this.acts.holderOf(paddleNo));
    if (found === null) return;
    if (!found.ok) {
      this.looking.refusal.set(found.refusal);
      this.focus.move();
    } else if (await this.acts.disqualify(found.value)) this.paddle.clear();
  }
}
