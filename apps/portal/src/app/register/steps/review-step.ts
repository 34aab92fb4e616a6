// Everything once more before it is sent, each with the way back to it. Numbers of persons and the mobile stand there in part, and whole
// behind a press: who cannot read a number cannot check it.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { maskMobile, regionName } from '@haopai/rules';
import { maskResidentId, type ResidentId } from '@haopai/rules/people';
import { Words } from '@haopai/web-app';
import { type FormField } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { groupMobile, groupResidentId } from '@haopai/web-ui/fields';
import { RegionFit } from '../region-fit';
import { RegistrationFields } from '../registration-fields';
import type { RegistrationStep } from '../registration-steps';
import { RegistrationStore } from '../registration-store';

interface ReviewRow {
  readonly step: RegistrationStep;
  readonly label: string;
  readonly value: string;
  /** What `value` shows in part. */
  readonly whole?: string;
}

@Component({
  selector: 'hp-review-step',
  imports: [Notice, RouterLink],
  template: `
    <p class="hp-soft">{{ say('register.reviewWords') }}</p>
    @if (caution(); as words) {
      <hp-notice kind="warning" data-testid="review-region" [heading]="words" />
    }
    <dl>
      @for (row of rows(); track row.label) {
        <div>
          <dt>{{ row.label }}</dt>
          <dd>
            @if (row.whole; as whole) {
              @let isShown = shown().has(row.label);
              <span class="number">{{ isShown ? whole : row.value }}</span>
              <button
                type="button"
                class="hp-link-button"
                data-testid="review-show"
                (click)="turn(row.label)"
              >
                {{ say(isShown ? 'form.hide' : 'form.show') }}<span class="hp-heard">{{ row.label }}</span>
              </button>
            } @else {
              {{ row.value }}
            }
          </dd>
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
  protected readonly caution = inject(RegionFit).caution;
  /** The rows that show their number whole. */
  protected readonly shown = signal<ReadonlySet<string>>(new Set());
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
      this.row(
        'mobile',
        'form.mobile',
        mobile === null ? '' : maskMobile(mobile),
        mobile === null ? '' : groupMobile(mobile),
      ),
    ];
  });

  private person(): readonly ReviewRow[] {
    const { realName, residentId, permit } = this.fields;
    return [
      this.row('identity', 'register.realName', realName.text()),
      this.row('identity', 'register.residentId', masked(residentId), whole(residentId)),
      this.row('identity', 'register.permit', permit.text() || this.say('register.empty')),
    ];
  }

  private organisation(): readonly ReviewRow[] {
    const { orgName, orgCode, repName, repId } = this.fields;
    return [
      this.row('identity', 'register.orgName', orgName.text()),
      this.row('identity', 'register.orgCode', orgCode.text()),
      this.row('identity', 'register.repName', repName.text()),
      this.row('identity', 'register.repId', masked(repId), whole(repId)),
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

  private row(step: RegistrationStep, label: string, value: string, whole = ''): ReviewRow {
    return { step, label: this.say(label), value, whole };
  }

  protected turn(label: string): void {
    const shown = new Set(this.shown());
    if (!shown.delete(label)) shown.add(label);
    this.shown.set(shown);
  }
}

function masked(field: FormField<ResidentId>): string {
  const id = field.value();
  return id === null ? '' : maskResidentId(id);
}

function whole(field: FormField<ResidentId>): string {
  const id = field.value();
  return id === null ? '' : groupResidentId(id.number);
}
