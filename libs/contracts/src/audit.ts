// The record of what staff did, as the back office shows it.
import type { Page } from './auctions';

export interface AuditEntryView {
  /** From 1, without a gap. */
  readonly no: number;
  readonly atMs: number;
  /** Null for the program itself, for tools, and for whoever could not show who they are. */
  readonly staffId: number | null;
  readonly staffName: string;
  readonly address: string;
  /** Such as `staff.added`. */
  readonly act: string;
  /** What it was done to: `staff:12`. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  /** SHA-256 of the entry and the hash before it, in hexadecimal. */
  readonly hash: string;
}

/** What an id of an entry is called by people, today; nothing is known of what is gone. */
export interface AuditName {
  /** A name, a title, a plate's number. */
  readonly text: string;
  /** Of a lot. */
  readonly lotNo?: number;
  readonly auctionId?: number;
  readonly auctionTitle?: string;
  /** Of a difference. */
  readonly runId?: number;
}

/** By kind and id, as subjects are written: `lot:77`. */
export type AuditNames = Readonly<Record<string, AuditName>>;

export interface AuditPage extends Page<AuditEntryView> {
  /** Of what its entries speak of; the release before told none. */
  readonly names?: AuditNames;
}

/** A part of what is taken along, the newest first. */
export interface AuditPart {
  readonly items: readonly AuditEntryView[];
  readonly names: AuditNames;
  /** Where the next part begins; null when this was the last. */
  readonly nextBelowNo: number | null;
}

/** Whether every entry still follows from the one before it. */
export interface AuditCheck {
  readonly entries: number;
  /** Number of the first entry that does not follow; null when all do. */
  readonly brokenAt: number | null;
}

/** Tables that pages put into a file themselves. */
export const EXPORTED_TABLES = ['stock', 'orders', 'refunds', 'lots'] as const;
export type ExportedTable = (typeof EXPORTED_TABLES)[number];

/** `POST /admin/exports`: on record before the file is made. */
export interface NoteExportBody {
  readonly table: ExportedTable;
  readonly rows: number;
  /** By what its rows were chosen, such as `state=forSale`; never what names a person. */
  readonly about: string;
}

/** Characters of `about`. */
export const EXPORT_ABOUT_MAX = 200;
