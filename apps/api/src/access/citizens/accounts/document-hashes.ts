// Under which keyed hash a stored document is unique: both codes of one organisation meet under the older one.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import type { IdentityDocument } from './registration';

/** Places 9 to 17 of a credit code are the organisation's own code (GB 32100). */
const OWN_CODE_FROM = 8;
const OWN_CODE_TO = 17;

@Injectable()
export class DocumentHashes {
  constructor(private readonly personalData: PersonalData) {}

  ofUnique({ kind, text }: IdentityDocument['unique']): string {
    return this.personalData.hash(kind, text);
  }

  /** Of what the table of citizens holds. */
  of(number: string, kind: string | null): string {
    if (kind === 'creditCode')
      return this.ofUnique({ kind: 'organisation', text: number.slice(OWN_CODE_FROM, OWN_CODE_TO) });
    if (kind === 'organisationCode') return this.ofUnique({ kind: 'organisation', text: number });
    return this.ofUnique({ kind: 'residentId', text: number });
  }
}
