// One change to the account: asks for the present password, sends it once, and puts a refusal where it belongs.
import { inject, Injectable } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import {
  areGood,
  FaultFocus,
  FormField,
  readSecret,
  refusalFault,
  ruleFault,
  Submission,
} from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { ConfirmSelf } from '../../confirm-self/confirm-self';

/** Provided by each page with such a form, beside its own FaultFocus. */
@Injectable()
export class ChangeDesk {
  private readonly focus = inject(FaultFocus);
  private readonly confirming = inject(ConfirmSelf);

  readonly currentPassword = new FormField(readSecret);
  readonly submission = new Submission();

  /**
   * Sends when every field is good; the value when it was done, else null with the focus on what is wrong.
   * `fields` are those of the form by their path in the body; `learn` takes a refusal that the page knows better.
   */
  async change<Value>(
    fields: Readonly<Record<string, FormField<unknown>>>,
    ask: (currentPassword: string) => Promise<Outcome<Value>>,
    learn: (refusal: Refusal) => boolean = () => false,
  ): Promise<{ readonly value: Value } | null> {
    if (this.submission.isBusy()) return null;
    const areFilled = areGood(this.currentPassword, ...Object.values(fields));
    const currentPassword = this.currentPassword.value();
    const isReady = areFilled && currentPassword !== null;
    return this.send(fields, isReady ? () => ask(currentPassword) : null, learn);
  }

  /** The same without a password in the form: where the session has to confirm itself, it is asked on the spot. */
  async changeConfirmed<Value>(
    fields: Readonly<Record<string, FormField<unknown>>>,
    ask: () => Promise<Outcome<Value>>,
    learn: (refusal: Refusal) => boolean = () => false,
  ): Promise<{ readonly value: Value } | null> {
    if (this.submission.isBusy()) return null;
    const isReady = areGood(...Object.values(fields));
    return this.send(fields, isReady ? () => this.confirming.whileConfirmed(ask) : null, learn);
  }

  private async send<Value>(
    fields: Readonly<Record<string, FormField<unknown>>>,
    ask: (() => Promise<Outcome<Value>>) | null,
    learn: (refusal: Refusal) => boolean,
  ): Promise<{ readonly value: Value } | null> {
    this.submission.reset();
    const answer = ask === null ? null : await this.submission.send(ask);
    if (answer?.ok === true) {
      this.currentPassword.clear();
      for (const field of Object.values(fields)) field.clear();
      this.focus.move();
      return { value: answer.value };
    }
    if (answer !== null && !learn(answer.refusal)) this.learnFrom(answer.refusal, fields);
    this.focus.move();
    return null;
  }

  private learnFrom(refusal: Refusal, fields: Readonly<Record<string, FormField<unknown>>>): void {
    if (refusal.code === 'ACCOUNT.PASSWORD_WRONG') return this.currentPassword.refuse(refusalFault(refusal));
    this.submission.refusal.set(refusal);
    if (refusal.code !== 'ACCOUNT.INVALID' || !('fields' in refusal.data)) return;
    for (const broken of refusal.data.fields) {
      if ('code' in broken) fields[broken.path]?.refuse(ruleFault(broken));
    }
  }
}
