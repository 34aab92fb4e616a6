// What became of an attack, as a line; what is wrong stands below it.
import type { Attack } from './attack';

export type Outcome =
  | {
      readonly kind: 'passed' | 'failed';
      readonly count: number;
      readonly faults: readonly string[];
      readonly leftOut: readonly string[];
    }
  | { readonly kind: 'skipped'; readonly why: string };

const FAULTS_SHOWN_MAX = 10;
const WORDS = { passed: 'PASS', failed: 'FAIL', skipped: 'SKIP' } as const;

export function linesOf({ id, tries }: Attack, outcome: Outcome): string {
  const head = `${WORDS[outcome.kind]}  ${id.padEnd(12)}`;
  if (outcome.kind === 'skipped') return `${head} ${outcome.why}`;
  const { count, faults, leftOut } = outcome;
  const hidden = faults.length - FAULTS_SHOWN_MAX;
  return [
    `${head} ${count} looks: ${tries}`,
    ...faults.slice(0, FAULTS_SHOWN_MAX).map((fault) => `      ! ${fault}`),
    ...(hidden > 0 ? [`      ! and ${hidden} more`] : []),
    ...leftOut.map((part) => `      - left out: ${part}`),
  ].join('\n');
}

export function lastLine(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome['kind']): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
  return `${count('passed')} passed, ${count('failed')} failed${skipped}`;
}
