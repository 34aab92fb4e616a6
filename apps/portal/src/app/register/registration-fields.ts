// Every field of registration (manual, ch. 2), which step it stands on, and the path under which the api speaks of it.
import { inject, Injectable, untracked } from '@angular/core';
import {
  parsePassword,
  parseResidentId,
  parseUsername,
  type Password,
  refuseLikeUsername,
  type ResidentId,
  type Username,
} from '@haopai/rules/people';
import {
  FormField,
  type Reading,
  readLine,
  readOptional,
  readOrganisationCode,
  readRegion,
} from '@haopai/web-app/forms';
import { ServerClock } from '@haopai/web-data';
import { SmsCode } from '../forms/sms-code';
import type { RegistrationStep } from './registration-steps';

export type AccountKind = 'person' | 'organisation';

function readKind(text: string): Reading<AccountKind> {
  return text === 'person' || text === 'organisation'
    ? { ok: true, value: text }
    : { ok: false, code: 'TEXT.EMPTY', data: {} };
}

@Injectable()
export class RegistrationFields {
  private readonly clock = inject(ServerClock);
  private readonly sms = inject(SmsCode);

  private readonly readResidentId = (text: string): Reading<ResidentId> =>
    parseResidentId(text, untracked(this.clock.nowMs));

  /** The user name stands above it, and may change after it. */
  private readonly readPassword = (text: string): Reading<Password> => {
    const parsed = parsePassword(text);
    return parsed.ok ? (refuseLikeUsername(parsed.value, this.username.text()) ?? parsed) : parsed;
  };

  readonly kind = new FormField<AccountKind>(readKind);
  readonly realName = new FormField(readLine);
  readonly residentId = new FormField<ResidentId>(this.readResidentId);
  readonly permit = new FormField(readOptional);
  readonly orgName = new FormField(readLine);
  readonly orgCode = new FormField(readOrganisationCode);
  readonly repName = new FormField(readLine);
  readonly repId = new FormField<ResidentId>(this.readResidentId);
  readonly region = new FormField(readRegion);
  readonly address = new FormField(readLine);
  readonly username = new FormField<Username>(parseUsername);
  readonly password = new FormField<Password>(this.readPassword);
  readonly mobile = this.sms.mobile;
  readonly code = this.sms.code;

  /** Those that the step asks for. */
  on(step: RegistrationStep): readonly FormField<unknown>[] {
    switch (step) {
      case 'kind':
        return [this.kind];
      case 'identity':
        return this.kind.value() === 'organisation'
          ? [this.orgName, this.orgCode, this.repName, this.repId]
          : [this.realName, this.residentId, this.permit];
      case 'place':
        return [this.region, this.address];
      case 'account':
        return [this.username, this.password];
      case 'mobile':
        return [this.mobile, this.code];
      default:
        return [];
    }
  }

  /** By its path in the body of the request. */
  at(path: string): FormField<unknown> | null {
    const fields: Readonly<Record<string, FormField<unknown>>> = {
      kind: this.kind,
      'person.realName': this.realName,
      'person.residentId': this.residentId,
      'person.temporaryPermitNo': this.permit,
      'organisation.name': this.orgName,
      'organisation.code': this.orgCode,
      'organisation.representativeName': this.repName,
      'organisation.representativeId': this.repId,
      region: this.region,
      address: this.address,
      username: this.username,
      password: this.password,
      mobile: this.mobile,
      smsCode: this.code,
    };
    return fields[path] ?? null;
  }
}
