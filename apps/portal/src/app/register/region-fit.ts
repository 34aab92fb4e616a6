// The region of the document's number: chosen already when the step is opened, and a caution where another one is chosen, since it decides what may be bought.
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { regionName, regionOfDocument } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { RegistrationFields } from './registration-fields';
import { RegistrationStore } from './registration-store';

@Injectable()
export class RegionFit {
  private readonly words = inject(Words);
  private readonly fields = inject(RegistrationFields);
  private readonly store = inject(RegistrationStore);

  /** Null where no document says it, and where a temporary permit speaks for another region. */
  private readonly named = computed(() => {
    const isOrganisation = this.store.isOrganisation();
    const document = (isOrganisation ? this.fields.orgCode : this.fields.residentId).value();
    if (document === null) return null;
    if (!isOrganisation && (this.fields.permit.value() ?? '') !== '') return null;
    return regionOfDocument(document);
  });
  /** Null where they fit, where one of them is missing, and where a temporary permit speaks for another region. */
  readonly caution = computed(() => {
    const isOrganisation = this.store.isOrganisation();
    const chosen = this.fields.region.value();
    const named = this.named();
    if (chosen === null || named === null || named === chosen) return null;
    return this.words.say(isOrganisation ? 'register.regionOtherOrganisation' : 'register.regionOther', {
      document: this.name(named),
      region: this.name(chosen),
    });
  });

  constructor() {
    effect(() => {
      const named = this.named();
      const regions = this.store.regions();
      const isOffered = regions.status === 'ready' && regions.value.some(({ code }) => code === named);
      if (named === null || !isOffered) return;
      const { text } = this.fields.region;
      if (untracked(text) === '') text.set(named);
    });
  }

  /** As the city names it; the code of a region elsewhere. */
  private name(code: string): string {
    const regions = this.store.regions();
    const found = regions.status === 'ready' ? regions.value.find((one) => one.code === code) : undefined;
    return found === undefined ? code : regionName(found, this.words.language());
  }
}
