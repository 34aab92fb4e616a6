// Whether a citizen has still to agree to what is in force. Pure but for what is in force.
import { Injectable } from '@nestjs/common';
import { CurrentAgreement } from './current-agreement';

/** What is known of a citizen's last agreement. */
export interface Agreed {
  /** Null for accounts that were not made by registration. */
  readonly agreementVersion: string | null;
  readonly registeredAtMs: number;
}

@Injectable()
export class DueAgreement {
  constructor(private readonly current: CurrentAgreement) {}

  /** The version, or null. An account that was made otherwise counts as agreed to what was in force then. */
  async of({ agreementVersion, registeredAtMs }: Agreed): Promise<string | null> {
    const { version, publishedAtMs } = await this.current.head();
    if (agreementVersion === version) return null;
    return agreementVersion === null && publishedAtMs <= registeredAtMs ? null : version;
  }
}
