// What only the back office refuses. The portal has no words for these.
import type { Language } from '@haopai/rules';
import type { ClaimedPlate, LotFault, NearAuction } from './admin-auctions';
import type { PictureUses } from './admin-content';
import type { AttachmentProblem } from './auction-conditions';
import type { StepFault } from './approvals';
import type { ClaimedCar } from './claims';
import type { Permission } from './staff-permissions';
import type { SheetProblem } from './sheets';
import type { PlateFault } from './stock';

/** Money in fen, times in epoch milliseconds UTC. */
export interface StaffErrorData {
  /** The role does not include it. */
  'STAFF.FORBIDDEN': { permission: Permission };
  'STAFF.NOT_FOUND': { staffId: number };
  'STAFF.USERNAME_TAKEN': Record<string, never>;
  /** Six digits that are not the ones of now, or were used before. */
  'STAFF.CODE_WRONG': Record<string, never>;
  'STAFF.PASSWORD_WRONG': Record<string, never>;
  /** The new password does not keep the rules, or is the one of now. */
  'STAFF.PASSWORD_REFUSED': { rule: string };
  /** Nobody has begun to bind another phone in this session, or too long ago. */
  'STAFF.PHONE_EXPIRED': Record<string, never>;
  /** Nobody locks themself, or takes a right from themself. */
  'STAFF.SELF': Record<string, never>;
  /** An account that is new, was reset or has other roles is not the second of two before then. */
  'STAFF.TOO_NEW': { fromAtMs: number };
  /** The other one of the two is. */
  'STAFF.OTHER_TOO_NEW': { staffName: string; fromAtMs: number };
  /** One of the two has made, raised or reset the account of the other lately: until then they are one person. */
  'STAFF.PAIR_REFUSED': { staffName: string; fromAtMs: number };
  /** Told to whoever knows it: a password that was given counts for a day. */
  'STAFF.PASSWORD_EXPIRED': Record<string, never>;
  /** No role that could be changed. */
  'STAFF.NO_SUCH_ROLE': Record<string, never>;
  /** Grave, and whoever has a passkey has not shown it lately: `POST /admin/me/confirmation`. */
  'PASSKEY.NEEDED': Record<string, never>;
  /** The same of whoever has none, and has shown no code lately: `POST /admin/me/confirmation/code`. */
  'STAFF.CODE_NEEDED': Record<string, never>;
  /** Lots can be paused, resumed and withdrawn from ten minutes before the start on. */
  'CONTROL.TOO_EARLY': { startsAtMs: number };
  'CONTROL.AUCTION_ENDED': { endedAtMs: number };
  /** All lots at once are withdrawn by cancelling the auction, which two decide. */
  'CONTROL.TAKES_TWO': Record<string, never>;
  /** What was asked for is not there. */
  'STOP.NOT_FOUND': { stopId: number };
  /** Somebody asks for one already: it is confirmed or declined first. */
  'STOP.ASKED': { staffName: string };
  /** It was confirmed or declined before. */
  'STOP.DECIDED': { state: string };
  /** Whoever asks does not confirm. */
  'STOP.SAME_PERSON': Record<string, never>;
  /** Less than eleven minutes before its start, or after it, an auction has its start for good. */
  'STOP.TOO_LATE': { startsAtMs: number };
  /** More than eleven minutes before its start an auction is postponed, and not suspended. */
  'STOP.TOO_EARLY': { startsAtMs: number };
  /** It goes on by itself then; to go on at another time takes two again. */
  'CONTROL.SUSPENDED': { untilAtMs: number };
  /** It can be moved to a time between these. */
  'STOP.TIME_REFUSED': { earliestAtMs: number; latestAtMs: number };
  /** The auction is cancelled. */
  'STOP.CANCELLED': { cancelledAtMs: number };
  /** So many control rooms are open at once. */
  'CONTROL.TOO_MANY_OPEN': { max: number };
  /** No paid enrolment of the auction has it. */
  'PADDLE.NOT_FOUND': { paddleNo: number };
  /**
   * Somebody else has changed it since it was read: `version` is the present one. Who of the staff did something to it last, and when,
   * where the record of acts tells.
   */
  'RECORD.CHANGED': { version: number; changedBy?: string; changedAtMs?: number };

