// Port: the durable journal of all lots. What it has committed is the truth; nothing else is.
import type { JournalRecord } from './journal-chain';

/** The new records of one lot, to be committed whole or not at all. */
export interface LotBatch {
  readonly lotId: number;
  /** Consecutive versions, at least one. */
  readonly records: readonly JournalRecord[];
  /** Entries that these records bind to the lot; committed with them. */
  readonly bindsEntries: readonly number[];
}

export type AppendOutcome =
  | { readonly kind: 'committed' }
  /** Another owner has written one of these versions. */
  | { readonly kind: 'fenced' }
  /** The entry stands behind another lot already. */
  | { readonly kind: 'entryTaken'; readonly entryId: number; readonly lotId: number };

export interface LotJournal {
  /**
   * Commits the batches, durably, in one transaction; a batch that is fenced or whose entry is taken is left out and the others
   * go in. One batch a lot; outcomes in the order of the batches. Settles within a limit of its own. Rejects when it is not
   * known what was committed: the caller must read before it writes again.
   */
  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]>;

  /** Committed records of a lot after `afterVersion`, ascending, `limit` at most. */
  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]>;
}

const READ_PAGE = 1_000;

/** The whole journal of a lot, page by page. */
export async function readWhole(journal: LotJournal, lotId: number): Promise<readonly JournalRecord[]> {
  const records: JournalRecord[] = [];
  for await (const page of readPages(journal, lotId)) records.push(...page);
  return records;
}

/** The same for who needs no page any more once the next one is read. */
export async function* readPages(
  journal: LotJournal,
  lotId: number,
): AsyncGenerator<readonly JournalRecord[]> {
  for (let read = 0; ;) {
    const page = await journal.read(lotId, read, READ_PAGE);
    yield page;
    if (page.length < READ_PAGE) return;
    read += page.length;
  }
}
