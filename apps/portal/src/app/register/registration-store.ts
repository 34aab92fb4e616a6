// State of registration: what is filled so far, where one may go, and to which field a refusal leads back.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ErrorCode, Refusal, RegisterBody } from '@haopai/contracts';
import { areGood, type FormField, refusalFault, ruleFault } from '@haopai/web-app/forms';
import { RegionsClient, Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { SmsCode } from '../forms/sms-code';
import { RegistrationAgreement } from './registration-agreement';
import { RegistrationDraft } from './registration-draft';
import { RegistrationFields } from './registration-fields';
import {
  REGISTRATION_STEPS,
  type RegistrationPlace,
  type RegistrationStep,
  stepAfter,
} from './registration-steps';

@Injectable()
export class RegistrationStore {
  private readonly session = inject(Session);
  private readonly regionsClient = inject(RegionsClient);
  private readonly draft = inject(RegistrationDraft);
  readonly agreement = inject(RegistrationAgreement);
  readonly fields = inject(RegistrationFields);
  readonly sms = inject(SmsCode);

  private readonly reading = reading(() => this.regionsClient.all());
  readonly regions = this.reading.state;
  readonly isBusy = signal(false);
  /** Registered here: what is forgotten from then on sends nobody back. */
  readonly isDone = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  /** The number that another account has, and that the citizen says is theirs. */
  private readonly claimedNumber = signal<string | null>(null);
  readonly isOrganisation = computed(() => this.fields.kind.value() === 'organisation');
  readonly wasRestored = this.draft.wasRestored;
  /** All was filled once: from a step that is changed now one comes back to the review. */
  readonly hasReviewed = signal(false);

  readonly claimsDocument = computed(() => this.claimedNumber() === this.document().text());

  /** To be sent again with this; the office decides afterwards whose the document is. */
  claimDocument(): void {
    this.claimedNumber.set(this.document().text());
    this.document().forgive();
  }

  /** Of which there is one account each. */
  document(): FormField<unknown> {
    return this.isOrganisation() ? this.fields.orgCode : this.fields.residentId;
  }

  loadRegions(): void {
    this.reading.reload();
  }

  /** Nothing is missing here; says nothing. */
  isFilled(step: RegistrationStep): boolean {
    if (step === 'agreement') return this.agreement.isGiven();
    return this.fields.on(step).every((field) => field.isGood());
  }

  /** Says beside each field of the step what is missing; true when nothing is. */
  check(step: RegistrationStep): boolean {
    if (step === 'agreement') this.agreement.insist();
    return areGood(...this.fields.on(step)) && this.isFilled(step);
  }

  /** Nothing is missing, and where a code is typed it is the one that was sent. */
  async complete(step: RegistrationStep): Promise<boolean> {
    if (!this.check(step)) return false;
    if (step !== 'mobile') return true;
    this.isBusy.set(true);
    const isProved = await this.sms.prove();
    this.isBusy.set(false);
    return isProved;
  }

  after(step: RegistrationStep): RegistrationPlace {
    return this.hasReviewed() ? this.reachable('review') : stepAfter(step);
  }

  /** The place itself, or the first step before it that is not filled. */
  reachable(place: RegistrationPlace): RegistrationPlace {
    if (place === 'done') return this.session.citizen() === null ? 'guide' : 'done';
    const before = REGISTRATION_STEPS.slice(0, REGISTRATION_STEPS.indexOf(place));
    return before.find((step) => !this.isFilled(step)) ?? place;
  }

  /** Where to go: on to the last page, or back to the step that the refusal is about. */
  async submit(): Promise<RegistrationPlace> {
    const body = this.body();
    if (body === null) return this.reachable('review');
    if (this.isBusy()) return 'review';
    this.isBusy.set(true);
    this.refusal.set(null);
    const refusal = await this.session.register(body);
    this.isDone.set(refusal === null);
    this.isBusy.set(false);
    if (refusal !== null) return this.learnFrom(refusal);
    this.draft.forget();
    return 'done';
  }

  private body(): RegisterBody | null {
    const { fields } = this;
    const agreementVersion = this.agreement.agreedVersion();
    const kind = fields.kind.value();
    const username = fields.username.value();
    const [password, region, address] = [
      fields.password.value(),
      fields.region.value(),
      fields.address.value(),
    ];
    const [mobile, smsCode] = [fields.mobile.value(), fields.code.value()];
    const who = this.who();
    if (agreementVersion === null || kind === null || username === null || who === null) return null;
    if (password === null || region === null || address === null) return null;
    if (mobile === null || smsCode === null) return null;
    const consent = { agreementVersion, identityConsent: this.agreement.hasConsented() };
    const claim = this.claimsDocument() ? { claimsDocument: true } : {};
    const place = { region, address, mobile, smsCode };
    return { username: username.name, password, kind, ...who, ...place, ...consent, ...claim };
  }

  private who(): Pick<RegisterBody, 'person' | 'organisation'> | null {
    const { fields } = this;
    if (this.isOrganisation()) {
      const [name, code] = [fields.orgName.value(), fields.orgCode.value()];
      const [representativeName, representativeId] = [fields.repName.value(), fields.repId.value()?.number];
      if (name === null || code === null || representativeName === null) return null;
      if (representativeId === undefined) return null;
      const number = typeof code === 'string' ? code : code.number;
      return { organisation: { name, code: number, representativeName, representativeId } };
    }
    const [realName, residentId] = [fields.realName.value(), fields.residentId.value()?.number];
    const temporaryPermitNo = fields.permit.value() ?? '';
    if (realName === null || residentId === undefined) return null;
    return { person: { realName, residentId, ...(temporaryPermitNo === '' ? {} : { temporaryPermitNo }) } };
  }

  private learnFrom(refusal: Refusal): RegistrationPlace {
    if (refusal.code === 'ACCOUNT.INVALID' && 'fields' in refusal.data) this.refuseFields(refusal);
    const field = this.fieldOf(refusal.code);
    if (field !== null) field.refuse(refusalFault(refusal));
    else if (!this.sms.learnFrom(refusal)) this.refusal.set(refusal);
    if (refusal.code === 'ACCOUNT.AGREEMENT_OUTDATED' || refusal.code === 'ACCOUNT.CONSENT_MISSING') {
      this.agreement.withdraw();
      this.agreement.reload();
    }
    return this.reachable('review');
  }

  private refuseFields({ data }: Refusal): void {
    if (!('fields' in data)) return;
    for (const broken of data.fields) {
      if ('code' in broken) this.fields.at(broken.path)?.refuse(ruleFault(broken));
    }
  }

  private fieldOf(code: ErrorCode): FormField<unknown> | null {
    if (code === 'ACCOUNT.USERNAME_TAKEN') return this.fields.username;
    return code === 'ACCOUNT.DOCUMENT_TAKEN' ? this.document() : null;
  }
}
