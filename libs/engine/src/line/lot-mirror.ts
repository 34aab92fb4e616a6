// What a door knows of the lots that its engine holds: their figures and newest records, as facts tell them.
import { RECENT_MAX } from '../lot-actor';
import type { EngineFact, LotFact, LotRecord, LotSnapshot } from '../lot-engine';
import type { HeldLots } from './frames';

export class LotMirror {
  private readonly lots = new Map<number, LotSnapshot>();
  /** Lots shown or told of since the line was opened; null while nothing is being shown. */
  private seen: Set<number> | null = null;

  /** A line has been opened: the engine shows now what it holds. */
  begin(): void {
    this.seen = new Set();
  }

  of(lotId: number): LotSnapshot | null {
    return this.lots.get(lotId) ?? null;
  }

  all(): Iterable<LotSnapshot> {
    return this.lots.values();
  }

  /** Takes what the engine shows; returns facts, so that whoever hears them knows what was said while the line was cut. */
  show({ lots, isLast }: HeldLots): readonly LotFact[] {
    const missed: LotFact[] = [];
    for (const lot of lots) {
      const { lotId, version } = lot.figures;
      const known = this.lots.get(lotId);
      this.seen?.add(lotId);
      if (known !== undefined && known.figures.version >= version) {
        // Told of before it was shown: what came before that is news.
        this.lots.set(lotId, { ...known, records: precede(lot.records, known.records) });
        continue;
      }
      this.lots.set(lotId, lot);
      const records = lot.records.filter((record) => record.version > (known?.figures.version ?? version));
      missed.push({ kind: 'lot', auctionId: lot.auctionId, figures: lot.figures, records });
    }
    if (isLast) this.forgetUnseen();
    return missed;
  }

  note(fact: EngineFact): void {
    if (fact.kind === 'lotGone') this.lots.delete(fact.lotId);
    if (fact.kind !== 'lot') return;
    const { auctionId, figures, records } = fact;
    const { lotId } = figures;
    this.seen?.add(lotId);
    const known = this.lots.get(lotId);
    if (known !== undefined && known.figures.version > figures.version) return;
    this.lots.set(lotId, { auctionId, figures, records: follow(known?.records ?? [], records) });
  }

  private forgetUnseen(): void {
    for (const lotId of this.lots.keys()) {
      if (this.seen?.has(lotId) !== true) this.lots.delete(lotId);
    }
    this.seen = null;
  }
}

/** The newest records; those before a gap are of no use. */
function follow(known: readonly LotRecord[], news: readonly LotRecord[]): readonly LotRecord[] {
  const [first] = news;
  if (first === undefined) return known;
  const isNext = (known.at(-1)?.version ?? 0) + 1 === first.version;
  const records = isNext ? [...known, ...news] : news;
  return records.length > 2 * RECENT_MAX ? records.slice(-RECENT_MAX) : records;
}

/** The known records with those shown that come right before them. */
function precede(shown: readonly LotRecord[], known: readonly LotRecord[]): readonly LotRecord[] {
  const [first] = known;
  if (first === undefined) return shown;
  const earlier = shown.filter(({ version }) => version < first.version);
  return earlier.at(-1)?.version === first.version - 1 ? [...earlier, ...known] : known;
}
