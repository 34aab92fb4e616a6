// The region of the document, which decides what may be bought, and the address.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Option, SelectField, TextField } from '@haopai/web-ui/fields';
import { regionName } from '@haopai/rules';
import { RegionFit } from '../region-fit';
import { RegistrationStore } from '../registration-store';

const ADDRESS_MAX = 200;

@Component({
  selector: 'hp-place-step',
  imports: [LoadFailed, SelectField, TextField],
  template: `
    @let regions = store.regions();
    @if (regions.status === 'failed') {
      <hp-load-failed
        [heading]="say('register.regionsFailed')"
        [failure]="regions"
        (again)="store.loadRegions()"
      />
    }
    <hp-select-field
      name="region"
      [label]="say('register.region')"
      [help]="say(store.isOrganisation() ? 'register.regionHelpOrganisation' : 'register.regionHelp')"
      [error]="sayFault(store.fields.region.shownFault())"
      [caution]="fit.caution()"
      [nothing]="say('register.regionNone')"
      [options]="options()"
      [(value)]="store.fields.region.text"
      (left)="store.fields.region.leave()"
    />
    <hp-text-field
      name="address"
      autocomplete="street-address"
      [label]="say(store.isOrganisation() ? 'register.addressOrganisation' : 'register.address')"
      [help]="say('register.addressHelp')"
      [error]="sayFault(store.fields.address.shownFault())"
      [lengthMax]="addressMax"
      [(value)]="store.fields.address.text"
      (left)="store.fields.address.leave()"
    />
  `,
  styleUrl: './step.scss',
})
export class PlaceStep {
  private readonly words = inject(Words);
  protected readonly store = inject(RegistrationStore);
  protected readonly fit = inject(RegionFit);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly addressMax = ADDRESS_MAX;
  protected readonly options = computed<readonly Option[]>(() => {
    const regions = this.store.regions();
    if (regions.status !== 'ready') return [];
    return regions.value.map((region) => ({
      value: region.code,
      label: regionName(region, this.words.language()),
    }));
  });
}
