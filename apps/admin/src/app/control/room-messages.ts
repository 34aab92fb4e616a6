// Messages to everybody in the room: those that were sent, and the next one.
import { Component, computed, inject, input } from '@angular/core';
import { ROOM_MESSAGE_MAX } from '@haopai/contracts';
import { exactTimeOf, Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { areGood, FaultFocus, FormField, readLine, Submission } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { AreaField } from '@haopai/web-ui/office-forms';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { ControlStore } from './control-store';
import { RoomActs } from './room-acts';

@Component({
  selector: 'hp-room-messages',
  imports: [AreaField, Notice],
  providers: [FaultFocus],
  template: `
    <h2>{{ say('controlRoom.messages') }}</h2>
    @if (mayAct()) {
      <form novalidate (submit)="send($event)">
        <hp-area-field
          name="message"
          [rows]="2"
          [label]="say('controlRoom.message')"
          [help]="say('controlRoom.messageHelp')"
          [lengthMax]="lengthMax"
          [error]="sayFault(text.shownFault())"
          [(value)]="text.text"
          (left)="text.leave()"
        />
        @if (submission.refusal(); as refusal) {
          <hp-notice
            kind="failed"
            data-testid="message-refusal"
            data-outcome
            tabindex="-1"
            [heading]="sayRefusal(refusal)"
          />
        }
        <button
          type="submit"
          class="hp-button quiet"
          data-testid="send-message"
          [attr.aria-disabled]="submission.isBusy()"
        >
          {{ say('controlRoom.sendMessage') }}
        </button>
      </form>
    }
    @if (messages().length === 0) {
      <p class="hp-soft" data-testid="no-messages">{{ say('controlRoom.noMessages') }}</p>
    } @else {
      <ul data-testid="messages" tabindex="0" [attr.aria-label]="say('controlRoom.messages')">
        @for (message of messages(); track $index) {
          <li>
            <span class="hp-soft">{{ time(message.atMs) }}</span>
            <span>{{ message.text }}</span>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './beside.scss',
})
export class RoomMessages {
  private readonly words = inject(Words);
  private readonly store = inject(ControlStore);
  private readonly acts = inject(RoomActs);
  private readonly focus = inject(FaultFocus);
  private readonly door = inject(ConfirmDoor);

  readonly mayAct = input.required<boolean>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly time = exactTimeOf;
  protected readonly lengthMax = ROOM_MESSAGE_MAX;
  protected readonly messages = computed(() => this.store.room()?.messages ?? []);
  protected readonly text = new FormField(readLine);
  protected readonly submission = new Submission();

  constructor() {
    const typed = new TypedForm({ text: this.text.text });
    typed.keep();
    keepForm(typed);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text.value();
    if (!areGood(this.text) || text === null) {
      this.focus.move();
      return;
    }
    // Everybody reads it at once, and nothing takes it back: it is shown once more as they will read it.
    const isMeant = await this.door.ask({
      heading: this.say('controlRoom.askMessage'),
      words: text,
      yes: this.say('controlRoom.sendMessage'),
    });
    if (!isMeant) return;
    const answer = await this.submission.send(() => this.acts.sayToRoom(text));
    if (answer === null) return;
    if (answer.ok) this.text.clear();
    else {
      this.submission.refusal.set(answer.refusal);
      this.focus.move();
    }
  }
}
