// Notices and web push as the wire shows them.
import { DEFAULT_LANGUAGE, fieldIn, type Language } from '@haopai/rules';

export type NoticeKind =
  | 'welcome'
  | 'passwordChanged'
  | 'mobileChanged'
  | 'addressChanged'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'passkeysEnded'
  | 'newDevice'
  | 'announcement'
  | 'enrolled'
  | 'enrolmentLapsed'
  | 'enrolledTooLate'
  | 'auctionSoon'
  | 'auctionCancelled'
  | 'auctionPostponed'
  | 'auctionSuspended'
  | 'lotWithdrawn'
  | 'lotWon'
  | 'lotCovered'
  | 'balanceSoon'
  | 'balanceExtended'
  | 'balancePaid'
  | 'depositsRefunded'
  | 'depositForfeited'
  | 'enrolmentBarred'
  | 'claimReceived'
  | 'claimAsked'
  | 'claimAnswered'
  | 'claimClosed'
  | 'identityVerified'
  | 'identityRefused'
  | 'banLifted'
  | 'winDisqualified'
  | 'nextBidderOffered'
  | 'reservationApproved'
  | 'reservationRejected'
  | 'reservationLapsed'
  | 'reservationInAuction'
  | 'watchStart'
  | 'outbid'
  | 'listingFree'
  | 'listingSold'
  | 'newListings'
  | 'newLots'
  | 'paidTwice'
  | 'paidTooLate';

/**
 * One notice in the portal: its words are made in the reader's language from kind and data.
 * Data: `newDevice` has `device`; `announcement` has `slug` and its title in each language, `titleZh` and so on. Those of an auction have `auctionId` and
 * `auction`, its title: `enrolled` also `paddleNo`, `auctionSoon` `startsAtMs`, `auctionCancelled` `reason`, `auctionPostponed` `reason` and `startsAtMs`, `auctionSuspended` `reason` and `goesOnAtMs`, `lotWithdrawn` `reason`, `lotId` and `plate`, `depositsRefunded` `amountFen`. Those of a lot
 * that was won have `plate`, `auctionId` and `lotId`: `lotWon` also `hammerFen`, `balanceFen`, `dueAtMs` and `orderNo`,
 * `balanceSoon` and `balanceExtended` `balanceFen`, `dueAtMs` and `orderNo`, `balancePaid` `readyAtMs`, `lotCovered` `hammerFen`, `depositForfeited`
 * and `winDisqualified` `amountFen`, `nextBidderOffered` `amountFen`, `dueAtMs` and `orderNo`, `enrolmentBarred` `endsAtMs`; `banLifted` has `plate` alone. Those of a reservation have `plate`:
 * `reservationApproved` also `depositFen`, `dueAtMs` and `orderNo`, `reservationRejected` `reason`, `reservationInAuction`
 * `auction` and `paddleNo`. Of the watchlist: `watchStart` has `auctionId`, `auction`, `startsAtMs`, `plates` (how many are watched) and `plate`,
 * the first of them; of watched plates at a fixed price `listingFree` (it can be bought again) and `listingSold` have `listingId` and `plate`. Of saved searches
 * `newListings` and `newLots` have `plates` (how many are new), `plate`, the first of them, and what is looked for, as in a SavedSearchWish but without what is null;
 * `newLots` also `auctionId`, the auction of that plate. Of any lot that one has bid on: `outbid` `auctionId`, `lotId`, `plate` and `priceFen`. Of money that went back by itself: `paidTwice` and
 * `paidTooLate` have `orderNo` and `amountFen`. Those of a claim have `claimId`, `claimReceived` and `claimAsked` also `dueAtMs`. `identityRefused` has `reason`, an IdentityRefusal. The others have none.
 */
export interface NoticeView {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly data: Readonly<Record<string, string | number>>;
  readonly atMs: number;
  readonly isRead: boolean;
}

/** An announcement's own, in the reader's language or else in that in which there always is one. */
export function noticeTitle(data: NoticeView['data'], language: Language): string {
  return String(data[fieldIn('title', language)] ?? data[fieldIn('title', DEFAULT_LANGUAGE)] ?? '');
}

/** `GET /me/notices/unread`, and with every `notice` on the socket. */
export interface UnreadNotices {
  readonly unread: number;
}

/** `GET /push/key`; null where the site sends no pushes. */
export interface PushKeyView {
  readonly publicKey: string | null;
}

/** `POST /me/push-subscriptions`: what the browser's PushManager gave. */
export interface PushSubscriptionBody {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** In which the pushes speak; Chinese when it is left out. */
  readonly language?: Language;
}

/** `DELETE /me/push-subscriptions`: 204, also for one that is not there. */
export interface PushEndpointBody {
  readonly endpoint: string;
}

/** What the service worker gets with a push. */
export interface PushMessage {
  /** 0 for one whose citizen wants no notice in the portal. */
  readonly noticeId: number;
  readonly title: string;
  readonly body: string;
  /** Of the page that says more. */
  readonly path: string;
}
