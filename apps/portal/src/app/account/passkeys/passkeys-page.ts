// Passkeys: an offer to log in and to confirm with a finger, a face or a PIN; added, named and removed here.
import { Component, computed, inject, signal } from '@angular/core';
import { PASSKEY_NAME_MAX, PASSKEYS_MAX, type PasskeysView, type PasskeyView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { areGood, FaultFocus, FormField, readLine } from '@haopai/web-app/forms';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import { type Outcome, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { ConfirmSelf } from '../../confirm-self/confirm-self';
import { PasskeysClient } from '../../passkeys/passkeys-client';

@Component({
  selector: 'hp-passkeys-page',
  imports: [LoadFailed, LoadStale, Notice, Skeleton, TextField],
  providers: [FaultFocus],
  templateUrl: './passkeys-page.html',
  styleUrls: ['../part.scss', './passkeys-page.scss'],
})
export class PasskeysPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly door = inject(ConfirmDoor);
  private readonly confirming = inject(ConfirmSelf);
  private readonly device = inject(PasskeyDevice);
  private readonly client = inject(PasskeysClient);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly dayTime = this.words.dayTime;
  protected readonly nowMs = inject(ServerClock).nowMs;
  protected readonly isThere = this.device.isThere();
  protected readonly max = PASSKEYS_MAX;
  protected readonly nameMax = PASSKEY_NAME_MAX;
  protected readonly passkeys = reading(() => this.client.own());
  protected readonly mayAdd = computed(() => (this.passkeys.value()?.items.length ?? 0) < PASSKEYS_MAX);
  protected readonly name = new FormField(readLine);
  /** Which one is given another name. */
  protected readonly renamed = signal<PasskeyView | null>(null);
  protected readonly isBusy = signal(false);
  /** What was done, or why it was not; in words. */
  protected readonly news = signal<string | null>(null);
  protected readonly why = signal<string | null>(null);

  protected beginRenaming(passkey: PasskeyView): void {
    this.renamed.set(passkey);
    this.name.text.set(passkey.name);
  }

  protected endRenaming(): void {
    this.renamed.set(null);
    this.name.clear();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!areGood(this.name)) return this.focus.move();
    const passkey = this.renamed();
    const name = this.name.good();
    const isDone = await this.act(
      () => (passkey === null ? this.add(name) : this.answerOf(this.client.rename(passkey.id, name))),
      passkey === null ? 'passkeys.added' : 'passkeys.renamed',
    );
    if (isDone) this.endRenaming();
  }

  protected async remove({ id, name }: PasskeyView): Promise<void> {
    const isSure = await this.door.ask({
      heading: this.say('passkeys.removeAsk', { name }),
      words: this.say('passkeys.removeWords'),
      yes: this.say('passkeys.remove'),
    });
    if (!isSure) return;
    const send = () => this.confirming.whileConfirmed(() => this.client.remove(id));
    await this.act(() => this.answerOf(send()), 'passkeys.removed');
  }

  /** What it brought, or in words why not. */
  private async add(name: string): Promise<PasskeysView | string> {
    const question = await this.confirming.whileConfirmed(() => this.client.askForNew());
    if (!question.ok) return this.words.sayRefusal(question.refusal);
    const made = await this.device.make(question.value, 'required');
    if (!made.ok) return this.say(`passkeys.failure.${made.failure}`);
    return this.answerOf(this.client.add({ ...made.value, name }));
  }

  private async answerOf(asked: Promise<Outcome<PasskeysView>>): Promise<PasskeysView | string> {
    const answer = await asked;
    return answer.ok ? answer.value : this.words.sayRefusal(answer.refusal);
  }

  private async act(send: () => Promise<PasskeysView | string>, done: string): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.news.set(null);
    this.why.set(null);
    const brought = await send();
    this.isBusy.set(false);
    if (typeof brought === 'string') this.why.set(brought);
    else {
      this.passkeys.update(() => brought);
      this.news.set(this.say(done));
    }
    this.focus.move();
    return typeof brought !== 'string';
  }
}
