// Another address, confirmed with the present password.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { FaultFocus, FormField, readLine } from '@haopai/web-app/forms';
import { ProfileClient } from '@haopai/web-data';
import { TextField } from '@haopai/web-ui/fields';
import { ownDraft } from '../../forms/own-draft';
import { ProfileStore } from '../profile-store';
import { ChangeDesk } from './change-desk';
import { ChangeOutcome } from './change-outcome';
import { CurrentPassword } from './current-password';

const ADDRESS_MAX = 200;

@Component({
  selector: 'hp-address-page',
  imports: [ChangeOutcome, CurrentPassword, TextField],
  providers: [ChangeDesk, FaultFocus],
  template: `
    <div>
      <h1>{{ say('account.section.address') }}</h1>
      <p class="hp-soft">{{ say('account.addressNow', { address: present() }) }}</p>
    </div>
    <hp-change-outcome
      [submission]="desk.submission"
      [done]="say('account.addressDone')"
      [doneWords]="say('account.addressDoneWords', { address: present() })"
    />
    <form class="hp-card" novalidate (submit)="change($event)">
      <hp-text-field
        name="new-address"
        autocomplete="street-address"
        [label]="say('account.addressNew')"
        [help]="say('register.addressHelp')"
        [error]="sayFault(address.shownFault())"
        [lengthMax]="addressMax"
        [(value)]="address.text"
        (left)="address.leave()"
      />
      <hp-current-password [field]="desk.currentPassword" />
      <button
        class="hp-button submit"
        type="submit"
        data-testid="change-submit"
        [attr.aria-disabled]="desk.submission.isBusy()"
      >
        {{ say(desk.submission.isBusy() ? 'form.busy' : 'account.addressSubmit') }}
      </button>
    </form>
  `,
  styleUrl: '../part.scss',
})
export class AddressPage {
  private readonly client = inject(ProfileClient);
  private readonly profiles = inject(ProfileStore);
  private readonly words = inject(Words);
  protected readonly desk = inject(ChangeDesk);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly addressMax = ADDRESS_MAX;
  protected readonly address = new FormField(readLine);
  protected readonly present = computed(() => this.profiles.profile()?.address ?? this.say('account.none'));

  constructor() {
    ownDraft('address', { address: this.address.text });
  }

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const changed = await this.desk.change({ address: this.address }, (currentPassword) =>
      this.client.changeAddress({ currentPassword, address: this.address.value() ?? '' }),
    );
    if (changed !== null) this.profiles.replace(changed.value);
  }
}
