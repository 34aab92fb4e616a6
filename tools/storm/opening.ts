// What the opening minute says: how many arrived in a minute, what of a core they took, and how many one core carries.
import type { Settings } from '../../load-tests/scenarios/settings.ts';
import { STEPS } from '../../load-tests/scenarios/arrive-and-bid.ts';
import type { RequestRow } from './request-rows';

export interface OpeningFigures {
  /** Citizens who arrived in a minute. */
  readonly perMinute: number;
  /** Who got as far as a first bid. */
  readonly arrived: number;
  /** Tries of a step that failed. */
  readonly errors: number;
  /** Cores that door and engine took; null where the site is not ours. */
  readonly cores: number | null;
  /** How many one core carries without an error; null when there were some, or nobody knows the cores. */
  readonly perMinuteAndCore: number | null;
  readonly firstBidP99Ms: number | null;
}

const MINUTE_S = 60;

/** Null of another scenario. */
export function openingOf(
  { scenario, bidders, seconds }: Settings,
  requests: readonly RequestRow[],
  cores: number | null,
): OpeningFigures | null {
  if (scenario !== 'opening') return null;
  const find = (name: string): RequestRow | undefined => requests.find((row) => row.name === name);
  const wholeWay = find(STEPS.wholeWay);
  const errors = requests.reduce(
    (sum, { name, failed }) => (name === STEPS.wholeWay ? sum : sum + failed),
    0,
  );
  const perMinute = (bidders * MINUTE_S) / seconds;
  const arrived = (wholeWay?.count ?? 0) - (wholeWay?.failed ?? 0);
  const isWhole = errors === 0 && arrived === bidders;
  return {
    ...{ perMinute, arrived, errors, cores },
    perMinuteAndCore: isWhole && cores !== null && cores > 0 ? perMinute / cores : null,
    firstBidP99Ms: find(STEPS.firstBid)?.p99Ms ?? null,
  };
}
