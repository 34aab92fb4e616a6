// Which rows are compared with which and what the comparison should reach, and how large a figure may be.
import type { RowResult } from './measuring/row';
import { ratio } from './measuring/statistics';

export interface Comparison {
  readonly id: string;
  readonly value: number;
  readonly wants: 'atLeast' | 'atMost';
  readonly wanted: number;
}

/**
 * Ids of two rows and the ratio that is wanted at least: of their rates, or of their median times, the other way round. Growth is
 * flat within the machine's noise.
 */
const WANTED: readonly (readonly [numerator: string, denominator: string, atLeast: number, of?: 'p50'])[] = [
  ['engine.hotLot', 'peer.rowLock.hotLot', 30],
  ['engine.hotLot', 'limit.rawInsert', 0.6],
  ['engine.opening', 'engine.32lots', 0.7],
  ['engine.hotLot.replicated', 'engine.hotLot', 0.5],
  ['engine.hotLot.withLog', 'engine.hotLot.withoutLog', 0.95],
  ['commit.marked', 'commit.bare', 0.8],
  ['commit.marked.replicated', 'commit.bare.replicated', 0.8],
  ['commit.bare.replicated', 'commit.bare', 0.3],
  ['append.newLot.replicated', 'append.known.replicated', 0.5, 'p50'],
  ['read.inStep.replicated', 'read.asItIs.replicated', 0.3, 'p50'],
  ['socket.bids.replicated', 'socket.bids', 0.5],
  ['socket.bids', 'limit.bareEcho', 0.5],
  ['socket.bids', 'socket.bids.withoutLog', 0.95],
  ['socket.race', 'socket.race.withoutLog', 0.9],
  ['socket.ticks', 'limit.bareFanout', 0.9],
  ['socket.ticks.5000watchers', 'limit.bareFanout.5000watchers', 0.9],
  ['cluster.forwarded', 'cluster.local', 0.5, 'p50'],
  ['rest.board', 'limit.bareHttp', 0.5],
  ['rest.lot', 'limit.bareHttp', 0.5],
  ['rest.record', 'limit.bareHttp', 0.5],
  ['rest.results', 'limit.bareHttp', 0.5],
  ['rest.me', 'limit.bareHttp', 0.2],
  ['rest.nginxCache', 'limit.nginxFile', 0.8],
  ['page.home', 'limit.barePage', 0.4, 'p50'],
  ['page.home', 'page.home.uncompressed', 1.5, 'p50'],
  ['growth.1000000events', 'growth.0events', 0.85],
  ['growth.10000lots', 'growth.1lot', 0.85],
];

/** A row and a figure of its detail that is wanted to be so large at most. */
const WANTED_AT_MOST: readonly (readonly [row: string, detail: string, atMost: number])[] = [
  ['socket.ticks', 'bytesPerTick', 150],
  ['page.bid', 'p95Ms', 150],
];

/** Two rows and the figures of their details that say what a bid costs all of our processes, and an echo its server: so many times as much at most. */
const COSTS_AT_MOST: readonly (readonly [
  dear: readonly [row: string, detail: string],
  bare: readonly [row: string, detail: string],
  atMost: number,
])[] = [
  [['socket.bids', 'cpuMicrosEach'], ['limit.bareEcho', 'cpuMicrosEach'], 3],
  [['cluster.3', 'apiMicrosEach'], ['limit.bareEcho', 'cpuMicrosEach'], 6],
];

type Compared = Pick<RowResult, 'id' | 'perSecond' | 'p50Ms' | 'detail'>;

/** The comparisons of which all rows were measured. */
export function compareRows(rows: readonly Compared[]): readonly Comparison[] {
  return [...ratiosOf(rows), ...costsOf(rows), ...figuresOf(rows)];
}

function costsOf(rows: readonly Compared[]): readonly Comparison[] {
  const costOf = ([id, detail]: readonly [row: string, detail: string]): number | null =>
    rows.find((row) => row.id === id)?.detail[detail] ?? null;
  return COSTS_AT_MOST.flatMap(([dear, bare, wanted]) => {
    const value = ratio(costOf(dear), costOf(bare));
    const id = `${dear[0]}.cost/${bare[0]}.cost`;
    return value === null ? [] : [{ id, value, wants: 'atMost', wanted }];
  });
}

function figuresOf(rows: readonly Compared[]): readonly Comparison[] {
  return WANTED_AT_MOST.flatMap(([id, detail, wanted]) => {
    const value = rows.find((row) => row.id === id)?.detail[detail];
    return value === undefined ? [] : [{ id: `${id}, ${detail}`, value, wants: 'atMost', wanted }];
  });
}

function ratiosOf(rows: readonly Compared[]): readonly Comparison[] {
  const find = (id: string): Compared | undefined => rows.find((row) => row.id === id);
  return WANTED.flatMap(([numerator, denominator, wanted, of]) => {
    const [one, other] = [find(numerator), find(denominator)];
    const value =
      of === 'p50'
        ? ratio(other?.p50Ms ?? null, one?.p50Ms ?? null)
        : ratio(one?.perSecond ?? null, other?.perSecond ?? null);
    const id = `${numerator}/${denominator}${of === 'p50' ? ' (p50)' : ''}`;
    return value === null ? [] : [{ id, value, wants: 'atLeast', wanted }];
  });
}
