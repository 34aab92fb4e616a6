// Which lot each entry is known to stand behind: a memory of what the journal has said, to refuse early. The journal decides.

export class EntryBook {
  private readonly lotByEntry = new Map<number, number>();

  /** The lot behind which the entry is known to stand, or null. */
  lotOf(entryId: number): number | null {
    return this.lotByEntry.get(entryId) ?? null;
  }

  note(entryId: number, lotId: number): void {
    this.lotByEntry.set(entryId, lotId);
  }
}
