// Citizens as the back office sees them: masked, unless somebody gives a reason.
import type { EnrolmentState } from './enrolments';
import type { ClaimedIdentity } from './identity';
import type { OrderKind, OrderState } from './orders';
import type { ReservationState } from './reservations';
import type { CitizenView } from './session';

/** `POST /admin/citizens/search?page=&size=`: a body, so that no number or name stands in an address. All of it together; sealed numbers and names exactly. */
export interface CitizenSearchBody {
  /** The beginning of a user name. */
  readonly username?: string;
  /** The whole name, of a person or an organisation, however it is typed; nobody who has closed their account is found by it. */
  readonly name?: string;
  readonly mobile?: string;
  /** Of a resident ID, or an organisation or credit code. */
  readonly document?: string;
  readonly region?: string;
  readonly kind?: CitizenView['kind'];
  readonly isLocked?: boolean;
}

/** The newest first. */
export interface CitizenLine extends CitizenView {
  readonly maskedMobile: string | null;
  readonly maskedDocument: string | null;
  readonly registeredAtMs: number;
  readonly isLocked: boolean;
  readonly isClosed: boolean;
}

export const SEALED_FIELDS = [
  'mobile',
  'document',
  'temporaryPermitNo',
  'representativeId',
  'address',
] as const;
export type SealedField = (typeof SEALED_FIELDS)[number];

export interface CitizenLock {
  readonly atMs: number;
  readonly by: string;
  readonly reason: string;
}

/** `GET /admin/citizens/:id` */
export interface CitizenFile extends CitizenLine {
  readonly maskedTemporaryPermitNo: string | null;
  readonly representativeName: string | null;
  readonly maskedRepresentativeId: string | null;
  readonly maskedAddress: string | null;
  /** What there is to reveal. */
  readonly sealed: readonly SealedField[];
  readonly lock: CitizenLock | null;
  readonly closedAtMs: number | null;
  /** Null of a closed account; missing where the release before answers. */
  readonly identity?: ClaimedIdentity | null;
  readonly consents: {
    readonly agreementVersion: string | null;
    readonly agreedAtMs: number | null;
    readonly identityConsentAtMs: number | null;
  };
  /** Each the newest first, and no more than the newest twenty. */
  readonly logIns: readonly { readonly atMs: number; readonly address: string; readonly device: string }[];
  readonly orders: readonly {
    readonly orderNo: string;
    readonly kind: OrderKind;
    readonly state: OrderState;
    readonly amountFen: number;
    readonly createdAtMs: number;
  }[];
  readonly enrolments: readonly {
    readonly auctionId: number;
    readonly auctionTitle: string;
    /** Missing where the release before answers. */
    readonly isDrill?: boolean;
    readonly state: EnrolmentState;
    readonly paddleNo: number | null;
  }[];
  readonly reservations: readonly {
    readonly id: number;
    readonly plateNumber: string;
    readonly state: ReservationState;
    readonly createdAtMs: number;
  }[];
}

/** `POST /admin/citizens/:id/reveal`: so often an hour, and each time is written down with the fields and the reason. */
export interface RevealBody {
  readonly fields: readonly SealedField[];
  readonly reason: string;
}

/** The fields that were asked for; null where there is nothing. */
export type Revealed = Partial<Record<SealedField, string | null>>;

/** `POST /admin/citizens/:id/lock` and `/unlock` */
export interface LockCitizenBody {
  readonly reason: string;
}
