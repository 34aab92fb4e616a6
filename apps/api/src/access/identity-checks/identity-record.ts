// What is known of who somebody is, and what follows from it for deposits: pure.
import type { IdentityRefusal, IdentityRegionView, IdentityState } from '@haopai/contracts';
import { isRegionOfDocument, regionsOfDocument } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import type { IdentityFacts } from './identity-verifier';

export type CheckedBy = 'provider' | 'office';

/** As it is kept; what was never asked for has none. */
export interface StoredCheck {
  readonly state: 'notAsked' | 'waiting' | 'verified' | 'refused';
  readonly by: CheckedBy | null;
  readonly reason: IdentityRefusal | null;
  readonly provenRegion: string | null;
  readonly asks: number;
  readonly attempts: number;
  readonly askedAtMs: number;
  readonly dueAtMs: number;
}

export interface IdentityRecord extends Omit<IdentityFacts, 'document' | 'mobile'> {
  readonly citizenId: number;
  /** Null for accounts of before documents were asked for. */
  readonly document: string | null;
  /** It is this account's, and no other has it. */
  readonly holdsDocument: boolean;
  readonly mobile: string | null;
  readonly region: string;
  readonly registeredAtMs: number;
  readonly check: StoredCheck | null;
  /** Of the database's clock, when it was read. */
  readonly nowMs: number;
}

export interface Standing {
  readonly state: IdentityState;
  readonly by: CheckedBy | null;
  readonly reason: IdentityRefusal | null;
}

/** `isAsked`: somebody is asked about this account. Whose document is another's is refused all the same. */
export function standingOf(record: IdentityRecord, isAsked: boolean): Standing {
  const { document, holdsDocument, check } = record;
  if (document !== null && !holdsDocument)
    return { state: 'refused', by: null, reason: check?.reason === 'lost' ? 'lost' : 'claimed' };
  if (check?.state === 'verified') return { state: 'verified', by: check.by, reason: null };
  if (!isAsked) return { state: 'notNeeded', by: null, reason: null };
  if (document === null) return { state: 'refused', by: null, reason: 'noDocument' };
  if (check === null) return { state: 'notAsked', by: null, reason: null };
  return { state: check.state, by: check.by, reason: check.reason };
}

/** Null where a document names no place: permits, foreigners' cards, the older code of organisations. */
function placeOf({
  document,
  documentKind,
}: Pick<IdentityRecord, 'document' | 'documentKind'>): string | null {
  if (document === null) return null;
  const digits =
    documentKind === 'citizen'
      ? document.slice(0, 6)
      : documentKind === 'creditCode'
        ? document.slice(2, 8)
        : '';
  return /^\d{6}$/.test(digits) ? digits : null;
}

export function regionOf(record: IdentityRecord, regions: readonly string[]): IdentityRegionView {
  const place = placeOf(record);
  return {
    chosen: record.region,
    ofDocument: regionsOfDocument(place, regions),
    isProven:
      isRegionOfDocument(record.region, place, regions) || record.check?.provenRegion === record.region,
  };
}

/** Why there is no deposit now; undefined where there may be one. */
export function refuseDeposit(
  { state, reason }: Standing,
  record: IdentityRecord,
  regions: readonly string[],
): RefusalError | undefined {
  if (state === 'notNeeded') return undefined;
  if (state === 'refused') return new RefusalError('IDENTITY.REFUSED', { reason: reason ?? 'differs' });
  if (state !== 'verified') {
    const { askedAtMs = record.nowMs, dueAtMs = record.nowMs } = record.check ?? {};
    return new RefusalError('IDENTITY.WAITING', { askedAtMs, nextTryAtMs: Math.max(dueAtMs, record.nowMs) });
  }
  const { isProven, chosen, ofDocument } = regionOf(record, regions);
  return isProven ? undefined : new RefusalError('IDENTITY.REGION_UNPROVEN', { region: chosen, ofDocument });
}

/** Nobody has an answer, and nobody is asked just now. */
export function isToBeAsked({ state }: Standing, { check, nowMs }: IdentityRecord): boolean {
  return state === 'notAsked' || (state === 'waiting' && (check?.dueAtMs ?? 0) <= nowMs);
}
