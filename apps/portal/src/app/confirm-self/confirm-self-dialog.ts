// Asks whoever is logged in to show once more that it is they: by the password, by a code to their own mobile, or by a passkey.
import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import {
  areGood,
  FaultFocus,
  FormField,
  readSecret,
  readSmsCode,
  refusalFault,
  Submission,
} from '@haopai/web-app/forms';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import { ProfileClient, Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { CodeField, PasswordField } from '@haopai/web-ui/fields';
import { PasskeysClient } from '../passkeys/passkeys-client';
import { ShowPasskey } from '../passkeys/show-passkey';
import { PASSKEY_WORDS } from '../passkeys/words-loader';
import { OwnCode } from './own-code';

@Component({
  selector: 'hp-confirm-self-dialog',
  imports: [CodeField, MatDialogModule, Notice, PasswordField],
  providers: [FaultFocus, OwnCode],
  template: `
    <form class="hp-dialog" novalidate data-testid="confirm-self" (submit)="send($event)">
      <h2 mat-dialog-title class="hp-dialog-title">{{ say('confirmSelf.heading') }}</h2>
      <p>{{ say('confirmSelf.words') }}</p>
      @if (why(); as words) {
        <hp-notice
          kind="failed"
          data-testid="confirm-self-refused"
          data-outcome
          tabindex="-1"
          [heading]="words"
        />
      }
      <input hidden type="text" name="username" autocomplete="username" readonly [value]="username()" />
      @if (isByCode()) {
        <hp-code-field
          name="own-code"
          [label]="say('form.code')"
          [help]="say('confirmSelf.codeHelp')"
          [error]="codeError()"
          [sendLabel]="sendLabel()"
          [isSendOff]="own.isOff()"
          [sent]="sent()"
          [(value)]="code.text"
          (send)="sendCode()"
          (left)="code.leave()"
        />
      } @else {
        <hp-password-field
          name="own-password"
          autocomplete="current-password"
          [label]="say('form.password')"
          [error]="sayFault(password.shownFault())"
          [showLabel]="say('form.show')"
          [hideLabel]="say('form.hide')"
          [(value)]="password.text"
        />
      }
      <div class="row">
        <button
          type="submit"
          class="hp-button"
          data-testid="confirm-self-yes"
          [attr.aria-disabled]="submission.isBusy()"
        >
          {{ say(submission.isBusy() ? 'form.busy' : 'confirmSelf.yes') }}
        </button>
        @if (canShowPasskey()) {
          <button
            type="button"
            class="hp-button quiet"
            data-testid="confirm-self-passkey"
            [attr.aria-disabled]="submission.isBusy()"
            (click)="showPasskey()"
          >
            {{ say('passkeys.confirm') }}
          </button>
        }
        <button type="button" class="hp-button quiet" data-testid="confirm-self-other" (click)="change()">
          {{ say(isByCode() ? 'confirmSelf.byPassword' : 'confirmSelf.byCode') }}
        </button>
        <button type="button" class="hp-button quiet" data-testid="confirm-self-no" mat-dialog-close>
          {{ say('app.cancel') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
      overflow-wrap: anywhere;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    @media (max-width: 599px) {
      .row > * {
        flex: 1 1 auto;
      }
    }
  `,
})
export class ConfirmSelfDialog {
  private readonly words = inject(Words);
  private readonly client = inject(ProfileClient);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<ConfirmSelfDialog, boolean>>(MatDialogRef);
  private readonly device = inject(PasskeyDevice);
  private readonly passkeys = inject(PasskeysClient);
  private readonly passkey = inject(ShowPasskey);
  protected readonly own = inject(OwnCode);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly username = computed(() => this.session.citizen()?.username ?? '');
  protected readonly isByCode = signal(false);
  protected readonly password = new FormField(readSecret);
  protected readonly code = new FormField(readSmsCode);
  protected readonly submission = new Submission();
  /** Whoever has one is offered it, once that is known and its words are here. */
  protected readonly canShowPasskey = signal(false);
  /** Why none was taken, in words. */
  private readonly noPasskey = signal<string | null>(null);
  protected readonly why = computed(() => {
    if (this.noPasskey() !== null) return this.noPasskey();
    const refusal = this.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  protected readonly codeError = computed(() => {
    const trouble = this.own.trouble();
    return trouble === null ? this.sayFault(this.code.shownFault()) : this.words.sayRefusal(trouble);
  });
  protected readonly sendLabel = computed(() => {
    if (this.own.isSending()) return this.say('form.sending');
    if (!this.own.wait.isOver())
      return this.say('form.sendAgainIn', { left: this.words.span(this.own.wait.leftMs()) });
    return this.say(this.own.minutes() === null ? 'form.send' : 'form.sendAgain');
  });
  protected readonly sent = computed(() => {
    const minutes = this.own.minutes();
    return minutes === null ? '' : this.say('confirmSelf.sent', { minutes });
  });

  constructor() {
    if (this.device.isThere()) this.lookForPasskeys().catch(() => undefined);
  }

  protected async showPasskey(): Promise<void> {
    if (this.submission.isBusy()) return;
    this.submission.reset();
    this.noPasskey.set(null);
    this.submission.isBusy.set(true);
    const why = await this.passkey.why(
      () => this.passkeys.askToConfirm(),
      (answer) => this.passkeys.confirm(answer),
    );
    this.submission.isBusy.set(false);
    if (why === null) return this.dialog.close(true);
    this.noPasskey.set(why);
    this.focus.move();
  }

  private async lookForPasskeys(): Promise<void> {
    const own = await this.passkeys.look();
    if (!own.ok || !own.value.items.some(({ isUsable }) => isUsable)) return;
    await this.words.bring(PASSKEY_WORDS);
    this.canShowPasskey.set(true);
  }

  /** What was typed the one way stays for whoever comes back to it. */
  protected change(): void {
    this.submission.reset();
    this.noPasskey.set(null);
    this.isByCode.update((isByCode) => !isByCode);
    const field = this.isByCode() ? 'own-code' : 'own-password';
    afterNextRender(
      { read: () => this.host.querySelector<HTMLElement>(`[data-testid=${field}]`)?.focus() },
      { injector: this.injector },
    );
  }

  protected async sendCode(): Promise<void> {
    if (!(await this.own.send())) this.focus.move();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.submission.isBusy()) return;
    this.submission.reset();
    this.noPasskey.set(null);
    const field = this.isByCode() ? this.code : this.password;
    if (!areGood(field)) return this.focus.move();
    const typed = field.good();
    const body = this.isByCode() ? { code: typed } : { password: typed };
    const answer = await this.submission.send(() => this.client.confirm(body));
    if (answer?.ok === true) return this.dialog.close(true);
    if (answer !== null) this.learnFrom(answer.refusal);
    this.focus.move();
  }

  private learnFrom(refusal: Refusal): void {
    if (refusal.code === 'ACCOUNT.PASSWORD_WRONG') this.password.refuse(refusalFault(refusal));
    else if (refusal.code === 'SMS_CODE.WRONG' || refusal.code === 'SMS_CODE.EXPIRED')
      this.code.refuse(refusalFault(refusal));
    else this.submission.refusal.set(refusal);
  }
}
