// A registered account as the api knows it. Its password hash never leaves identity/.
import type { CitizenView } from '@haopai/contracts';

export interface Citizen extends CitizenView {
  readonly passwordHash: string;
  /** By the administrator. */
  readonly isLocked: boolean;
}

export function citizenView({ id, username, displayName, kind, region }: Citizen): CitizenView {
  return { id, username, displayName, kind, region };
}
