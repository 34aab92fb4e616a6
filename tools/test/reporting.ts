// What a test run prints: one line for what passed, everything for what failed.
import type { Counts } from './counts';

const TITLE_WIDTH = 30;

/** `seconds` is null for what was not run: nothing that it looks at has changed since it passed. */
export function reportLine(title: string, { passed, failed }: Counts, seconds: number | null): void {
  const mark = failed === 0 ? '✓' : '✗';
  const figures = `${passed} passed${failed > 0 ? `, ${failed} FAILED` : ''}`;
  const time = seconds === null ? (failed === 0 ? 'unchanged' : 'did not run') : `${seconds.toFixed(1)} s`;
  console.log(`  ${mark}  ${title.padEnd(TITLE_WIDTH)} ${figures.padEnd(24)} ${time}`);
}

export function reportSlowest(files: readonly string[]): void {
  if (files.length > 0) console.log(`     slowest: ${files.join(', ')}`);
}

export function reportFailure(title: string, output: string): void {
  console.log(`\n──── ${title} ────\n${output.trim()}\n────\n`);
}

/** `failures` are those of the first try, also of what failed again. */
export function reportSecondTry(title: string, passed: readonly string[], failures: string): void {
  reportFailure(`${title}, first try`, failures);
  if (passed.length > 0) console.log(`  ~  ${title} passed at the second try alone: ${passed.join(', ')}`);
}
