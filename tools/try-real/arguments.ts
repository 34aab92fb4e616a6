// The options of npm run try-real.
import path from 'node:path';
import { parseArgs } from 'node:util';

/** In the order in which they run. */
export const PARTS = [
  'migrations',
  'integration',
  'chaos',
  'restore',
  'containers',
  'payment',
  'text',
  'identity',
] as const;
export type PartName = (typeof PARTS)[number];

export interface TryOptions {
  readonly parts: readonly PartName[];
  readonly reportFile: string;
}

/** `--parts a,b`: these alone. `--report FILE`: where the report is kept. Throws on anything else. */
export function readTryOptions(args: readonly string[]): TryOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { parts: { type: 'string' }, report: { type: 'string', default: 'tmp/try-real.md' } },
  });
  const names = values.parts?.split(',') ?? PARTS;
  const unknown = names.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`--parts takes ${PARTS.join(', ')}, not ${unknown.join(', ')}`);
  return {
    parts: PARTS.filter((part) => names.includes(part)),
    reportFile: path.resolve(values.report),
  };
}
