// Claims and complaints of citizens, from the first word to the answer: each waits for somebody until a time that both sides see.
import type { ClaimedIdentity } from './identity';

/** What it is about; `ref` is the id of an auction, lot or ban, the number of an order, plate or car (`vin`: it is the citizen's own), the code of a region (that one is from there), and null for `document` (the account's is the citizen's own) and `other`. */
export const CLAIM_ABOUTS = [
  'auction',
  'lot',
  'order',
  'plate',
  'vin',
  'document',
  'region',
  'ban',
  'other',
] as const;
export type ClaimAbout = (typeof CLAIM_ABOUTS)[number];

/** `open`: the office's turn. `asked`: the citizen's. Both can still write where it is `answered`, nobody where it is `closed`. */
export const CLAIM_STATES = ['open', 'asked', 'answered', 'closed'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** `claim` and `reply` are the citizen's; the others the office's. */
export type ClaimMessageKind = 'claim' | 'reply' | 'question' | 'answer' | 'closing';

export const CLAIM_TEXT_MAX = 2_000;
/** With the last message of the citizen, and with all of a claim. */
export const CLAIM_FILES_A_MESSAGE_MAX = 3;
export const CLAIM_FILES_MAX = 12;
/** Claims of one citizen that are not answered. */
export const CLAIMS_OPEN_MAX = 5;

export interface ClaimFileView {
  readonly id: number;
  readonly type: string;
  readonly byteCount: number;
}

export interface ClaimMessageView {
  readonly id: number;
  readonly kind: ClaimMessageKind;
  readonly text: string;
  readonly atMs: number;
  readonly files: readonly ClaimFileView[];
}

/** `GET /me/claims?page=&size=`: the newest first. */
export interface ClaimLine {
  readonly id: number;
  readonly about: ClaimAbout;
  readonly ref: string | null;
  /** As people know it: title of the auction, number of the plate, name of the region in Chinese; null for `document` and `other`. */
  readonly name: string | null;
  readonly state: ClaimState;
  /** `open`: until when it is answered; `asked`: until when a reply is waited for. Without a meaning afterwards. */
  readonly dueAtMs: number;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

/** `GET /me/claims/:id`, and what each act on it answers. */
export interface ClaimView extends ClaimLine {
  /** The oldest first. */
  readonly messages: readonly ClaimMessageView[];
}

/** `POST /me/claims`, with Idempotency-Key. Pictures follow: `POST /me/claims/:id/files`, each the bare file. */
export interface MakeClaimBody {
  readonly about: ClaimAbout;
  readonly ref?: string;
  readonly text: string;
}

/** `POST /me/claims/:id/replies`. */
export interface ClaimTextBody {
  readonly text: string;
}

/** `waiting`: the office's turn, or a reply that is overdue. */
export const CLAIM_FILTERS = ['waiting', ...CLAIM_STATES] as const;
export type ClaimFilter = (typeof CLAIM_FILTERS)[number];

/** `GET /admin/claims?filter=&about=&mine=&page=&size=`: what is due first comes first. */
export interface AdminClaimLine extends ClaimLine {
  readonly citizenId: number;
  readonly username: string;
  readonly assigned: { readonly staffId: number; readonly name: string } | null;
  readonly version: number;
}

export interface AdminClaimMessageView extends ClaimMessageView {
  /** Null for the citizen's. */
  readonly staffName: string | null;
}

/** The car that a claim is about. */
export interface ClaimedCar {
  /** What holds it now; null for nothing. */
  readonly holder: 'order' | 'entry' | 'reservation' | 'plate' | null;
  /** Of another: nobody has paid, so that granting ends it. */
  readonly isUnpaid: boolean;
  /** It is held by the claimant. */
  readonly isClaimants: boolean;
  /** It was granted to them. */
  readonly isGranted: boolean;
}

/** `GET /admin/claims/:id`, and what each act on it answers. */
export interface AdminClaimView extends AdminClaimLine {
  /** Of a claim about a car; null of others. */
  readonly car: ClaimedCar | null;
  /** Of a claim about a document or a region; null of others. */
  readonly identity: ClaimedIdentity | null;
  readonly messages: readonly AdminClaimMessageView[];
  /** When its time is over and the site erases it; null while it is not answered. */
  readonly erasedAtMs: number | null;
}

/** `POST /admin/claims/:id/assign`: to oneself, also from a colleague. */
export interface AssignClaimBody {
  readonly version: number;
}

/** `POST /admin/claims/:id/answer`, `/ask`, `/close` and, of a car, `/grant-vin`, of a document `/grant-document`, of a region `/grant-region`: `text` is for the citizen. */
export interface ActOnClaimBody extends AssignClaimBody {
  readonly text: string;
}
