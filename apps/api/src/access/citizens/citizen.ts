// A registered account as the api knows it. Its password hash never leaves identity/.
import type { CitizenView, OwnCitizenView } from '@haopai/contracts';

export interface Citizen extends CitizenView {
  readonly passwordHash: string;
  /** By the administrator. */
  readonly isLocked: boolean;
  readonly agreementVersion: string | null;
  readonly registeredAtMs: number;
}

export function citizenView(
  { id, username, displayName, kind, region }: Citizen,
  agreementDue: string | null,
): OwnCitizenView {
  return { id, username, displayName, kind, region, agreementDue };
}
