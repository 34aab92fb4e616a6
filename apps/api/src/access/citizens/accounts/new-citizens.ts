// Turns a registration into the row of a citizen: what is personal is sealed, what must be one's own is hashed.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import type { NewCitizen } from '../citizens.store';
import { NameHashes } from '../names/name-hashes';
import { NO_NAME } from '../names/unhashed-names.store';
import type { Registration } from './registration';

export interface Consent {
  readonly agreementVersion: string;
  readonly atMs: number;
}

@Injectable()
export class NewCitizens {
  constructor(
    private readonly personalData: PersonalData,
    private readonly names: NameHashes,
  ) {}

  /** What the row is found by, before there is a password to store. */
  hashesOf({ username, document, mobile }: Registration): {
    readonly usernameKey: string;
    readonly documentHash: string;
    readonly mobileHash: string;
  } {
    const { kind, text } = document.unique;
    return {
      usernameKey: username.key,
      documentHash: this.personalData.hash(kind, text),
      mobileHash: this.personalData.hash('mobile', mobile),
    };
  }

  rowOf(registration: Registration, passwordHash: string, { agreementVersion, atMs }: Consent): NewCitizen {
    const { username, kind, displayName, document, temporaryPermitNo, representative } = registration;
    return {
      ...this.hashesOf(registration),
      username: username.name,
      passwordHash,
      kind,
      displayName,
      nameHash: this.names.of(displayName) ?? NO_NAME,
      region: registration.region,
      address: registration.address,
      createdAtMs: atMs,
      mobileSealed: this.personalData.seal(registration.mobile),
      documentSealed: this.personalData.seal(document.number),
      documentKind: document.kind,
      temporaryPermitSealed: temporaryPermitNo === null ? null : this.personalData.seal(temporaryPermitNo),
      representativeName: representative?.name ?? null,
      representativeIdSealed:
        representative === null ? null : this.personalData.seal(representative.residentId),
      agreementVersion,
      agreedAtMs: atMs,
      identityConsentAtMs: atMs,
    };
  }
}
