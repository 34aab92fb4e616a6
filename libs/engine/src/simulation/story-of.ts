import type { SimulationReport } from './run-simulation';
import { INVARIANTS } from './violations';

/** What a run has broken, and the command that runs it again. */
export function storyOf({ seed, violations }: SimulationReport): string {
  return [
    `The run with seed ${seed} broke:`,
    ...violations.map(({ invariant, detail }) => `- ${INVARIANTS[invariant]} (${invariant})\n  ${detail}`),
    `Again: npm run simulate -- --seed ${seed} --runs 1`,
  ].join('\n');
}
