// Every refusal the site can give: its code and the data that comes with it. Words for people are made in the web apps.
import type { PlateVehicle } from '@haopai/rules/plates';
import type { FieldRefusal } from './accounts';
import type { CodePurpose } from './code-budgets';
import type { ClaimAbout } from './claims';
import type { IdentityRefusal } from './identity';
import type { InvoiceState } from './invoices';
import type { DepositState, OrderState } from './orders';
import type { StaffErrorData } from './staff-refusal-codes';
import type { HeldVin } from './held-vin';

/** What each error code that a citizen may see carries. Money in fen, times in epoch milliseconds UTC. */
export interface PublicErrorData {
  /** The request's shape is wrong: each entry is a path and the constraint it broke. */
  'REQUEST.INVALID': { fields: readonly { path: string; rule: string }[] };
  'REQUEST.TOO_LARGE': { maxBytes: number };
  'REQUEST.BAD_ORIGIN': Record<string, never>;
  'REQUEST.RATE_LIMITED': { retryAfterMs: number };
  'REQUEST.NOT_FOUND': Record<string, never>;

  'SESSION.MISSING': Record<string, never>;
  /** Ended from elsewhere, or because the password changed. */
  'SESSION.ENDED': Record<string, never>;
  /** Not one of the citizen's own. */
  'SESSION.NOT_FOUND': Record<string, never>;
  /** The session is older than what it asks for allows: password or code again, `POST /me/confirmation`. */
  'CONFIRMATION.NEEDED': Record<string, never>;
  'LOGIN.FAILED': Record<string, never>;
  /** Too many failures for this account or from this address; each time for longer. */
  'LOGIN.LOCKED': { retryAfterMs: number };
  /** Many log in: ask again with `ticket` then. `place` 1 is next; bidders of running auctions go first. */
  'LOGIN.LINE': { ticket: string; place: number; waitMs: number; retryAfterMs: number };
  /** The ticket was used, is too old, or of another user name: one comes anew. */
  'LOGIN.PLACE_LOST': Record<string, never>;
  /** The administrator locked the account. Told only to whoever has the password, or the phone. */
  'LOGIN.ACCOUNT_LOCKED': Record<string, never>;
  /** Neither a proof of work nor a picture's characters came along. */
  'CAPTCHA.NEEDED': Record<string, never>;
  /** Wrong, expired or used before: a new picture is needed. */
  'CAPTCHA.WRONG': Record<string, never>;
  /** No more pictures for this address, its neighbours, or everybody: work is another way at once. */
  'CAPTCHA.TOO_MANY': { retryAfterMs: number };
  /** Unsolved, expired, used before, or given for something else: a new challenge is needed. */
  'PROOF.WRONG': Record<string, never>;
  'SMS_CODE.WRONG': { triesLeft: number };
  /** None was sent, or it is too old, was used, or was guessed at too often: a new one is needed. */
  'SMS_CODE.EXPIRED': Record<string, never>;
  /** For that number or, as `reason` says then, that address; each purpose has tries of its own. */
  'SMS_CODE.TOO_MANY': { retryAfterMs: number; reason?: 'address' };
  /** The site has sent as many codes for that purpose as it sends in a day, to whomever. */
  'SMS_CODE.NONE_LEFT': { reason: CodePurpose; againAtMs: number; retryAfterMs: number };

  /** Of another page, another person or another device, or its owner was not asked for. */
  'PASSKEY.REFUSED': Record<string, never>;
  /** The question was answered before, or is too old: it is asked anew. */
  'PASSKEY.EXPIRED': Record<string, never>;
  /** Its counter has gone back: there are two of what there is one of. */
  'PASSKEY.COPIED': Record<string, never>;
  /** Somebody has it already. */
  'PASSKEY.TAKEN': Record<string, never>;
  'PASSKEY.TOO_MANY': { max: number };
  'PASSKEY.NOT_FOUND': { passkeyId: number };
  /** A passkey belongs to one host, and pages of others can neither make nor show it. */
  'PASSKEY.OTHER_HOST': { host: string };

  'ACCOUNT.INVALID': { fields: readonly FieldRefusal[] };
  'ACCOUNT.USERNAME_TAKEN': Record<string, never>;
  /** Whose it is can claim it: the same again with `claimsDocument`. */
  'ACCOUNT.DOCUMENT_TAKEN': Record<string, never>;
  /** Of instances of the release before; now its owner alone is told, by text (ADR 55). */
  'ACCOUNT.MOBILE_TAKEN': Record<string, never>;
  'ACCOUNT.CONSENT_MISSING': Record<string, never>;
  /** A newer agreement is in force. */
  'ACCOUNT.AGREEMENT_OUTDATED': { version: string };
  'ACCOUNT.PASSWORD_WRONG': Record<string, never>;
  /** Enrolled in an auction that has not ended, or is not settled yet. */
  'ACCOUNT.HAS_OPEN_AUCTION': { auctionId: number };
  /** To be paid, or with money of the citizen's that is held or on its way back. */
  'ACCOUNT.HAS_OPEN_ORDER': { orderNo: string };

