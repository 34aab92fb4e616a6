// One scenario under k6: its options with their thresholds, and the part of one virtual user.
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { play } from '../scenarios/play.ts';
import { type Scenario, type Settings, settingsOf } from '../scenarios/settings.ts';
import { K6Notebook, METRICS } from './k6-notebook.ts';
import { K6_SURROUNDINGS } from './k6-surroundings.ts';
import { loadSale } from './sale-file.ts';

/** Beyond the scenario: arrivals, unanswered bids that are asked again, receipts that are asked for once more. */
const MORE_SECONDS = 120;

const sale = loadSale();

/** Bidders are not more than the sale has. */
function settingsHere(scenario: Scenario): Settings {
  const settings = settingsOf(scenario, __ENV);
  return { ...settings, bidders: Math.min(settings.bidders, sale.bidders.length) };
}

export function optionsOf(scenario: Scenario): Options {
  const { bidders, watchers, seconds, thresholds } = settingsHere(scenario);
  return {
    scenarios: {
      [scenario.replace('-', '_')]: {
        executor: 'per-vu-iterations',
        vus: bidders + watchers,
        iterations: 1,
        maxDuration: `${seconds + MORE_SECONDS}s`,
      },
    },
    thresholds: {
      [METRICS.acknowledgement]: [`p(99)<=${thresholds.ackP99Ms}`],
      [METRICS.errors]: [`rate<=${thresholds.errorRate}`],
      [METRICS.lostBids]: ['count==0'],
      [METRICS.tick]: [`p(99)<=${thresholds.tickP99Ms}`],
    },
    summaryTrendStats: ['count', 'med', 'p(95)', 'p(99)', 'max'],
  };
}

/** Each virtual user is one person of the scenario, once. */
export async function playPart(scenario: Scenario): Promise<void> {
  const notebook = new K6Notebook({ tells: __ENV.HAOPAI_TELL === 'on' });
  const person = exec.vu.idInTest - 1;
  await play(person, { surroundings: K6_SURROUNDINGS, notebook, sale, settings: settingsHere(scenario) });
  notebook.finish();
}
