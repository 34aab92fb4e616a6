// Another mobile number: a code goes to the new one, and the present password confirms.
import { Component, computed, inject } from '@angular/core';
import { ProfileClient } from '@haopai/web-data';
import { CodeField, groupMobile, TextField } from '@haopai/web-ui';
import { FaultFocus } from '../../forms/fault-focus';
import { SmsCode } from '../../forms/sms-code';
import { SmsCodeWords } from '../../forms/sms-code-words';
import { Words } from '../../i18n/words';
import { ProfileStore } from '../profile-store';
import { ChangeDesk } from './change-desk';
import { ChangeOutcome } from './change-outcome';
import { CurrentPassword } from './current-password';

@Component({
  selector: 'hp-mobile-page',
  imports: [ChangeOutcome, CodeField, CurrentPassword, TextField],
  providers: [ChangeDesk, FaultFocus, SmsCode, SmsCodeWords],
  template: `
    <div>
      <h1>{{ say('account.section.mobile') }}</h1>
      <p class="hp-soft">{{ say('account.mobileNow', { mobile: mobile() }) }}</p>
    </div>
    <hp-change-outcome
      [submission]="desk.submission"
      [done]="say('account.mobileDone')"
      [doneWords]="say('account.mobileDoneWords', { mobile: mobile() })"
    />
    <form class="hp-card" novalidate (submit)="change($event)">
      <hp-text-field
        name="new-mobile"
        kind="tel"
        keyboard="numeric"
        autocomplete="tel-national"
        [label]="say('account.mobileNew')"
        [help]="say('account.mobileNewHelp')"
        [error]="sayFault(sms.mobile.shownFault())"
        [good]="sms.mobile.isGood() ? say('form.formatGood') : null"
        [format]="groupMobile"
        [(value)]="sms.mobile.text"
        (left)="sms.mobile.leave()"
      />
      <hp-code-field
        name="sms-code"
        [label]="say('form.code')"
        [help]="say('form.codeHelp')"
        [error]="smsWords.error()"
        [sendLabel]="smsWords.button()"
        [isSendOff]="sms.isOff()"
        [sent]="smsWords.sent()"
        [(value)]="sms.code.text"
        (send)="send()"
        (left)="sms.code.leave()"
      />
      <hp-current-password [field]="desk.currentPassword" />
      <button
        class="hp-button submit"
        type="submit"
        data-testid="change-submit"
        [attr.aria-disabled]="desk.submission.isBusy()"
      >
        {{ say(desk.submission.isBusy() ? 'form.busy' : 'account.mobileSubmit') }}
      </button>
    </form>
  `,
  styleUrl: '../part.scss',
})
export class MobilePage {
  private readonly client = inject(ProfileClient);
  private readonly profiles = inject(ProfileStore);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly desk = inject(ChangeDesk);
  protected readonly sms = inject(SmsCode);
  protected readonly smsWords = inject(SmsCodeWords);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly groupMobile = groupMobile;
  protected readonly mobile = computed(
    () => this.profiles.profile()?.maskedMobile ?? this.say('account.none'),
  );

  protected async send(): Promise<void> {
    if (!(await this.sms.send('changeMobile'))) this.focus.move();
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const { mobile, code } = this.sms;
    const changed = await this.desk.change(
      { mobile, code },
      (currentPassword) =>
        this.client.changeMobile({
          currentPassword,
          mobile: mobile.value() ?? '',
          code: code.value() ?? '',
        }),
      (refusal) => this.sms.learnFrom(refusal),
    );
    if (changed !== null) this.profiles.replace(changed.value);
  }
}