  /** Nobody has answered yet whether somebody is who they say; it is asked for again by itself. */
  'IDENTITY.WAITING': { askedAtMs: number; nextTryAtMs: number };
  'IDENTITY.REFUSED': { reason: IdentityRefusal };
  /** The document is of another region than the account, or of none here. */
  'IDENTITY.REGION_UNPROVEN': { region: string; ofDocument: readonly string[] };
  /** What is verified is not changed. */
  'IDENTITY.STANDS': Record<string, never>;

  'NOTICE.NOT_FOUND': { noticeId: number };
  /** Not an address of a push service. */
  'PUSH.REFUSED': Record<string, never>;
  'PUSH.TOO_MANY': { max: number };

  'ARTICLE.NOT_FOUND': { slug: string };
  'RESULT.NOT_YET': { auctionId: number };
  /** Signs of collusion are looked for after the end. */
  'PATTERNS.NOT_YET': { auctionId: number };

  /** None of the citizen's own. */
  'ORDER.NOT_FOUND': { orderNo: string };
  /** It does not wait for money any more. */
  'ORDER.NOT_OPEN': { state: OrderState };
  /** What a winner owes is not theirs to cancel. */
  'ORDER.NOT_CANCELLABLE': { dueAtMs: number };
  /** There is no money of it here: no receipt, and nothing to give back. */
  'ORDER.NOT_PAID': { state: OrderState };
  'ORDER.WRONG_AMOUNT': { amountFen: number };
  /** All of it is back, or on its way. */
  'ORDER.REFUNDED': { amountFen: number };
  'ORDER.REFUND_TOO_LARGE': { refundableFen: number };
  'ORDER.REFUND_UNKNOWN': { refundNo: string };
  /** It was applied, refunded or forfeited before, or never paid. */
  'DEPOSIT.NOT_HELD': { state: DepositState | null };

  /** No such paper, or not with these check characters: which of them is not told. */
  'CONFIRMATION.NOT_FOUND': { number: string };
  /** The sale was undone: the paper is in force no more. */
  'CONFIRMATION.UNDONE': { number: string };

  /** Nobody issues any here, or the order is of a deposit. */
  'INVOICE.NOT_OFFERED': Record<string, never>;
  /** It waits for its issuer, or is issued. */
  'INVOICE.ASKED_ALREADY': { state: InvoiceState };
  'INVOICE.INVALID': { fields: readonly FieldRefusal[] };

  /** So little time is left that no payment would end before the order does. */
  'PAYMENT.TOO_LATE': { dueAtMs: number };
  /** So many of the citizen's payments, or of this order's, have begun and not ended well. */
  'PAYMENT.TOO_MANY': { max: number };
  /** The payment provider did not sign it, or not as it is now. */
  'PAYMENT.FORGED': Record<string, never>;
  /** Signed, but so long ago that the provider would not send it any more. */
  'PAYMENT.REPLAYED': { toldAtMs: number };
  'PAYMENT.NOT_FOUND': { paymentNo: string };
  /** It names another order than the payment's. */
  'PAYMENT.OTHER_ORDER': { paymentNo: string };
  /** Meant for another app or another account than this site's. */
  'PAYMENT.OTHER_RECEIVER': Record<string, never>;
  'PAYMENT.WRONG_AMOUNT': { amountFen: number };
  'PAYMENT.WRONG_CURRENCY': { currency: string };

  'AUCTION.NOT_FOUND': { auctionId: number };
  /** Nobody enrols any more, and nothing is to be paid. */
  'AUCTION.CANCELLED': { reason: string };
  'LOT.NOT_FOUND': { lotId: number };
  'LOT.OTHER_REGION': { lotId: number; region: string };

