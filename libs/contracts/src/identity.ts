// Whether somebody is who they say: asked before the first deposit, corrected, or proven to the office.
import type { RegisterBody } from './accounts';

/**
 * `notAsked`: at the next deposit. `waiting`: whoever knows has not answered yet, and is asked again. `notNeeded`: deposits are open without it.
 */
export const IDENTITY_STATES = ['notNeeded', 'notAsked', 'waiting', 'verified', 'refused'] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];

/**
 * `differs`: name, number and mobile are not one's. `noRecord`: nobody of the name is known. `notCovered`: of such documents nobody is asked.
 * `claimed`: another account has the document, and the citizen says that it is theirs. `lost`: the office found that it is another's. `noDocument`: the account has none.
 */
export const IDENTITY_REFUSALS = [
  'differs',
  'noRecord',
  'notCovered',
  'claimed',
  'lost',
  'noDocument',
] as const;
export type IdentityRefusal = (typeof IDENTITY_REFUSALS)[number];

export interface IdentityRegionView {
  /** That of the account. */
  readonly chosen: string;
  /** Regions of this site that the document may stand for: none where it is from elsewhere, several where it names the city alone. */
  readonly ofDocument: readonly string[];
  /** The chosen one follows from the document, or the office has approved a proof of it. */
  readonly isProven: boolean;
}

/** `GET /me/identity`, and the answer to each act on it. */
export interface OwnIdentityView {
  readonly state: IdentityState;
  /** Who said so: whoever is asked, or the office by a picture; null until somebody has. */
  readonly by: 'provider' | 'office' | null;
  /** Of `refused`. */
  readonly reason: IdentityRefusal | null;
  /** Since when it is waited for an answer, and when it is asked for again; null unless `waiting`. */
  readonly askedAtMs: number | null;
  readonly nextTryAtMs: number | null;
  /** What was given, masked where registration masks it. */
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly maskedDocument: string | null;
  readonly maskedMobile: string | null;
  readonly representativeName: string | null;
  readonly region: IdentityRegionView;
  /** Claims about it that the office has not answered. */
  readonly openClaims: { readonly document: number | null; readonly region: number | null };
}

/** `PUT /me/identity`: another name or number, while it is not verified; with `claimsDocument` also one that another account has. */
export type CorrectIdentityBody = Pick<RegisterBody, 'person' | 'organisation' | 'claimsDocument'>;

/** `PUT /me/identity/region`: one that the document stands for. */
export interface IdentityRegionBody {
  readonly region: string;
}

/** What a claim about a document or a region is judged by (`GET /admin/claims/:id`). */
export interface ClaimedIdentity {
  readonly state: IdentityState;
  readonly by: 'provider' | 'office' | null;
  readonly reason: IdentityRefusal | null;
  readonly region: IdentityRegionView;
  /** Which account has the document; null for none, and for the claimant's own. */
  readonly other: {
    readonly citizenId: number;
    readonly username: string;
    readonly isVerified: boolean;
    /** Paid enrolments in auctions that are not settled yet: they stand. */
    readonly paidEnrolments: number;
  } | null;
}
