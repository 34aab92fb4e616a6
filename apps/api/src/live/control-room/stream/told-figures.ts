// What instances have told of auctions in the last seconds, and what it adds up to. Pure: time comes in.
import type { ControlDurability, ControlFigures } from '@haopai/contracts';
import { rankOf } from '../../../platform/durability';
import { answeredWithinMs } from '../../../platform/metrics';
import type { InstanceFigures } from './control-channel';

/** An instance that has been silent for longer counts no more. */
const FRESH_MS = 3_000;

interface Told {
  readonly figures: InstanceFigures;
  readonly atMs: number;
}

export class ToldFigures {
  private readonly byInstance = new Map<string, Told>();

  /** Of one auction. */
  note(from: string, figures: InstanceFigures, atMs: number): void {
    this.byInstance.set(from, { figures, atMs });
  }

  /** `nowMs` is of the same clock as `atMs`. */
  sum(nowMs: number, serverNowMs: number): ControlFigures {
    for (const [from, { atMs }] of this.byInstance) if (nowMs - atMs > FRESH_MS) this.byInstance.delete(from);
    const all = [...this.byInstance.values()].map(({ figures }) => figures);
    const answers = all.flatMap((figures) => figures.answers);
    return {
      serverNowMs,
      instances: all.length,
      unableInstances: all.filter(({ isUnable }) => isUnable === true).length,
      durability: leastOf(all.flatMap(({ durability }) => durability ?? [])),
      watchers: all.reduce((sum, { watchers }) => sum + watchers, 0),
      biddersConnected: new Set(all.flatMap(({ paddles }) => paddles)).size,
      answerP50Ms: answeredWithinMs(answers, 0.5),
      answerP99Ms: answeredWithinMs(answers, 0.99),
      clockOffsetMs: furthest(all.map(({ clockOffsetMs }) => clockOffsetMs)),
      // Not of the same instance: a clock that nobody can trust may well seem to be right.
      clockUncertaintyMs: furthest(all.map(({ clockUncertaintyMs }) => clockUncertaintyMs)),
      bidsLastMinute: bidsOf(all),
    };
  }
}

/** From nought, to either side; null when none is known. */
function furthest(all: readonly (number | null)[]): number | null {
  const known = all.filter((one) => one !== null);
  return known.toSorted((one, other) => Math.abs(other) - Math.abs(one))[0] ?? null;
}

/** A look or two apart, or behind different balancers, they may see different things. */
function leastOf(all: readonly ControlDurability[]): ControlDurability | null {
  const byLeast = (one: ControlDurability, other: ControlDurability): number =>
    Number(other.isLess) - Number(one.isLess) ||
    rankOf(one.has) - rankOf(other.has) ||
    one.machines - other.machines;
  return all.toSorted(byLeast)[0] ?? null;
}

/** A lot that has changed hands has bids of several instances. */
function bidsOf(all: readonly InstanceFigures[]): ControlFigures['bidsLastMinute'] {
  const byLot = new Map<number, number>();
  for (const [lotId, bids] of all.flatMap((figures) => figures.bidsLastMinute))
    byLot.set(lotId, (byLot.get(lotId) ?? 0) + bids);
  return [...byLot].map(([lotId, bids]) => ({ lotId, bids }));
}
