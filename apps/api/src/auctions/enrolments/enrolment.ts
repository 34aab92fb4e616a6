// A citizen's sign-up for one auction as the room's door and the bidding floor need it.
import type { EntryView } from '@haopai/contracts';

/** One that is paid: only then are there a paddle number and an access code. */
export interface Enrolment {
  readonly id: number;
  readonly auctionId: number;
  readonly citizenId: number;
  readonly paddleNo: number;
  readonly accessCode: string;
}

/** Who stands behind a paddle in one auction's room. */
export interface Bidder {
  readonly auctionId: number;
  readonly citizenId: number;
  readonly paddleNo: number;
  /** Region of the citizen's document: decides on which plates they may bid. */
  readonly region: string;
  readonly entries: readonly EntryView[];
}
