// Opens what the outbox has sealed, as far as this site's keys do.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';

@Injectable()
export class SealedBodies {
  constructor(private readonly personalData: PersonalData) {}

  /** Null for one that is erased, or was sealed under a key that is gone. */
  open(sealed: string | null): string | null {
    try {
      return sealed === null ? null : this.personalData.open(sealed);
    } catch {
      return null;
    }
  }
}
