// Turns a registration into the row of a citizen: what is personal is sealed, what must be one's own is hashed.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import type { NewCitizen } from '../citizens.store';
import { NameHashes } from '../names/name-hashes';
import { NO_NAME } from '../names/unhashed-names.store';
import { DocumentHashes } from './document-hashes';
import type { Holder, Registration } from './registration';

export interface Consent {
  readonly agreementVersion: string;
  readonly atMs: number;
}

@Injectable()
export class NewCitizens {
  constructor(
    private readonly personalData: PersonalData,
    private readonly names: NameHashes,
    private readonly documents: DocumentHashes,
  ) {}

  /** What the row is found by, before there is a password to store. */
  hashesOf({ username, document, mobile }: Registration): {
    readonly usernameKey: string;
    readonly documentHash: string;
    readonly mobileHash: string;
  } {
    return {
      usernameKey: username.key,
      documentHash: this.documents.ofUnique(document.unique),
      mobileHash: this.personalData.hash('mobile', mobile),
    };
  }

  rowOf(registration: Registration, passwordHash: string, { agreementVersion, atMs }: Consent): NewCitizen {
    const { username, kind } = registration;
    return {
      ...this.hashesOf(registration),
      username: username.name,
      passwordHash,
      kind,
      ...this.holderColumns(registration),
      region: registration.region,
      address: registration.address,
      createdAtMs: atMs,
      mobileSealed: this.personalData.seal(registration.mobile),
      agreementVersion,
      agreedAtMs: atMs,
      identityConsentAtMs: atMs,
    };
  }

  /** Who it is: of a new account, or of one that is corrected. */
  holderColumns({ displayName, document, temporaryPermitNo, representative }: Holder) {
    return {
      displayName,
      nameHash: this.names.of(displayName) ?? NO_NAME,
      documentHash: this.documents.ofUnique(document.unique),
      documentSealed: this.personalData.seal(document.number),
      documentKind: document.kind,
      temporaryPermitSealed: temporaryPermitNo === null ? null : this.personalData.seal(temporaryPermitNo),
      representativeName: representative?.name ?? null,
      representativeIdSealed:
        representative === null ? null : this.personalData.seal(representative.residentId),
    };
  }
}
