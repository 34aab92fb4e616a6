// The options of npm run restore-drill.
import path from 'node:path';
import { parseArgs } from 'node:util';

const SECONDS_MIN = 10;
const SECONDS_MAX = 3_600;
const MOMENTS_MAX = 20;
const SEED_END = 2 ** 31;

export interface DrillOptions {
  /** How long the storm lasts; the full backup is made in its middle. */
  readonly stormMs: number;
  /** So many seconds of it are restored, beside its end. */
  readonly moments: number;
  readonly seed: number;
  readonly jsonFile: string | null;
}

/** `--seconds N`, `--moments N`, `--seed N`, `--json FILE`. Throws on anything else. */
export function readDrillOptions(args: readonly string[], nowMs: number): DrillOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      moments: { type: 'string', default: '3' },
      seed: { type: 'string', default: String(nowMs % SEED_END) },
      json: { type: 'string' },
    },
  });
  return {
    stormMs: wholeNumber('seconds', values.seconds, SECONDS_MIN, SECONDS_MAX) * 1_000,
    moments: wholeNumber('moments', values.moments, 0, MOMENTS_MAX),
    seed: wholeNumber('seed', values.seed, 0, SEED_END - 1),
    jsonFile: values.json === undefined ? null : path.resolve(values.json),
  };
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= lowest && value <= highest) return value;
  throw new Error(`--${name} takes a whole number from ${lowest} to ${highest}, not ${text}`);
}
