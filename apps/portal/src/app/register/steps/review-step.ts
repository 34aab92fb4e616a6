// Everything once more before it is sent, each with the way back to it; numbers of documents and the mobile in part.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { maskMobile, maskResidentId, regionName, type ResidentId } from '@haopai/rules';
import { type FormField, Words } from '@haopai/web-app';
import { RegistrationFields } from '../registration-fields';
import type { RegistrationStep } from '../registration-steps';
import { RegistrationStore } from '../registration-store';

interface ReviewRow {
  readonly step: RegistrationStep;
  readonly label: string;
  readonly value: string;
}

@Component({
  selector: 'hp-review-step',
  imports: [RouterLink],
  template: `
    <p class="hp-soft">{{ say('register.reviewWords') }}</p>
    <dl>
      @for (row of rows(); track row.label) {
        <div>
          <dt>{{ row.label }}</dt>
          <dd>{{ row.value }}</dd>
          <dd class="links">
            <a [routerLink]="['/register', row.step]"
              >{{ say('form.change') }}<span class="hp-heard">{{ row.label }}</span></a
            >
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './step.scss',
})
export class ReviewStep {
  private readonly words = inject(Words);
  private readonly fields = inject(RegistrationFields);
  private readonly store = inject(RegistrationStore);

  protected readonly say = this.words.say;
  protected readonly rows = computed<readonly ReviewRow[]>(() => {
    const { fields, say } = this;
    const isOrganisation = this.store.isOrganisation();
    const mobile = fields.mobile.value();
    return [
      this.row('kind', 'register.kindLabel', say(`register.kind.${fields.kind.text()}`)),
      ...(isOrganisation ? this.organisation() : this.person()),
      this.row('place', 'register.region', this.region()),
      this.row(
        'place',
        isOrganisation ? 'register.addressOrganisation' : 'register.address',
        fields.address.text(),
      ),
      this.row('account', 'form.username', fields.username.text()),
      this.row('account', 'form.password', say('register.passwordHidden')),
      this.row('mobile', 'form.mobile', mobile === null ? '' : maskMobile(mobile)),
    ];
  });

  private person(): readonly ReviewRow[] {
    const { realName, residentId, permit } = this.fields;
    return [
      this.row('identity', 'register.realName', realName.text()),
      this.row('identity', 'register.residentId', masked(residentId)),
      this.row('identity', 'register.permit', permit.text() || this.say('register.empty')),
    ];
  }

  private organisation(): readonly ReviewRow[] {
    const { orgName, orgCode, repName, repId } = this.fields;
    return [
      this.row('identity', 'register.orgName', orgName.text()),
      this.row('identity', 'register.orgCode', orgCode.text()),
      this.row('identity', 'register.repName', repName.text()),
      this.row('identity', 'register.repId', masked(repId)),
    ];
  }

  private region(): string {
    const regions = this.store.regions();
    const code = this.fields.region.text();
    const found =
      regions.status === 'ready' ? regions.value.find((region) => region.code === code) : undefined;
    if (found === undefined) return this.words.region(code);
    return regionName(found, this.words.language());
  }

  private row(step: RegistrationStep, label: string, value: string): ReviewRow {
    return { step, label: this.say(label), value };
  }
}

function masked(field: FormField<ResidentId>): string {
  const id = field.value();
  return id === null ? '' : maskResidentId(id);
}
