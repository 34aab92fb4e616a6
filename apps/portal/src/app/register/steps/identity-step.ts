// Who registers: a person by their document, or an organisation by its code and its legal representative.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { groupOrganisationCode, groupResidentId, TextField } from '@haopai/web-ui/fields';
import { RegistrationFields } from '../registration-fields';
import { RegistrationStore } from '../registration-store';
import { TakenLinks } from './taken-links';

const NAME_MAX = 50;
const ORGANISATION_NAME_MAX = 100;
const PERMIT_MAX = 30;

@Component({
  selector: 'hp-identity-step',
  imports: [TakenLinks, TextField],
  templateUrl: './identity-step.html',
  styleUrl: './step.scss',
})
export class IdentityStep {
  private readonly words = inject(Words);
  protected readonly fields = inject(RegistrationFields);
  private readonly store = inject(RegistrationStore);
  protected readonly isOrganisation = this.store.isOrganisation;
  protected readonly claimsDocument = this.store.claimsDocument;

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly groupResidentId = groupResidentId;
  protected readonly groupOrganisationCode = groupOrganisationCode;
  protected readonly nameMax = NAME_MAX;
  protected readonly organisationNameMax = ORGANISATION_NAME_MAX;
  protected readonly permitMax = PERMIT_MAX;
  protected readonly isTaken = computed(
    () => this.store.document().shownFault()?.key === 'refusal.ACCOUNT.DOCUMENT_TAKEN',
  );

  protected claim(): void {
    this.store.claimDocument();
  }
}
