// The options of npm run chaos.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './faults/fault';

const INSTANCES_MAX = 9;
const KILLS_MAX = 1_000;
const SEED_END = 2 ** 31;
const DROP_MAX_S = 3_600;
const WITHIN_MAX_MINUTES = 1_440;

export interface ChaosOptions {
  readonly instances: number;
  /** Processes to be killed -9; other faults come besides. */
  readonly kills: number;
  readonly seed: number;
  /** How long packets are lost at a time. */
  readonly dropMs: number;
  /** Three nodes of the database and of Redis, with faults of their own. */
  readonly isReplicated: boolean;
  /** Of a replicated site: how many faults are played. */
  readonly faults: number;
  /** From then on no fault begins; null: however long it takes. */
  readonly withinMs: number | null;
  /** Only these kinds of fault; null: all. */
  readonly only: readonly FaultKind[] | null;
  readonly jsonFile: string | null;
  /** The commit from which the instances are upgraded to this one, in the place of the seeded script. */
  readonly upgradeFrom: string | null;
}

/** `--instances N`, `--kills N`, `--seed N`, `--drop SECONDS`, `--replicated`, `--faults N`, `--within MINUTES`, `--only KIND,…`, `--json FILE`, `--upgrade-from COMMIT`. Throws on anything else. */
export function readChaosOptions(args: readonly string[], nowMs: number): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      instances: { type: 'string', default: '3' },
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: String(nowMs % SEED_END) },
      drop: { type: 'string', default: '180' },
      replicated: { type: 'boolean', default: false },
      faults: { type: 'string', default: '50' },
      within: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
      'upgrade-from': { type: 'string' },
    },
  });
  return {
    instances: wholeNumber('instances', values.instances, 2, INSTANCES_MAX),
    kills: wholeNumber('kills', values.kills, 1, KILLS_MAX),
    seed: wholeNumber('seed', values.seed, 0, SEED_END - 1),
    upgradeFrom: values['upgrade-from'] ?? null,
    dropMs: wholeNumber('drop', values.drop, 1, DROP_MAX_S) * 1_000,
    isReplicated: values.replicated,
    faults: wholeNumber('faults', values.faults, 1, KILLS_MAX),
    withinMs:
      values.within === undefined
        ? null
        : wholeNumber('within', values.within, 1, WITHIN_MAX_MINUTES) * 60_000,
    only: values.only === undefined ? null : values.only.split(',').map(kindOf),
    jsonFile: values.json === undefined ? null : path.resolve(values.json),
  };
}

function kindOf(name: string): FaultKind {
  const kind = FAULT_KINDS.find((known) => known === name);
  if (kind !== undefined) return kind;
  throw new Error(`--only knows ${FAULT_KINDS.join(', ')}, not ${name}`);
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= lowest && value <= highest) return value;
  throw new Error(`--${name} takes a whole number from ${lowest} to ${highest}, not ${text}`);
}
