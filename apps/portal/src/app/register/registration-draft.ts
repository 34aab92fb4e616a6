// What a reload keeps of a registration: in this tab only, and never a password, a code or the number of a document.
import { inject, Injectable } from '@angular/core';
import { keepDraft } from '@haopai/web-app/drafts';
import { RegistrationAgreement } from './registration-agreement';
import { RegistrationFields } from './registration-fields';

@Injectable()
export class RegistrationDraft {
  private readonly fields = inject(RegistrationFields);
  private readonly draft = keepDraft('haopai.registration', {
    kind: this.fields.kind.text,
    realName: this.fields.realName.text,
    orgName: this.fields.orgName.text,
    repName: this.fields.repName.text,
    region: this.fields.region.text,
    address: this.fields.address.text,
    username: this.fields.username.text,
    mobile: this.fields.mobile.text,
    agreement: inject(RegistrationAgreement).given,
  });
  readonly wasRestored = this.draft.wasRestored;

  forget(): void {
    this.draft.forget();
  }
}
