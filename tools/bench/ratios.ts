// Which rows are compared with which, and what the comparison should reach.
import type { RowResult } from './measuring/row';
import { ratio } from './measuring/statistics';

export interface Comparison {
  readonly id: string;
  readonly value: number;
  readonly wanted: number;
}

/** Ids of two rows and the ratio of their rates that is wanted at least. Growth is flat within the machine's noise. */
const WANTED: readonly (readonly [numerator: string, denominator: string, atLeast: number])[] = [
  ['engine.hotLot', 'peer.rowLock.hotLot', 30],
  ['engine.hotLot', 'limit.rawInsert', 0.5],
  ['socket.bids', 'limit.bareEcho', 0.5],
  ['socket.ticks', 'limit.bareFanout', 0.9],
  ['socket.ticks.5000watchers', 'limit.bareFanout.5000watchers', 0.9],
  ['growth.1000000events', 'growth.0events', 0.85],
  ['growth.10000lots', 'growth.1lot', 0.85],
];

/** The comparisons of which both rows were measured. */
export function compareRows(rows: readonly Pick<RowResult, 'id' | 'perSecond'>[]): readonly Comparison[] {
  const rateOf = (id: string): number | null => rows.find((row) => row.id === id)?.perSecond ?? null;
  return WANTED.flatMap(([numerator, denominator, wanted]) => {
    const value = ratio(rateOf(numerator), rateOf(denominator));
    return value === null ? [] : [{ id: `${numerator}/${denominator}`, value, wanted }];
  });
}