  /** The auction has started, or its time for enrolments is over. */
  'ENROLMENT.CLOSED': { startsAtMs: number };
  /** So little time is left before it closes that the deposit could not be paid: nothing was ordered. */
  'ENROLMENT.TOO_LATE_TO_PAY': { lastAtMs: number; closesAtMs: number };
  /** Its time for enrolments has not come. */
  'ENROLMENT.NOT_OPEN': { opensAtMs: number };
  'ENROLMENT.NOT_FOUND': Record<string, never>;
  /** Only of an auction that was postponed, before its new start, one may step back and get the deposit. */
  'ENROLMENT.STANDS': { startsAtMs: number };
  /** Whoever is disqualified does not step back and come again under another number. */
  'ENROLMENT.DISQUALIFIED': { reason: string };
  /** They let the balance of that lot lapse: no enrolment and no reservation until then. */
  'ENROLMENT.BARRED': { endsAtMs: number; plate: string };
  /** The citizen has enrolled in this auction: paid, or with an order that waits to be paid. */
  'ENROLMENT.EXISTS': { orderNo: string | null };
  'ENROLMENT.TOO_MANY_SHARES': { sharesMax: number };
  /** As many VINs as shares. */
  'ENROLMENT.SHARES_DIFFER': { shares: number; vins: number };
  /** No VIN: wrong length, character or check digit. */
  'VIN.INVALID': { vin: string };
  /** The same VIN twice in one enrolment. */
  'VIN.REPEATED': { vin: string };
  /** It stands behind a lot, or the auction has started: its car is not changed any more. */
  'ENTRY.VIN_STANDS': { vin: string };
  /** In an auction that is not settled already. */
  'VIN.ENROLLED': HeldVin;
  /** Won or bought before: one plate for one car. */
  'VIN.HAS_PLATE': HeldVin;
  /** A reservation that is under way has this VIN. */
  'VIN.RESERVED': HeldVin;
  /** The office has found that the car is another citizen's. */
  'VIN.NOT_YOURS': HeldVin;
  /** The auction sets no limit. */
  'LIMIT.NONE': Record<string, never>;
  /** Nothing is bid with the entry any more. */
  'LIMIT.CLOSED': Record<string, never>;
  /** As much, or more, may be bid already. */
  'LIMIT.NOT_HIGHER': { limitFen: number };
  /** An order for more deposit waits to be paid. */
  'LIMIT.ORDER_OPEN': { orderNo: string };
  /** The plate is for other vehicles than the car is said to be. */
  'VEHICLE.UNFIT': { vin: string; vehicle: PlateVehicle; plateNumber: string; fits: PlateVehicle };
  /** No plate of the auction is for such vehicles. */
  'VEHICLE.NO_PLATE': { vin: string; vehicle: PlateVehicle };
  /** The vehicle register says of the car that it is another vehicle. */
  'VEHICLE.REGISTERED_OTHERWISE': { vin: string; vehicle: PlateVehicle; registered: PlateVehicle };

  'CLAIM.NOT_FOUND': { claimId: number };
  /** So many of the citizen's wait to be answered. */
  'CLAIM.TOO_MANY_OPEN': { max: number };
  /** No such auction, lot, order, plate or ban, or none of the citizen's own. */
  'CLAIM.ABOUT_UNKNOWN': { about: ClaimAbout };
  /** Nobody writes in it any more. */
  'CLAIM.CLOSED': { claimId: number };
  /** It waits for the office: a reply is written once that has asked or answered. */
  'CLAIM.NOT_ASKED': { dueAtMs: number };
  /** With one message, or in all. */
  'CLAIM.TOO_MANY_FILES': { max: number };
  /** By what it holds, whatever it is called. */
  'CLAIM.FILE_REFUSED': { reason: 'notAPicture' | 'damaged' | 'tooLarge' | 'tooManyPixels'; max: number };

  'RESERVATION.NOT_FOUND': { reservationId: number };
  'RESERVATION.PLATE_MALFORMED': { tail: string };
  /** It has an owner; where it was sold in an auction, the lot. */
  'RESERVATION.PLATE_TAKEN': { plate: string; auctionId?: number; lotId?: number };
  'RESERVATION.PLATE_RESERVED': { plate: string };
  /** For sale at a fixed price. */
  'RESERVATION.PLATE_LISTED': { plate: string; listingId?: number };
  /** A lot of an auction that has not ended. Of a draft the staff alone are told. */
  'RESERVATION.PLATE_IN_AUCTION': { plate: string; auctionId?: number; lotId?: number };
  /** So many of the citizen's reservations are under way. */
  'RESERVATION.TOO_MANY_OPEN': { max: number };
  /** Approved or rejected before. */
  'RESERVATION.DECIDED': { state: string };

  'LISTING.NOT_FOUND': { listingId: number };
  /** Held by another order, sold, or no longer offered; `isHeld` when it may be for sale again within the half hour. */
  'LISTING.TAKEN': { listingId: number; isHeld: boolean };
  /** Held by an order of the citizen's own. */
  'LISTING.YOURS': { orderNo: string };
  /** Sold or taken off sale. */
  'LISTING.GONE': { listingId: number };
  'LISTING.OTHER_REGION': { listingId: number; region: string };
  /** What is looked for is no part of a plate: the path of the field and what a plate's rules say of it. */
  'LISTING.BAD_SEARCH': { fields: readonly FieldRefusal[] };
  /** So many of the citizen's orders wait to be paid already. */
  'ORDER.TOO_MANY_OPEN': { max: number };
  /** So many of the citizen's orders and enrolments ended unpaid within a day: the next one not before then. */
  'ORDER.PAUSED': { unpaid: number; endsAtMs: number };
  /** An order that is not paid yet holds a plate for this vehicle. */
  'VIN.HAS_ORDER': HeldVin;

