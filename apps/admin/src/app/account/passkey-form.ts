// Adds a passkey, calls one something else, or gives one up. Who comes in changes with the first and the last: they are confirmed.
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { PASSKEY_NAME_MAX, type PasskeyView, type StaffView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine } from '@haopai/web-app/forms';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import { Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { PasskeysClient } from '../passkeys/passkeys-client';
import { StaffSession } from '../session/staff-session';
import { OwnAccess } from './own-access';
import { OwnConfirmation } from './own-confirmation';

export type PasskeyTask =
  { readonly kind: 'add' } | { readonly kind: 'rename' | 'remove'; readonly passkey: PasskeyView };

const SAID = { add: 'passkey.added', rename: 'passkey.renamed', remove: 'passkey.removed' } as const;

@Component({
  selector: 'hp-passkey-form',
  imports: [Notice, OwnConfirmation, TextField],
  providers: [FaultFocus, OwnAccess],
  template: `
    <form novalidate data-testid="passkey-form" (submit)="save($event)">
      <h3>{{ say('passkey.' + task().kind + 'Heading', { name: formerName() }) }}</h3>
      @if (task().kind !== 'rename') {
        <p class="hp-soft">{{ say('passkey.' + task().kind + 'Words') }}</p>
      }
      @if (task().kind !== 'remove') {
        <hp-text-field
          name="passkey-name"
          [label]="say('passkey.name')"
          [help]="say('passkey.nameHelp')"
          [lengthMax]="nameMax"
          [error]="sayFault(name.shownFault())"
          [(value)]="name.text"
          (left)="name.leave()"
        />
      }
      @if (task().kind === 'rename') {
        @if (access.refused(); as words) {
          <hp-notice kind="failed" data-testid="own-refusal" data-outcome tabindex="-1" [heading]="words" />
        }
      } @else {
        <hp-own-confirmation part="passkey" />
      }
      <div class="row">
        <button
          type="submit"
          class="hp-button"
          data-testid="save-passkey"
          [class.grave]="task().kind === 'remove'"
          [attr.aria-disabled]="access.isBusy()"
        >
          {{ say('passkey.' + task().kind + 'Save') }}
        </button>
        <button type="button" class="hp-button quiet" data-testid="leave-passkey" (click)="givenUp.emit()">
          {{ say('dialog.no') }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './own-form.scss',
})
export class PasskeyForm {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly client = inject(PasskeysClient);
  private readonly device = inject(PasskeyDevice);
  private readonly session = inject(StaffSession);
  protected readonly access = inject(OwnAccess);

  readonly task = input.required<PasskeyTask>();
  /** What was done, in words. */
  readonly done = output<string>();
  readonly givenUp = output();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly nameMax = PASSKEY_NAME_MAX;
  protected readonly formerName = computed(() => {
    const task = this.task();
    return task.kind === 'add' ? '' : task.passkey.name;
  });
  protected readonly name = new FormField(readLine);

  constructor() {
    // Another task begins with what its passkey is called.
    effect(() => {
      const name = this.formerName();
      untracked(() => {
        this.name.text.set(name);
        this.access.refused.set(null);
      });
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const task = this.task();
    const isDone = task.kind === 'add' ? await this.add() : await this.change(task.kind, task.passkey);
    if (isDone) this.done.emit(this.say(SAID[task.kind]));
    else this.focus.move();
  }

  private async add(): Promise<boolean> {
    const confirmation = this.access.confirmation(this.name);
    if (confirmation === null) return false;
    const question = await this.access.ask(() => this.client.askForNew(confirmation));
    if (question === null) return false;
    const made = await this.device.make(question);
    if (!made.ok) {
      this.access.refused.set(this.say(`passkey.failure.${made.failure}`));
      return false;
    }
    return this.enter(
      await this.access.ask(() => this.client.add({ ...made.value, name: this.name.good() })),
    );
  }

  private async change(kind: 'rename' | 'remove', { id }: PasskeyView): Promise<boolean> {
    if (kind === 'rename') {
      if (!areGood(this.name)) return false;
      return (await this.access.ask(() => this.client.rename(id, this.name.good()))) !== null;
    }
    const confirmation = this.access.confirmation();
    if (confirmation === null) return false;
    return this.enter(await this.access.ask(() => this.client.remove(id, confirmation)));
  }

  private enter(staff: StaffView | null): boolean {
    if (staff !== null) this.session.enter(staff);
    return staff !== null;
  }
}
