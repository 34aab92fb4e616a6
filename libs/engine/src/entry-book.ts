// Which lot each entry is known to stand behind: a memory of what the journal has said, to refuse early. The journal decides.

/** Entries remembered; the one that was noted first goes first. */
const ENTRIES_MAX = 200_000;

export class EntryBook {
  private readonly lotByEntry = new Map<number, number>();

  /** The lot behind which the entry is known to stand, or null. */
  lotOf(entryId: number): number | null {
    return this.lotByEntry.get(entryId) ?? null;
  }

  note(entryId: number, lotId: number): void {
    this.lotByEntry.set(entryId, lotId);
    if (this.lotByEntry.size <= ENTRIES_MAX) return;
    const oldest = this.lotByEntry.keys().next();
    if (!oldest.done) this.lotByEntry.delete(oldest.value);
  }
}
