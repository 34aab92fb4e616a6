// A lot and the newest lines of its record over REST, for a page that has no socket: what a snapshot would bring, with no more asked than is new.
import { inject, Injectable } from '@angular/core';
import type { LotSnapshot, LotView, RecordLine } from '@haopai/contracts';
import type { Dated } from '../http/api-client';
import { type Outcome, succeed } from '../outcome';
import { isEnded } from './lot-clock';
import { type LotRecord, splitLines } from './lot-record';
import { LotsClient } from './lots-client';

/** Lines of a page of the record; everybody who looks asks for the same pages. */
const LINES = 50;
/** With fewer new lines than these none is missing. */
const PAGES_MAX = 2;

export interface SeenLot {
  readonly snapshot: LotSnapshot;
  readonly linesUpTo: number;
}

@Injectable({ providedIn: 'root' })
export class LookAtLot {
  private readonly client = inject(LotsClient);

  /** Null when nothing can be new. */
  async look(lotId: number, known: LotRecord | null): Promise<Outcome<Dated<SeenLot>> | null> {
    if (known !== null && isEnded(known.lot.phase) && known.linesUpTo === known.lot.version) return null;
    const answer = await this.client.look(lotId);
    if (!answer.ok) return answer;
    const { value: lot, trueAtMs } = answer.value;
    // With its end a lot tells what was sealed.
    const from = known === null || isEnded(lot.phase) ? 0 : known.linesUpTo;
    const seen = await this.linesSince(lot, from);
    return succeed({ value: seen, trueAtMs });
  }

  /** The figures alone, without a line of the record. Null when nobody says them. */
  async glimpse(lotId: number): Promise<LotSnapshot | null> {
    const answer = await this.client.look(lotId);
    return answer.ok ? { lot: answer.value.value, bids: [], notes: [], hasOlder: false } : null;
  }

  /** The record may be read a moment before the figures were, or after them. */
  private async linesSince(lot: LotView, from: number): Promise<SeenLot> {
    const last = Math.ceil(lot.version / LINES);
    const first = Math.max(1, last - PAGES_MAX + 1, Math.floor(from / LINES) + 1);
    const lines: RecordLine[] = [];
    for (let page = first; page <= last && lot.version > from; page++) {
      const answer = await this.client.record(lot.lotId, page, LINES);
      if (!answer.ok) break;
      lines.push(...answer.value.items.filter(({ version }) => version <= lot.version));
    }
    const snapshot = { lot, ...splitLines(lines), hasOlder: first > 1 };
    return { snapshot, linesUpTo: lines.at(-1)?.version ?? from };
  }
}
