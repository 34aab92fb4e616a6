// What became of the heads of the record of acts and of the journals that were kept outside the database.

/** A head that was kept and that the database does not agree with any more. */
export interface HeadFault {
  /** When it was kept. */
  readonly atMs: number;
  /** The auction whose journals it is of; null for the record of acts. */
  readonly auctionId: number | null;
  /** Of the record: the number of the entry that is another one, or gone. Of journals: of the events there were. */
  readonly upTo: number;
}

/** `GET /admin/audit/heads` */
export interface HeadsCheck {
  /** Where they are kept: a file is read back, a mail is compared by whoever has it (docs/runbook.md). */
  readonly file: boolean;
  readonly mail: boolean;
  /** Lines that were read back. */
  readonly kept: number;
  /** When the newest was kept, in any place; null for never. */
  readonly newestAtMs: number | null;
  /** Lines of which the database says that they were kept, and which are not there. */
  readonly missing: number;
  /** Lines that are none of ours. */
  readonly unreadable: number;
  /** The first of them; empty when the database agrees with all. */
  readonly faults: readonly HeadFault[];
}