  /** Published: its terms and lots are what people enrolled for. */
  'AUCTION.NOT_DRAFT': { auctionId: number };
  /** A draft is changed, and not amended. */
  'AUCTION.NOT_PUBLISHED': { auctionId: number };
  /** Whoever changed a draft last does not publish it. */
  'AUCTION.SAME_PERSON': Record<string, never>;
  'AUCTION.NO_LOTS': Record<string, never>;
  'AUCTION.STARTS_IN_PAST': { startsAtMs: number };
  'AUCTION.NO_DEPOSIT': Record<string, never>;
  /** Enrolment has to open before it closes, and to close no later than the start and not before now. */
  'AUCTION.BAD_ENROLMENT_TIMES': Record<string, never>;
  /** Nobody could enrol any more. */
  'AUCTION.ENROLMENT_OVER': { closesAtMs: number };
  /** A deposit allows bids up to `limitFen`, and some lot begins above it: at `startPriceFen` at most. */
  'AUCTION.LIMIT_BELOW_START': { limitFen: number; startPriceFen: number };
  /** Plates of its lots that went another way. */
  'AUCTION.PLATES_CLAIMED': { plates: readonly ClaimedPlate[] };
  /** A drill has toy plates alone, and no other auction has any. */
  'AUCTION.WRONG_PLATES': { isDrill: boolean; wrong: readonly string[] };
  /** Published later than the rules want it, and nobody has written down why: `earliestAtMs` is a start that keeps them. */
  'AUCTION.SHORT_NOTICE': { startsAtMs: number; earliestAtMs: number; noticeDays: number };
  /** A drill and a published sale, too near in time: whoever is in a drill is a bidder at the door for nothing. */
  'AUCTION.NEAR_SALE': NearAuction;
  /** The same of a sale, and a published drill. */
  'AUCTION.NEAR_DRILL': NearAuction;
  /** The steps are not a ladder: `rule` is that of the ladder. */
  'AUCTION.BAD_LADDER': { rule: string };
  'AUCTION.TOO_MANY_LOTS': { max: number };
  'ATTACHMENT.NOT_FOUND': { attachmentId: number };
  /** Not taken; `max` is the number that it went over, 0 where it is none. */
  'ATTACHMENT.REFUSED': { reason: AttachmentProblem; max: number };
  /** Citizens have paid for a place in it. */
  'AUCTION.HAS_RESERVED_LOTS': { auctionId: number };
  /** A paid reservation brought it: it is moved or given back, and keeps its plate. */
  'LOT.RESERVED': { lotId: number };
  /** No paid reservation brought it: it is taken out. */
  'LOT.NOT_RESERVED': { lotId: number };
  /** Neither a draft nor cancelled, a drill where there is none, or the same auction twice. */
  'LOTS.NOT_MOVABLE': { auctionId: number };
  /** Lots open between the start of their auction and so long after it. */
  'LOTS.OPENING_REFUSED': { earliestAtMs: number; latestAtMs: number };
  /** Nothing was written. The first of the faults, and how many there are. */
  'LOTS.FAULTY': { faults: readonly LotFault[]; faultCount: number };
  /** Why no lines come out of a file; `max` is how many lines it may have, where it has more. */
  'SHEET.UNREADABLE': { reason: SheetProblem; max?: number; found?: number };

  /** Another article has the address. */
  'ARTICLE.SLUG_TAKEN': { slug: string };
  /** Title, summary or text are missing in the language without which nobody could read it; others may come later. */
  'ARTICLE.INCOMPLETE': { languages: readonly Language[] };
  /** Nested deeper, with more marks or lines in one paragraph, or with longer words, than is turned into HTML in a moment. */
  'ARTICLE.TANGLED': { languages: readonly Language[] };
  /** In these languages it shows a picture that is deleted. */
  'ARTICLE.PICTURES_GONE': { languages: readonly Language[] };
  'ARTICLE.ALREADY_PUBLISHED': { publishedAtMs: number };
  /** Nothing to take back: it neither is nor will be shown. */
  'ARTICLE.NOT_PUBLISHED': Record<string, never>;
  'ARTICLE.SCHEDULED_IN_PAST': { publishedAtMs: number };
  /** By what it holds, whatever it is called. */
  'PICTURE.REFUSED': {
    reason: 'notAPicture' | 'damaged' | 'tooLarge' | 'tooManyPixels' | 'tooMany';
    max: number;
  };
  'PICTURE.NOT_FOUND': Record<string, never>;
  /** Where it is used, and in how many places: it is taken out there first. */
  'PICTURE.IN_USE': { uses: PictureUses; useCount: number };
  'AGREEMENT.VERSION_TAKEN': { version: string };
  /** A version starts on a later day than today. */
  'AGREEMENT.NOT_LATER': { earliest: string };
  'AGREEMENT.NOT_FOUND': { version: string };
  /** People may have agreed to it. */
  'AGREEMENT.IN_FORCE': { version: string };
  /** Nothing is left of a text once it is cleaned. */
  'AGREEMENT.EMPTY': { languages: readonly Language[] };
  'SMS_TEXT.NOT_FOUND': Record<string, never>;
  'SMS_TEXT.UNKNOWN_PARAM': { params: readonly string[] };
  'SMS_TEXT.MISSING_PARAM': { params: readonly string[] };
  /** A line break, a sign in 【】, or a `${` that nothing closes. */
  'SMS_TEXT.MALFORMED': { rule: 'lineBreak' | 'sign' | 'placeholder' };
  'SMS_TEXT.CODE_NEEDED': Record<string, never>;
  /** So many of those that were chosen are no dead letters any more, or cannot be read or are of no use any more: nothing was sent. */
  'MESSAGES.CHANGED': { count: number };
  /** Of that failure none is left that could be. */
  'MESSAGES.NOTHING_TO_SEND': Record<string, never>;
  'SETTING.NOT_FOUND': Record<string, never>;
  'SETTING.OUT_OF_BOUNDS': { min: number; max: number };

