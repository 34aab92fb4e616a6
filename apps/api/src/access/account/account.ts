// A citizen's own account, with what is sealed in the clear: for its owner's eyes, never for a log.
import type { CitizenView } from '@haopai/contracts';

export interface Account extends Omit<CitizenView, 'id'> {
  readonly citizenId: number;
  readonly passwordHash: string;
  readonly address: string | null;
  readonly mobile: string | null;
  /** Number of the identity document, or organisation or credit code. */
  readonly document: string | null;
  readonly temporaryPermitNo: string | null;
  readonly representativeName: string | null;
  readonly representativeId: string | null;
  readonly registeredAtMs: number;
  readonly agreementVersion: string | null;
  readonly agreedAtMs: number | null;
  readonly identityConsentAtMs: number | null;
}