  /** This connection watches so many lots and auctions already. */
  'WATCH.TOO_MANY': { roomsMax: number };
  /** As many sockets as an instance has for those who only look; the same can be read over REST. Not before so long is it worth trying again. */
  'WATCH.FULL': { retryAfterMs: number };

  /** So many lots, or plates at a fixed price, are on the list already. */
  'WATCHLIST.FULL': { max: number };
  /** It looks for nothing, and would tell of every plate there is. */
  'SAVED_SEARCH.EMPTY': Record<string, never>;
  'SAVED_SEARCH.TOO_MANY': { max: number };

  'ROOM.REFUSED': { auctionId: number };
  'ROOM.NOT_ENTERED': { auctionId: number };

  /** Not above the price at the moment of decision; `lowestFen` is the smallest amount that would be taken now. */
  'BID.TOO_LOW': { priceFen: number; lowestFen: number };
  'BID.NOT_ON_LADDER': { priceFen: number; allowedFen: readonly number[] };
  'BID.ALREADY_LEADING': { priceFen: number };
  /** This entry already stands behind another lot. */
  'BID.ENTRY_BOUND': { entryId: number; lotId: number };
  /** This paddle bids on this lot with another of its entries. */
  'BID.OTHER_ENTRY_HERE': { entryId: number };
  'BID.NOT_YOUR_ENTRY': { entryId: number };
  /** By the auction's clock: when the lot ended, and when the bid reached it. Instances of the release before do not say the latter. */
  'BID.TOO_LATE': { endedAtMs: number; receivedAtMs?: number };
  /** Nothing else stood against it, but it was pressed so long before it came: it was not placed, and is pressed again at the price of now. */
  'BID.PRESSED_TOO_LONG_AGO': { heldMs: number; heldMaxMs: number };
  /** Below what could still be bid for it, or below what this paddle has bid; `lowestFen` is the smallest that would be taken now. */
  /** More than the entry’s deposit allows in this auction; more deposit allows more. */
  'BID.OVER_LIMIT': { limitFen: number; priceFen: number };
  'BID.CEILING_TOO_LOW': { priceFen: number; lowestFen: number };
  /** Nothing to cancel. */
  'BID.NO_CEILING': Record<string, never>;
  /** A ceiling of one paddle on one lot is set and cancelled so often, and no more. */
  'BID.CEILING_CHANGED_TOO_OFTEN': { changesMax: number };
  /** Barred from this auction by the administrator; what it bid before stays in the record. */
  'PADDLE.DISQUALIFIED': { reason: string };
  'LOT.NOT_OPEN': { opensAtMs: number };
  'LOT.PAUSED': { reason: string };
  'LOT.WITHDRAWN': { reason: string };
  'LOT.NOT_PAUSED': Record<string, never>;
  'LOT.ENDED': { phase: string };

  /** The public log has nothing under this address, or no such leaf, or not yet. */
  'LOG.NOT_FOUND': { path: string };
  /** A tile or a bundle that a tree of this size does not have. */
  'LOG.BEYOND_TREE': { path: string; size: number };
  /** The auction has ended, and its record is put together now. */
  'LOG.RECORD_NOT_READY': { auctionId: number };
  /** Of a drill, of an auction from before the public log, and of one that is too large, there is none. */
  'LOG.NO_RECORD': { auctionId: number };

  /** So many practise on this instance already. */
  'PRACTICE.TOO_MANY': { max: number };
  /** It has ended, or never began. */
  'PRACTICE.NOT_RUNNING': Record<string, never>;

  /** The same bid id or Idempotency-Key came before with another body. */
  'IDEMPOTENCY.MISMATCH': { bidId: string };
  'IDEMPOTENCY.KEY_MISSING': Record<string, never>;

  /** The lot's mailbox is full: nothing was decided, try again. */
  'SERVER.BUSY': { retryAfterMs: number };
  /** Not known to be on disk: the same bid id sent again tells the truth. */
  'SERVER.UNAVAILABLE': { retryAfterMs: number };
  'SERVER.FAILED': Record<string, never>;
}

/** With those that only the back office sees. */
export interface ErrorData extends PublicErrorData, StaffErrorData {}

export type ErrorCode = keyof ErrorData;
export type PublicErrorCode = keyof PublicErrorData;

export interface Refusal<Code extends ErrorCode = ErrorCode> {
  readonly code: Code;
  readonly data: ErrorData[Code];
}

/** Body of every REST answer that is not a success. */
export interface ErrorBody<Code extends ErrorCode = ErrorCode> extends Refusal<Code> {
  readonly requestId: string;
}