  'STOCK.NOT_FOUND': { plateId: number };
  /** An order waits to be paid: its plate stays as it is until then. */
  'STOCK.HELD': { numbers: readonly string[] };
  'STOCK.SOLD': { numbers: readonly string[] };
  'STOCK.FOR_SALE': { numbers: readonly string[] };
  'STOCK.NOT_FOR_SALE': { numbers: readonly string[] };
  /** In an auction, reserved, or sold in another way. */
  'STOCK.CLAIMED': { numbers: readonly string[] };
  /** Its order is not refunded in full, or it was not sold here. */
  'STOCK.NOT_REFUNDED': { numbers: readonly string[] };
  /** Was listed, a lot, reserved or sold: it can be withdrawn, and stays on record. */
  'STOCK.USED': { numbers: readonly string[] };
  'STOCK.REGION_UNKNOWN': { region: string };
  'STOCK.COLOUR_NOT_OF_KIND': { kind: 'ordinary' | 'newEnergy' };
  /** No range and no pattern of plates. */
  'STOCK.BAD_PATTERN': Record<string, never>;
  'STOCK.TOO_MANY': { count: number; max: number };
  /** Nothing is left to put in, or another number than was seen. */
  'STOCK.RANGE_CHANGED': { count: number };
  /** Nothing was written. The first of the faults, and how many there are. */
  'PLATES.FAULTY': { faults: readonly PlateFault[]; faultCount: number };
  'APPROVAL.NOT_FOUND': { approvalId: number };
  /** The same was asked for already, and waits for a colleague. */
  'APPROVAL.ASKED_ALREADY': { staffName: string };
  /** Approved, declined or taken back before. */
  'APPROVAL.DECIDED': { state: string };
  /** Whoever asks does not decide. */
  'APPROVAL.SAME_PERSON': Record<string, never>;
  /** Not done: the steps want a colleague's consent, who was asked for it. */
  'APPROVAL.WAITS': { amountFen: number | null };
  /** No kind of act has steps of that name. */
  'APPROVAL.NO_SUCH_KIND': Record<string, never>;
  'APPROVAL.STEPS_REFUSED': { rule: StepFault };
  /** Only whoever asked takes it back; others decline. */
  'APPROVAL.NOT_YOURS': { staffName: string };
  /** The plate is the office's again, or was never the citizen's. */
  'ORDER.PLATE_NOT_THEIRS': { orderNo: string };
  /** Deposits go back one by one, where auctions are settled. */
  'ORDER.HOLDS_DEPOSITS': { orderNo: string };
  /** Nobody won it, or the deposit has paid for all of it. */
  'BALANCE.NOT_FOUND': { lotId: number };
  /** Its time to pay has not run out. */
  /** The setting is 0: nothing is offered to anybody. */
  'NEXT_BIDDER.OFF': Record<string, never>;
  'NEXT_BIDDER.NOT_DEFAULTED': Record<string, never>;
  /** Once a lot. */
  'NEXT_BIDDER.OFFERED': Record<string, never>;
  /** Nobody else has bid, or who has cannot have it. */
  'NEXT_BIDDER.NONE': Record<string, never>;
  /** Another auction, a reservation or an owner has the plate, or it is for sale. */
  'NEXT_BIDDER.PLATE_GONE': Record<string, never>;
  'BALANCE.NOT_DUE': { dueAtMs: number };
  /** The provider has not said yet what became of a payment of it. */
  'ORDER.BEING_PAID': { dueAtMs: number };
  /** More time can be given until a moment between these. */
  'ORDER.EXTENSION_REFUSED': { earliestMs: number; latestMs: number };
  /** Reminded by hand so often already. */
  'BALANCE.REMINDED_ENOUGH': { max: number };
  'BALANCE.REMINDED_JUST_NOW': { againAtMs: number };
  /** It is done, or still tried by itself. */
  'REFUND.NOT_FAILED': { state: string };
  /** Somebody says already that it was paid back past the provider. */
  'REFUND.PROPOSED': { staffName: string };
  'REFUND.NOT_PROPOSED': Record<string, never>;
  /** Whoever says so does not confirm it. */
  'REFUND.SAME_PERSON': Record<string, never>;
  /** The provider has paid it back meanwhile, and the books follow: nothing is left to settle. */
  'REFUND.PAID_BACK': Record<string, never>;
  /** Whoever took the money is switched off: nobody can say whether it is back already. */
  'REFUND.PROVIDER_OFF': Record<string, never>;
  /** All of the price goes back, and nothing is said of the plate that it bought. */
  'ORDER.PLATE_UNSAID': { orderNo: string };
  'INVOICE.NOT_FOUND': { invoiceId: number };
  /** It waits for its issuer, or is issued. */
  'INVOICE.NOT_FAILED': { state: string };
  /** Closed before, or paid after all. */
  'PAYMENT.NOT_ODD': { state: string };
  'RECONCILIATION.NOT_FOUND': { reconciliationId: number };
  'RECONCILIATION.DIFFERENCE_NOT_FOUND': { differenceId: number };
  /** Explained or mended before. */
  'RECONCILIATION.DIFFERENCE_CLOSED': { state: string };
  /** Nothing that could be booked by the provider's word. */
  'RECONCILIATION.NOT_MENDABLE': Record<string, never>;
  /** Ends before it begins, lies in the future, or is longer than that. */
  'PERIOD.REFUSED': { daysMax: number };
  'EXPORT.TOO_LARGE': { rowsMax: number };
  /** The database was not done with it after so long, and gave it up. */
  'REPORT.TAKES_TOO_LONG': { secondsMax: number };

