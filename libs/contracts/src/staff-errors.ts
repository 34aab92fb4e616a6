// What only the back office refuses. The portal has no words for these.
import type { ClaimedPlate, LotFault } from './admin-auctions';
import type { Permission } from './staff';

/** Money in fen, times in epoch milliseconds UTC. */
export interface StaffErrorData {
  /** The role does not include it. */
  'STAFF.FORBIDDEN': { permission: Permission };
  'STAFF.NOT_FOUND': { staffId: number };
  'STAFF.USERNAME_TAKEN': Record<string, never>;
  /** Six digits that are not the ones of now, or were used before. */
  'STAFF.CODE_WRONG': Record<string, never>;
  'STAFF.PASSWORD_WRONG': Record<string, never>;
  /** The new password does not keep the rules, or is the one that was given. */
  'STAFF.PASSWORD_REFUSED': { rule: string };
  /** Nobody locks themself, or takes a right from themself. */
  'STAFF.SELF': Record<string, never>;
  /** Somebody else has changed it since it was read: `version` is the present one. */
  'RECORD.CHANGED': { version: number };

  /** Published: its terms and lots are what people enrolled for. */
  'AUCTION.NOT_DRAFT': { auctionId: number };
  /** A draft is changed, and not amended. */
  'AUCTION.NOT_PUBLISHED': { auctionId: number };
  /** Whoever changed a draft last does not publish it. */
  'AUCTION.SAME_PERSON': Record<string, never>;
  'AUCTION.NO_LOTS': Record<string, never>;
  'AUCTION.STARTS_IN_PAST': { startsAtMs: number };
  'AUCTION.NO_DEPOSIT': Record<string, never>;
  /** Plates of its lots that went another way. */
  'AUCTION.PLATES_CLAIMED': { plates: readonly ClaimedPlate[] };
  /** The steps are not a ladder: `rule` is that of the ladder. */
  'AUCTION.BAD_LADDER': { rule: string };
  'AUCTION.TOO_MANY_LOTS': { max: number };
  /** Citizens have paid for a place in it. */
  'AUCTION.HAS_RESERVED_LOTS': { auctionId: number };
  /** A paid reservation brought it. */
  'LOT.RESERVED': { lotId: number };
  /** Nothing was written. The first of the faults, and how many there are. */
  'LOTS.FAULTY': { faults: readonly LotFault[]; faultCount: number };
  /** Not a CSV in UTF-8 or an XLSX, or larger than one may be. */
  'SHEET.UNREADABLE': { reason: 'empty' | 'notASheet' | 'tooManyLines' | 'tooLarge' | 'takesTooLong' };
}

export type StaffErrorCode = keyof StaffErrorData;
