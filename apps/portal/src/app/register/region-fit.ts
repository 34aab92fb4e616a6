// Whether the region that is chosen is the one of the document's number: worth a second look, since it decides what may be bought.
import { computed, inject, Injectable } from '@angular/core';
import { regionName, regionOfDocument } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { RegistrationFields } from './registration-fields';
import { RegistrationStore } from './registration-store';

@Injectable()
export class RegionFit {
  private readonly words = inject(Words);
  private readonly fields = inject(RegistrationFields);
  private readonly store = inject(RegistrationStore);

  /** Null where they fit, where one of them is missing, and where a temporary permit speaks for another region. */
  readonly caution = computed(() => {
    const isOrganisation = this.store.isOrganisation();
    const chosen = this.fields.region.value();
    const document = (isOrganisation ? this.fields.orgCode : this.fields.residentId).value();
    if (chosen === null || document === null) return null;
    const named = regionOfDocument(document);
    if (named === null || named === chosen) return null;
    if (!isOrganisation && (this.fields.permit.value() ?? '') !== '') return null;
    return this.words.say(isOrganisation ? 'register.regionOtherOrganisation' : 'register.regionOther', {
      document: this.name(named),
      region: this.name(chosen),
    });
  });

  /** As the city names it; the code of a region elsewhere. */
  private name(code: string): string {
    const regions = this.store.regions();
    const found = regions.status === 'ready' ? regions.value.find((one) => one.code === code) : undefined;
    return found === undefined ? code : regionName(found, this.words.language());
  }
}
