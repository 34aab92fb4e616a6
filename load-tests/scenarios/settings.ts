// What a scenario is run with: how many people, for how long, and what it must reach. Read from variables, with defaults for a laptop.

export const SCENARIOS = ['storm', 'last-second', 'watchers', 'rest', 'soak', 'opening'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface Thresholds {
  /** 99 of 100 acknowledgements come within so long. */
  readonly ackP99Ms: number;
  /** Tries and requests without an answer, of all. */
  readonly errorRate: number;
  /** 99 of 100 ticks reach a watcher within so long after the bid was decided. */
  readonly tickP99Ms: number;
}

export interface Settings {
  readonly scenario: Scenario;
  readonly bidders: number;
  /** People who only look. */
  readonly watchers: number;
  readonly lots: number;
  readonly seconds: number;
  /** Of the lots, where the scenario wants its own. */
  readonly firstBidMs: number;
  readonly countdownMs: number;
  readonly thresholds: Thresholds;
}

type Sizes = Pick<Settings, 'bidders' | 'watchers' | 'lots' | 'seconds' | 'firstBidMs' | 'countdownMs'>;

const MINUTE_MS = 60_000;
/** Long enough that a lot outlives a hiccup, short enough that all are sold soon after the end. */
const COUNTDOWN_MS = 5_000;
/** So long that no lot is sold between two who arrive. */
const OPENING_COUNTDOWN_MS = 20_000;
const OPEN = { firstBidMs: 10 * MINUTE_MS, countdownMs: COUNTDOWN_MS };

const DEFAULTS: Readonly<Record<Scenario, Sizes>> = {
  storm: { bidders: 100, watchers: 20, lots: 10, seconds: 30, ...OPEN },
  'last-second': { bidders: 60, watchers: 20, lots: 6, seconds: 30, firstBidMs: 6_000, countdownMs: 3_000 },
  watchers: { bidders: 20, watchers: 1_000, lots: 4, seconds: 30, ...OPEN },
  rest: { bidders: 40, watchers: 40, lots: 10, seconds: 30, ...OPEN },
  soak: {
    bidders: 50,
    watchers: 50,
    lots: 10,
    seconds: 1_800,
    firstBidMs: 60 * MINUTE_MS,
    countdownMs: MINUTE_MS,
  },
  /** So many arrive in a minute. */
  opening: {
    bidders: 300,
    watchers: 0,
    lots: 10,
    seconds: 60,
    firstBidMs: 10 * MINUTE_MS,
    countdownMs: OPENING_COUNTDOWN_MS,
  },
};

const THRESHOLDS: Thresholds = { ackP99Ms: 500, errorRate: 0.01, tickP99Ms: 1_000 };

export function isScenario(text: string): text is Scenario {
  return SCENARIOS.some((name) => name === text);
}

/** `HAOPAI_BIDDERS`, `HAOPAI_WATCHERS`, `HAOPAI_LOTS`, `HAOPAI_SECONDS`, `HAOPAI_ACK_P99_MS`, `HAOPAI_ERROR_RATE`, `HAOPAI_TICK_P99_MS`. */
export function settingsOf(
  scenario: Scenario,
  variables: Readonly<Record<string, string | undefined>>,
): Settings {
  const sizes = DEFAULTS[scenario];
  const read = (name: string, otherwise: number): number => {
    const text = variables[name] ?? '';
    const value = text === '' ? otherwise : Number(text);
    if (!(value >= 0)) throw new RangeError(`${name} must be a number, not "${text}"`);
    return value;
  };
  return {
    ...sizes,
    scenario,
    bidders: read('HAOPAI_BIDDERS', sizes.bidders),
    watchers: read('HAOPAI_WATCHERS', sizes.watchers),
    lots: read('HAOPAI_LOTS', sizes.lots),
    seconds: read('HAOPAI_SECONDS', sizes.seconds),
    thresholds: {
      ackP99Ms: read('HAOPAI_ACK_P99_MS', THRESHOLDS.ackP99Ms),
      errorRate: read('HAOPAI_ERROR_RATE', THRESHOLDS.errorRate),
      tickP99Ms: read('HAOPAI_TICK_P99_MS', THRESHOLDS.tickP99Ms),
    },
  };
}
