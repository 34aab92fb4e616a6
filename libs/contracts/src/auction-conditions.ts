// The special conditions of one auction, and the files that belong to it: written while it is a draft, and never changed afterwards.
import type { InEachLanguage, Language } from '@haopai/rules';
import type { AuctionVersionBody } from './admin-auctions';

/** Of one language: in two it fits into one request. */
export const CONDITIONS_MAX = 4_000;
/** Of a file, as people read it. */
export const ATTACHMENT_NAME_MAX = 100;
/** In what `auctions.attachmentMegabytes` counts. */
export const MEGABYTE = 1024 * 1024;

export interface AuctionAttachment {
  readonly attachmentId: number;
  /** Without an ending: each is a PDF. */
  readonly name: string;
  readonly byteCount: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** `GET /auctions/:id/conditions?lang=`; its files are at `/auctions/:id/attachments/:attachmentId`. */
export interface AuctionConditionsView {
  /** With line breaks, and nothing else that is more than text; empty when there are none. */
  readonly text: string;
  /** Where it is not there in the language that was asked for: in which it is shown. */
  readonly writtenIn?: Language;
  readonly attachments: readonly AuctionAttachment[];
}

/** `GET /admin/auctions/:id/conditions` */
export interface AdminConditionsView {
  readonly auctionId: number;
  /** Of the auction. */
  readonly version: number;
  /** Empty for none. */
  readonly texts: InEachLanguage<string>;
  readonly attachments: readonly AuctionAttachment[];
  readonly attachmentsMax: number;
  readonly attachmentBytesMax: number;
}

/** `PUT /admin/auctions/:id/conditions`; empty for none. */
export interface ChangeConditionsBody extends AuctionVersionBody {
  readonly texts: InEachLanguage<string>;
}

/**
 * Why a file was not taken, by what it holds, whatever it is called. `locked`: it asks for a password; `acts`: it would run something, or holds
 * other files.
 */
export type AttachmentProblem =
  'notAPdf' | 'damaged' | 'locked' | 'acts' | 'tooLarge' | 'tooMany' | 'noName' | 'nameTaken';
