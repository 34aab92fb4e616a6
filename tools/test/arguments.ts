// The options of npm test and npm run check.
import { parseArgs } from 'node:util';

export const STAGES = ['static', 'unit', 'integration', 'e2e'] as const;
export type Stage = (typeof STAGES)[number];

const WITHOUT_SERVICES: readonly Stage[] = ['static', 'unit'];

/** `--static`: what needs no services. `--only a,b`: these stages. Nothing: all. Throws on anything else. */
export function chooseStages(args: readonly string[]): readonly Stage[] {
  const { values } = parseArgs({
    args: [...args],
    options: { static: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  const names = values.only?.flatMap((text) => text.split(','));
  const unknown = names?.filter((name) => !STAGES.some((stage) => stage === name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only takes ${STAGES.join(', ')}, not ${unknown.join(', ')}`);
  if (names) return STAGES.filter((stage) => names.includes(stage));
  return values.static ? WITHOUT_SERVICES : STAGES;
}