  /** Nothing was sold under these numbers. */
  'HAND_OVER.NOT_FOUND': { saleId: number };
  /** It waits for money: null where nobody was asked for it yet. */
  'HAND_OVER.NOT_PAID': { plateNumber: string; dueAtMs: number | null };
  /** It was not paid in time, and is the office's again. */
  'HAND_OVER.DEFAULTED': { plateNumber: string };
  /** The price was paid back, and the plate is the office's again. */
  'HAND_OVER.REFUNDED': { plateNumber: string };
  /** A refund with the plate was asked for: a colleague decides that first. */
  'HAND_OVER.REFUND_ASKED': { plateNumber: string };
  'HAND_OVER.COLLECTED': { plateNumber: string; collectedAtMs: number; staffName: string };
  /** Each of the list is checked, or the list is changed. */
  'HAND_OVER.PAPERS_MISSING': { count: number };
  /** Whoever acts for somebody has a name. */
  'HAND_OVER.AGENT_MISSING': Record<string, never>;
  /** Nobody has marked it, or the mark is taken back already. */
  'HAND_OVER.NOT_COLLECTED': { handOverId: number };
  /** Somebody has it: it comes back, and the mark is taken back, before the price is paid back with the plate. */
  'ORDER.PLATE_COLLECTED': { plateNumber: string; collectedAtMs: number };

  /** A file of answers says whose, which car and what. */
  'REGISTER.COLUMN_MISSING': { column: string };
  /** It is accepted, or waits: nothing is to be done. */
  'REGISTER.NOT_IN_TROUBLE': { reportId: number };

  'BAN.NOT_FOUND': { banId: number };
  /** Lifted before, or over. */
  'BAN.ENDED': { endsAtMs: number };
  /** A colleague has it: it is taken over first. */
  'CLAIM.ASSIGNED': { staffName: string };
  /** It waits for the citizen, who was asked. */
  'CLAIM.ASKED': { dueAtMs: number };
  /** What holds the car is paid, or waits for the office: it is ended there first. */
  /** A region is approved for somebody who is known to be who they say. */
  'CLAIM.IDENTITY_FIRST': Record<string, never>;
  'CLAIM.VIN_STANDS': { holder: NonNullable<ClaimedCar['holder']> };
  'CITIZEN.NOT_FOUND': { citizenId: number };
  'CITIZEN.LOCKED_ALREADY': { atMs: number };
  'CITIZEN.NOT_LOCKED': Record<string, never>;
  /** The citizen closed the account: nothing of who they were is left. */
  'CITIZEN.CLOSED': { atMs: number };
}

export type StaffErrorCode = keyof StaffErrorData;
