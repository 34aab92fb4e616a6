// Another mobile number: a code goes to the new one, and whoever changes it confirms that it is they.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { ProfileClient } from '@haopai/web-data';
import { MobileField } from '../../forms/mobile-field';
import { ownDraft } from '../../forms/own-draft';
import { SmsCode } from '../../forms/sms-code';
import { SmsCodeField } from '../../forms/sms-code-field';
import { ProfileStore } from '../profile-store';
import { ChangeDesk } from './change-desk';
import { ChangeOutcome } from './change-outcome';

@Component({
  selector: 'hp-mobile-page',
  imports: [ChangeOutcome, MobileField, SmsCodeField],
  providers: [ChangeDesk, FaultFocus, SmsCode],
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
      <hp-mobile-field
        [isNew]="true"
        name="new-mobile"
        [label]="say('account.mobileNew')"
        [help]="say('account.mobileNewHelp')"
      />
      <hp-sms-code-field purpose="changeMobile" />
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
  protected readonly desk = inject(ChangeDesk);
  private readonly sms = inject(SmsCode);

  protected readonly say = this.words.say;
  protected readonly mobile = computed(
    () => this.profiles.profile()?.maskedMobile ?? this.say('account.none'),
  );

  constructor() {
    ownDraft('mobile', { mobile: this.sms.mobile.text });
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const { mobile, code } = this.sms;
    const changed = await this.desk.changeConfirmed(
      { mobile, code },
      () => this.client.changeMobile({ mobile: mobile.value() ?? '', code: code.value() ?? '' }),
      (refusal) => this.sms.learnFrom(refusal),
    );
    if (changed !== null) this.profiles.replace(changed.value);
  }
}
