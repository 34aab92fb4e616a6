// Another phone in place of the one that shows the codes: it takes up a secret, and counts once it has shown a code.
import { Component, inject, signal } from '@angular/core';
import type { NewPhone } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { BindPhone } from '../login/bind-phone';
import { StaffSession } from '../session/staff-session';
import { OwnAccess } from './own-access';
import { OwnConfirmation } from './own-confirmation';

@Component({
  selector: 'hp-own-phone',
  imports: [BindPhone, Notice, OwnConfirmation, TextField],
  providers: [FaultFocus, OwnAccess],
  template: `
    <form class="hp-card" novalidate data-testid="own-phone" (submit)="proceed($event)">
      <h2>{{ say('account.phoneHeading') }}</h2>
      @if (next(); as phone) {
        @if (access.refused(); as words) {
          <hp-notice kind="failed" data-testid="own-refusal" data-outcome tabindex="-1" [heading]="words" />
        }
        <p>{{ say('account.phoneStillOld') }}</p>
        <hp-bind-phone
          [lead]="say('account.phoneBindWords')"
          [secret]="phone.secret"
          [qrCode]="phone.qrCode"
        />
        <hp-text-field
          name="new-code"
          keyboard="numeric"
          autocomplete="one-time-code"
          [label]="say('account.newCode')"
          [help]="say('login.codeHelp')"
          [error]="sayFault(access.code.shownFault())"
          [(value)]="access.code.text"
          (left)="access.code.leave()"
        />
      } @else {
        @if (access.wantsCode()) {
          <p class="hp-soft">{{ say('account.phoneWords') }}</p>
        }
        <hp-own-confirmation part="phone" />
      }
      <div class="row">
        <button
          type="submit"
          class="hp-button"
          data-testid="save-phone"
          [attr.aria-disabled]="access.isBusy()"
        >
          {{ say(next() === null ? 'account.phoneBegin' : 'account.phoneSave') }}
        </button>
        @if (next() !== null) {
          <button type="button" class="hp-button quiet" data-testid="keep-phone" (click)="giveUp()">
            {{ say('account.phoneKeep') }}
          </button>
        }
      </div>
    </form>
  `,
  styleUrl: './own-form.scss',
})
export class OwnPhone {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly session = inject(StaffSession);
  private readonly announcer = inject(Announcer);
  protected readonly access = inject(OwnAccess);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  /** What the new one has to take up; null before. */
  protected readonly next = signal<NewPhone | null>(null);

  protected async proceed(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await (this.next() === null ? this.begin() : this.finish()))) this.focus.move();
  }

  protected giveUp(): void {
    this.next.set(null);
    this.access.clear();
    this.access.refused.set(null);
  }

  private async begin(): Promise<boolean> {
    const confirmation = this.access.confirmation();
    const phone = confirmation === null ? null : await this.access.beginPhone(confirmation);
    if (phone === null) return false;
    this.access.clear();
    this.next.set(phone);
    return true;
  }

  private async finish(): Promise<boolean> {
    const staff = areGood(this.access.code) ? await this.access.finishPhone(this.access.code.good()) : null;
    if (staff === null) return false;
    this.giveUp();
    this.session.enter(staff);
    this.announcer.say(this.say('account.phoneDone'));
    return true;
  }
}
