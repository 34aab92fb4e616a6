// The options of npm run bench.
import path from 'node:path';
import { parseArgs } from 'node:util';

/** Rounds of this length, three a row, make the whole bench last six or seven minutes. */
const SECONDS_DEFAULT = 1;
const SECONDS_MAX = 60;

export interface BenchOptions {
  /** Ids of rows or beginnings of ids; empty for all rows. */
  readonly parts: readonly string[];
  readonly jsonFile: string | null;
  /** Length of one measurement. */
  readonly durationMs: number;
  /** Where CPU profiles go; null for none. */
  readonly profileDir: string | null;
}

/** `--only PART[,PART]`, `--json FILE`, `--seconds N`, `--profile FOLDER`. Throws on anything else. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      profile: { type: 'string' },
      seconds: { type: 'string', default: String(SECONDS_DEFAULT) },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0 && seconds <= SECONDS_MAX)) {
    throw new Error(`--seconds takes a number up to ${SECONDS_MAX}, not ${values.seconds}`);
  }
  const parts = (values.only ?? []).flatMap((text) => text.split(',')).filter((part) => part !== '');
  return {
    parts,
    jsonFile: values.json ?? null,
    durationMs: seconds * 1_000,
    profileDir: values.profile === undefined ? null : path.resolve(values.profile),
  };
}

/** The ids that the parts name, in their own order; all of them when there are no parts. */
export function chooseRows(ids: readonly string[], parts: readonly string[]): readonly string[] {
  const unknown = parts.filter((part) => !ids.some((id) => id.startsWith(part)));
  if (unknown.length > 0) {
    throw new Error(
      `--only takes the beginning of one of these, not ${unknown.join(', ')}:\n  ${ids.join('\n  ')}`,
    );
  }
  return parts.length === 0 ? ids : ids.filter((id) => parts.some((part) => id.startsWith(part)));
}
