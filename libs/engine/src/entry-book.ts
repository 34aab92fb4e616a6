// Which lot each entry is known to stand behind: a memory of what the journal has said, to refuse early. The journal decides.

/** Entries remembered; the one that was noted first goes first. */
const ENTRIES_MAX = 200_000;

export class EntryBook {
  private readonly lotByEntry = new Map<number, number>();
  private readonly entriesByLot = new Map<number, Set<number>>();

  /** The lot behind which the entry is known to stand, or null. */
  lotOf(entryId: number): number | null {
    return this.lotByEntry.get(entryId) ?? null;
  }

  note(entryId: number, lotId: number): void {
    if (this.lotOf(entryId) !== lotId) this.forget(entryId);
    this.lotByEntry.set(entryId, lotId);
    const entries = this.entriesByLot.get(lotId);
    if (entries === undefined) this.entriesByLot.set(lotId, new Set([entryId]));
    else entries.add(entryId);
    if (this.lotByEntry.size <= ENTRIES_MAX) return;
    const oldest = this.lotByEntry.keys().next();
    if (!oldest.done) this.forget(oldest.value);
  }

  /** Before what its journal says is noted anew: that may be less than before. */
  forgetLot(lotId: number): void {
    for (const entryId of this.entriesByLot.get(lotId) ?? []) this.lotByEntry.delete(entryId);
    this.entriesByLot.delete(lotId);
  }

  /** A journal has lost what was on disk: what it said of other lots, also of those that others hold, may be lost with it. */
  forgetAll(): void {
    this.lotByEntry.clear();
    this.entriesByLot.clear();
  }

  private forget(entryId: number): void {
    const lotId = this.lotOf(entryId);
    if (lotId === null) return;
    this.lotByEntry.delete(entryId);
    const entries = this.entriesByLot.get(lotId);
    entries?.delete(entryId);
    if (entries?.size === 0) this.entriesByLot.delete(lotId);
  }
}
