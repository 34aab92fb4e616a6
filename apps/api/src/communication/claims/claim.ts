// A claim as stored, and as each side sees it: pure.
import type {
  AdminClaimLine,
  AdminClaimMessageView,
  ClaimAbout,
  ClaimLine,
  ClaimMessageView,
  ClaimState,
} from '@haopai/contracts';

export const DAY_MS = 24 * 60 * 60_000;

export interface Claim extends ClaimLine {
  readonly citizenId: number;
  readonly username: string;
  /** Of the office's time, while the citizen is asked. */
  readonly leftMs: number | null;
  readonly assignedTo: number | null;
  readonly assignedName: string | null;
  readonly version: number;
}

/** What an act changes. */
export interface ClaimChange {
  readonly state: ClaimState;
  readonly dueAtMs: number;
  readonly leftMs: number | null;
  readonly assignedTo: number | null;
  readonly assignedName: string | null;
}

export interface NewClaim {
  readonly citizenId: number;
  readonly about: ClaimAbout;
  readonly ref: string | null;
  readonly dueAtMs: number;
  readonly nowMs: number;
}

export function claimLine(claim: Claim): ClaimLine {
  const { id, about, ref, name, state, dueAtMs, createdAtMs, changedAtMs } = claim;
  return { id, about, ref, name, state, dueAtMs, createdAtMs, changedAtMs };
}

export function adminClaimLine(claim: Claim): AdminClaimLine {
  const { citizenId, username, assignedTo, assignedName, version } = claim;
  const assigned = assignedTo === null ? null : { staffId: assignedTo, name: assignedName ?? '' };
  return { ...claimLine(claim), citizenId, username, assigned, version };
}

/** The citizen hears the office, and none of its people by name. */
export function ownMessage({ staffName: _, ...message }: AdminClaimMessageView): ClaimMessageView {
  return message;
}

/** As it stands but for what an act says. */
export function changeOf(claim: Claim, change: Partial<ClaimChange>): ClaimChange {
  const { state, dueAtMs, leftMs, assignedTo, assignedName } = claim;
  return { state, dueAtMs, leftMs, assignedTo, assignedName, ...change };
}
