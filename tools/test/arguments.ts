// The options of npm test and npm run check.
import { parseArgs } from 'node:util';

export const STAGES = ['static', 'unit', 'integration', 'e2e'] as const;
export type Stage = (typeof STAGES)[number];

const WITHOUT_SERVICES: readonly Stage[] = ['static', 'unit'];

export interface TestOptions {
  readonly stages: readonly Stage[];
  /** Only the projects that a change touches: since the point where this branch left `base`, and what is not committed. */
  readonly related: { readonly base: string } | null;
  /** Only these spec files, and nothing else. */
  readonly files: readonly string[];
  /** With the large counts of the heavy suites. */
  readonly isNightly: boolean;
  /** Writes down what has been seen; of a suite of which no whole run is known all is run. A night always does. */
  readonly isRecorded: boolean;
}

/**
 * `--static`: what needs no services. `--only a,b`: these stages. `--related [--base main]`: what a change touches. `--file F`: one spec
 * file, and as many times as there are files. `--nightly`: large counts. `--record`: what was seen is written down. Nothing: all. Throws on
 * anything else.
 */
export function readOptions(args: readonly string[]): TestOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      static: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      related: { type: 'boolean' },
      base: { type: 'string' },
      file: { type: 'string', multiple: true },
      nightly: { type: 'boolean' },
      record: { type: 'boolean' },
    },
  });
  if (values.base !== undefined && !values.related) throw new Error('--base belongs to --related');
  const isRecorded = values.nightly === true || values.record === true;
  if (values.record && values.related) throw new Error('--record sees whole suites, --related does not');
  return {
    stages: stagesOf(values.only, values.static === true),
    related: values.related ? { base: values.base ?? 'main' } : null,
    files: values.file ?? [],
    isNightly: values.nightly === true,
    isRecorded: isRecorded && !values.related,
  };
}

function stagesOf(only: readonly string[] | undefined, isStatic: boolean): readonly Stage[] {
  const names = only?.flatMap((text) => text.split(','));
  const unknown = names?.filter((name) => !STAGES.some((stage) => stage === name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only takes ${STAGES.join(', ')}, not ${unknown.join(', ')}`);
  if (names) return STAGES.filter((stage) => names.includes(stage));
  return isStatic ? WITHOUT_SERVICES : STAGES;
}
