// Compares the bindings of entries with the bids in all journals: one entry stands behind one lot.
import type { Finding } from '@haopai/record';

export class EntryAudit {
  private readonly lotsByEntry = new Map<number, number[]>();

  /** `bindings`: the lot that each entry is bound to. */
  constructor(private readonly bindings: ReadonlyMap<number, number>) {}

  get size(): number {
    return this.lotsByEntry.size;
  }

  /** These entries have bid on the lot. */
  note(lotId: number, entryIds: ReadonlySet<number>): void {
    for (const entryId of entryIds) {
      this.lotsByEntry.set(entryId, [...(this.lotsByEntry.get(entryId) ?? []), lotId]);
    }
  }

  findings(): readonly Finding[] {
    return [...this.findingsOfBids(), ...this.findingsOfBindings()];
  }

  private findingsOfBids(): readonly Finding[] {
    return [...this.lotsByEntry].flatMap(([entryId, lotIds]): Finding[] => {
      const [lotId = 0] = lotIds;
      if (lotIds.length > 1) {
        const detail = `entry ${entryId} on lots ${lotIds.join(', ')}`;
        return [{ fault: 'ENTRY_BEHIND_TWO_LOTS', lotId, version: null, detail }];
      }
      if (this.bindings.has(entryId)) return [];
      return [{ fault: 'ENTRY_NOT_BOUND', lotId, version: null, detail: `entry ${entryId}` }];
    });
  }

  private findingsOfBindings(): readonly Finding[] {
    return [...this.bindings].flatMap(([entryId, lotId]): Finding[] => {
      if (this.lotsByEntry.get(entryId)?.includes(lotId) === true) return [];
      return [{ fault: 'ENTRY_BOUND_WITHOUT_BID', lotId, version: null, detail: `entry ${entryId}` }];
    });
  }
}
